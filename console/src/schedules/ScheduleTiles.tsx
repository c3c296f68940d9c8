import type { Run } from '../api/types';
import type { ScheduleSearch } from '../searches';
import { useRunning } from '../shell/counts';
import { useScheduleCount } from './queries';

interface Props {
  search: ScheduleSearch;
  /** The latest of all schedules. */
  runs: Run[] | undefined;
  onFilter: (change: Partial<ScheduleSearch>) => void;
}

/** What stands out; the tiles of a status filter by it. */
export const ScheduleTiles = ({ search, runs, onFilter }: Props) => {
  const active = useScheduleCount('active');
  const paused = useScheduleCount('paused');
  const failed = useScheduleCount('failed');
  const running = useRunning();
  const tile = (status: NonNullable<ScheduleSearch['status']>, name: string, value: number | undefined) => (
    <button
      type="button"
      className="tile"
      aria-pressed={search.status === status}
      onClick={() => {
        onFilter({ status: search.status === status ? undefined : status });
      }}
    >
      <span className="tile-value numbers">{value ?? '–'}</span>
      <span className="tile-name">{name}</span>
    </button>
  );
  return (
    <div className="tiles">
      {tile('active', 'Active', active)}
      {tile('paused', 'Paused', paused)}
      {tile('failed', 'Disabled', failed)}
      <div className="tile">
        <span className="tile-value numbers">{running}</span>
        <span className="tile-name">Running now</span>
      </div>
      <div className="tile">
        <span className="tile-value numbers">{successRate(runs ?? [])}</span>
        <span className="tile-name">Of the latest runs worked</span>
      </div>
    </div>
  );
};

/** How many of the runs that ended by themselves worked. */
const successRate = (runs: Run[]): string => {
  const ended = runs.filter((it) => it.status === 'completed' || it.status === 'failed');
  const worked = ended.filter((it) => it.status === 'completed');
  return ended.length === 0 ? '–' : `${Math.round((1000 * worked.length) / ended.length) / 10} %`;
};
