import { Link } from '@tanstack/react-router';
import type { PlainRun } from '../api/types';
import { usePreferences } from '../settings/preferences';
import { duration, shortDateTime } from '../time/format';
import { OUTCOME_LOOKS, RUN_LOOKS } from './states';
import { type Cell, cells, summary } from './strip';

interface Props {
  runs: PlainRun[];
  most: number;
  /** Whether each cell leads to its session. */
  linked?: boolean;
}

/** The latest runs at a glance: the bar tells whether each worked, the dot whether it found something. */
export const HeatStrip = ({ runs, most, linked = false }: Props) => {
  const shown = cells(runs, most);
  if (shown.length === 0) {
    return <span className="muted">No runs yet</span>;
  }
  return linked ? (
    <ol className="strip strip-linked" aria-label={summary(runs.slice(0, most))}>
      {shown.map((cell) => (
        <li key={cell.run.id}>
          <LinkedCell cell={cell} />
        </li>
      ))}
    </ol>
  ) : (
    <div className="strip" role="img" aria-label={summary(runs.slice(0, most))}>
      {shown.map((cell) => (
        <Bar key={cell.run.id} cell={cell} />
      ))}
    </div>
  );
};

const LinkedCell = ({ cell }: { cell: Cell }) => {
  const title = useTitle(cell.run);
  return cell.run.session_id === null ? (
    <span className="strip-link" title={title}>
      <Bar cell={cell} />
    </span>
  ) : (
    <Link to="/sessions/$id" params={{ id: cell.run.session_id }} className="strip-link" title={title} aria-label={title}>
      <Bar cell={cell} />
    </Link>
  );
};

const Bar = ({ cell: { run, height, pattern } }: { cell: Cell }) => (
  <span className={`strip-cell tone-${RUN_LOOKS[run.status].tone} strip-${pattern}`} style={{ blockSize: height }}>
    {run.outcome === 'findings' && <span className="strip-dot" />}
  </span>
);

const useTitle = (run: PlainRun): string => {
  const preferences = usePreferences();
  return [
    RUN_LOOKS[run.status].word,
    run.outcome === null ? undefined : OUTCOME_LOOKS[run.outcome].word,
    shortDateTime(run.scheduled_for, preferences),
    run.duration_seconds === null ? undefined : duration(run.duration_seconds),
    run.error?.message ?? run.reason ?? undefined,
  ]
    .filter((it) => it !== undefined)
    .join(' · ');
};
