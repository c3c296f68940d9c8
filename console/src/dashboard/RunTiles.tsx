import { Tile } from '../ui/Tile';
import { ProblemCard } from '../ui/Problems';
import { useRunCounts } from './queries';

/** Today's runs: due so far, and what became of them. */
export const RunTiles = ({ from }: { from: string }) => {
  const { counts, error, again } = useRunCounts(from);
  const sum = (...statuses: Parameters<typeof counts.get>[0][]): number | undefined => {
    const known = statuses.map((it) => counts.get(it));
    return known.some((it) => it === undefined) ? undefined : known.reduce<number>((all, it) => all + (it ?? 0), 0);
  };
  if (error !== null && counts.get(undefined) === undefined) {
    return (
      <div className="card dashboard-problem">
        <ProblemCard error={error} retry={again} />
      </div>
    );
  }
  const failed = sum('failed');
  const missed = sum('missed');
  return (
    <section className="tiles" aria-label="Runs today">
      <Tile value={sum(undefined)} name="Runs due today" link={{ to: '/sessions' }} />
      <Tile value={sum('completed')} name="Completed" link={{ to: '/sessions', search: { status: 'completed' } }} />
      <Tile value={sum('running', 'queued')} name="Running or waiting" link={{ to: '/sessions', search: { status: 'active' } }} />
      <Tile value={failed} name="Failed" tone={failed === 0 ? undefined : 'failed'} link={{ to: '/sessions', search: { status: 'failed' } }} />
      <Tile value={missed} name="Missed" tone={missed === 0 ? undefined : 'missed'} />
    </section>
  );
};
