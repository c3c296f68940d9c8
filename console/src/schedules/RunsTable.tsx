import { Link } from '@tanstack/react-router';
import { CalendarClock } from 'lucide-react';
import type { Run } from '../api/types';
import { Time } from '../time/Time';
import { duration } from '../time/format';
import { Empty } from '../ui/Empty';
import { Pill } from '../ui/Pill';
import { OUTCOME_LOOKS, RUN_LOOKS } from '../ui/states';
import { sentenceCase } from '../ui/words';

/** Each run with its two facts: whether it worked, and what it found. */
export const RunsTable = ({ runs, nextRun }: { runs: Run[]; nextRun: string | null }) =>
  runs.length === 0 ? (
    <Empty icon={CalendarClock} title="This schedule has not run yet">
      {nextRun !== null && (
        <>
          First run <Time at={nextRun} as="full" />.
        </>
      )}
    </Empty>
  ) : (
    <div className="scroll" tabIndex={0} role="region" aria-label="Table of runs">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">For</th>
            <th scope="col">Status</th>
            <th scope="col">Found</th>
            <th scope="col">Trigger</th>
            <th scope="col" className="right">
              Took
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <Row key={run.id} run={run} />
          ))}
        </tbody>
      </table>
    </div>
  );

const Row = ({ run }: { run: Run }) => (
  <tr>
    <td>
      {run.session_id === null ? (
        <Time at={run.scheduled_for} as="short" />
      ) : (
        <Link to="/sessions/$id" params={{ id: run.session_id }} className="row-link" data-row>
          <Time at={run.scheduled_for} as="short" />
        </Link>
      )}
    </td>
    <td>
      <Pill look={RUN_LOOKS[run.status]} />
      {(run.error !== null || (run.reason !== null && run.status !== 'completed')) && (
        <span className="secondary wrap">{run.error?.message ?? run.reason}</span>
      )}
    </td>
    <td>{run.outcome === null ? <span className="muted">—</span> : <Pill look={OUTCOME_LOOKS[run.outcome]} plain />}</td>
    <td>{sentenceCase(run.trigger)}</td>
    <td className="right numbers">{run.duration_seconds === null ? '—' : duration(run.duration_seconds)}</td>
  </tr>
);
