import type { Schedule } from '../api/types';
import { Time } from '../time/Time';

/** What is wrong with what it sees, or surprising about its times; silent while all is well. */
export const Canary = ({ schedule: { canary, warnings } }: { schedule: Schedule }) => (
  <>
    {canary != null && canary.state !== 'sees' && (
      <div className={`note tone-${canary.state === 'blind' ? 'failed' : 'paused'}`} role="status">
        <span>
          <strong>{canary.state === 'blind' ? 'It is blind: its data no longer comes.' : 'Its data is unusually quiet.'}</strong>{' '}
          {canary.reasons.join(' ')} Looked at <Time at={canary.checked_at} />.
        </span>
      </div>
    )}
    {warnings?.map((it) => (
      <div key={it.kind + it.message} className="note tone-paused">
        <span>{it.message}</span>
      </div>
    ))}
  </>
);
