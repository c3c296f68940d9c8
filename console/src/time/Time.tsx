import { usePreferences } from '../settings/preferences';
import { clockSeconds, dateTime, inUtc, machine, relative, shortDateTime } from './format';
import { useNow } from './useNow';

interface Props {
  at: string;
  /** `both` is the distance with the moment under it. */
  as?: 'relative' | 'short' | 'full' | 'both' | 'clock';
}

/** A moment in the reader's zone; hovering tells zone and UTC, and programs read UTC. */
export const Time = ({ at, as = 'relative' }: Props) => {
  const preferences = usePreferences();
  const now = useNow(15);
  const title = `${dateTime(at, preferences)} ${preferences.zone} · ${inUtc(at)}`;
  const words = {
    relative: () => relative(at, now),
    short: () => shortDateTime(at, preferences),
    full: () => dateTime(at, preferences),
    clock: () => clockSeconds(at, preferences),
    both: () => relative(at, now),
  }[as]();
  return (
    <time dateTime={machine(at)} title={title} className="numbers">
      {words}
      {as === 'both' && <span className="secondary clip muted">{shortDateTime(at, preferences)}</span>}
    </time>
  );
};
