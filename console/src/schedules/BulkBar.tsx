import { useState } from 'react';
import type { Schedule } from '../api/types';
import { Confirm } from '../ui/Confirm';
import { count } from '../ui/words';
import { able, type Deed } from './bulk';
import type { useBulk } from './useBulk';

interface Props {
  chosen: Schedule[];
  /** Of the page: it tells of the end when the bar is long gone. */
  bulk: ReturnType<typeof useBulk>;
  onClear: () => void;
}

const NAMES: Record<Deed, string> = { pause: 'Pause', resume: 'Resume', delete: 'Delete' };
const DEEDS: Deed[] = ['pause', 'resume', 'delete'];

/** What can be done to all schedules that were chosen, with how many each is for. */
export const BulkBar = ({ chosen, bulk: { busy, act }, onClear }: Props) => {
  const [asking, setAsking] = useState(false);
  const start = (deed: Deed) => {
    act(deed, able(deed, chosen));
    onClear();
  };
  return (
    <div className="bulk" role="region" aria-label="Chosen schedules">
      <strong className="numbers" role="status">{chosen.length} chosen</strong>
      {DEEDS.map((deed) => {
        const number = able(deed, chosen).length;
        return (
          <button
            key={deed}
            type="button"
            className="button small"
            disabled={busy || number === 0}
            onClick={() => {
              if (deed === 'delete') {
                setAsking(true);
              } else {
                start(deed);
              }
            }}
          >
            {NAMES[deed]} {number}
          </button>
        );
      })}
      <button type="button" className="button small" onClick={onClear}>
        Choose none
      </button>
      {asking && (
        <Confirm title={`Delete ${count(chosen.length, 'schedule')}?`} verb="Delete" onConfirm={() => { start('delete'); }} onClose={() => { setAsking(false); }}>
          <p>They run no more; what they found stays. It can be undone for eight seconds here, and by restoring each.</p>
          <ul className="plain-list">
            {chosen.slice(0, 8).map((it) => (
              <li key={it.id}>{it.name}</li>
            ))}
            {chosen.length > 8 && <li className="secondary">and {chosen.length - 8} more</li>}
          </ul>
        </Confirm>
      )}
    </div>
  );
};
