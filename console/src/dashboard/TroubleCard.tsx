import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import type { Schedule } from '../api/types';
import { Card } from '../ui/Card';
import { Loaded } from '../ui/Loaded';
import { Pill } from '../ui/Pill';
import { scheduleLook } from '../ui/states';
import { useAllSchedules } from './queries';
import { type Trouble, troubles } from './trouble';

const MOST = 6;

/** Which schedules need somebody, why, and what to do. */
export const TroubleCard = () => (
  <Card title="Schedules in trouble" flush>
    <Loaded query={useAllSchedules()} what="schedules" rows={2}>
      {(page) => <Troubles schedules={page.schedules} total={page.total} />}
    </Loaded>
  </Card>
);

const Troubles = ({ schedules, total }: { schedules: Schedule[]; total: number }) => {
  const found = troubles(schedules);
  if (found.length === 0) {
    return (
      <p className="quiet-line">
        <CircleCheck size={16} aria-hidden />
        {total === 0 ? 'There are no schedules yet.' : 'None: each that should run does, and its last run worked.'}
      </p>
    );
  }
  return (
    <ul className="lines">
      {found.slice(0, MOST).map((it) => (
        <Line key={it.schedule.id} trouble={it} />
      ))}
      {found.length > MOST && (
        <li className="lines-more">
          <Link to="/schedules">{found.length - MOST} more</Link>
        </li>
      )}
    </ul>
  );
};

const Line = ({ trouble: { schedule, words, remedy } }: { trouble: Trouble }) => (
  <li className="lines-row">
    <div className="lines-words">
      <Link to="/schedules/$id" params={{ id: schedule.id }} className="row-link" data-row>
        {schedule.name}
      </Link>
      <p className="secondary">{words}</p>
      <p className="secondary muted">{remedy}</p>
    </div>
    <Pill look={scheduleLook(schedule)} />
    {schedule.last_run?.session_id != null && (
      <Link to="/sessions/$id" params={{ id: schedule.last_run.session_id }} className="button small">
        Last run
      </Link>
    )}
  </li>
);
