import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import type { Schedule } from '../api/types';
import { Card } from '../ui/Card';
import { Loaded } from '../ui/Loaded';
import { Pill } from '../ui/Pill';
import { scheduleLook } from '../ui/states';
import { useAllSchedules, useFailingSchedules } from './queries';
import { type Trouble, troubles } from './trouble';

const MOST = 6;

/** Which schedules need somebody, why, and what to do. */
export const TroubleCard = () => {
  const failing = useFailingSchedules();
  const nearest = useAllSchedules();
  return (
    <Card title="Schedules in trouble" flush>
      <Loaded query={failing} what="schedules" rows={2}>
        {(page) => (
          <Troubles
            schedules={[...page.schedules, ...(nearest.data?.schedules ?? [])]}
            further={page.total - page.schedules.length}
            total={nearest.data?.total}
          />
        )}
      </Loaded>
    </Card>
  );
};

interface TroublesProps {
  schedules: Schedule[];
  /** How many fail besides. */
  further: number;
  /** How many there are at all, once it is known. */
  total: number | undefined;
}

const Troubles = ({ schedules, further, total }: TroublesProps) => {
  const found = troubles(schedules);
  const more = Math.max(0, found.length - MOST) + further;
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
      {more > 0 && (
        <li className="lines-more">
          <Link to="/schedules" search={{ failing: true }}>{more} more</Link>
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
