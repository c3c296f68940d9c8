import { Time } from '../time/Time';
import type { PartProps } from './notifying';

const HOUR = 3_600_000;

/** Nothing outside the inbox for a while. */
export const Snooze = ({ preferences: { snoozed_until: until }, onChange }: PartProps) => {
  const snoozed = until !== null && Date.parse(until) > Date.now();
  return (
    <div className="form-actions">
      {snoozed ? (
        <>
          <span>
            Nothing is told outside the inbox until <Time at={until} as="full" />.
          </span>
          <button type="button" className="button small" onClick={() => { onChange({ snoozed_until: null }); }}>
            Tell me again
          </button>
        </>
      ) : (
        [1, 8, 24].map((hours) => (
          <button key={hours} type="button" className="button small"
            onClick={() => { onChange({ snoozed_until: new Date(Date.now() + hours * HOUR).toISOString() }); }}>
            Quiet for {hours} h
          </button>
        ))
      )}
    </div>
  );
};
