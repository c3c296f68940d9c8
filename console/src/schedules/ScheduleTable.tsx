import { Link } from '@tanstack/react-router';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Schedule } from '../api/types';
import type { ScheduleSearch } from '../searches';
import { Time } from '../time/Time';
import { HeatStrip } from '../ui/HeatStrip';
import { Pill } from '../ui/Pill';
import { scheduleLook } from '../ui/states';
import { PERSONA_NAMES } from '../ui/words';
import { STRIP } from './queries';
import { RowActions } from './RowActions';

type Sort = NonNullable<ScheduleSearch['sort']>;

interface Props {
  schedules: Schedule[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  /** The ids of those that are chosen. */
  chosen: Set<string>;
  onChoose: (chosen: Set<string>) => void;
}

export const ScheduleTable = ({ schedules, sort, onSort, chosen, onChoose }: Props) => (
  <table className="table schedules-table" role="table">
    <thead role="rowgroup">
      <tr role="row">
        <SortHead name="Name" up="name" down="-name" sort={sort} onSort={onSort}>
          <input
            type="checkbox"
            aria-label="Choose all on this page"
            checked={schedules.every((it) => chosen.has(it.id))}
            onChange={(event) => { onChoose(new Set(event.target.checked ? schedules.map((it) => it.id) : [])); }}
          />
        </SortHead>
        <th scope="col" role="columnheader">
          Status
        </th>
        <th scope="col" role="columnheader">
          Frequency
        </th>
        <SortHead name="Next run" up="next_run_at" down="-next_run_at" sort={sort} onSort={onSort} />
        <th scope="col" role="columnheader" className="column-strip">
          Latest runs
        </th>
        <th scope="col" role="columnheader">
          <span className="hidden">Actions</span>
        </th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      {schedules.map((schedule) => (
        <tr key={schedule.id} role="row">
          <td role="cell" className="cell-name">
            <input
              type="checkbox"
              data-choose
              aria-label={`Choose ${schedule.name}`}
              checked={chosen.has(schedule.id)}
              onChange={(event) => {
                onChoose(event.target.checked ? new Set([...chosen, schedule.id]) : new Set([...chosen].filter((it) => it !== schedule.id)));
              }}
            />
            <Link to="/schedules/$id" params={{ id: schedule.id }} className="row-link" data-row>
              {schedule.name}
            </Link>
            <span className="secondary clip" title={schedule.user_query}>
              {PERSONA_NAMES[schedule.persona]} · {schedule.user_query}
            </span>
          </td>
          <td role="cell" className="cell-status">
            <Pill look={scheduleLook(schedule)} />
          </td>
          <td role="cell" className="cell-frequency" title={schedule.cron_expression ?? schedule.sentence}>
            {briefly(schedule)}
            <span className="secondary clip muted">{schedule.timezone}</span>
          </td>
          <td role="cell" className="cell-next">
            {schedule.next_run_at === null ? <span className="muted">—</span> : <Time at={schedule.next_run_at} as="both" />}
          </td>
          <td role="cell" className="column-strip">
            <HeatStrip runs={schedule.latest_runs ?? []} most={STRIP} />
          </td>
          <td role="cell" className="cell-actions">
            <RowActions schedule={schedule} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const DAYS: Record<string, string> = {
  monday: 'Mon',
  tuesday: 'Tue',
  wednesday: 'Wed',
  thursday: 'Thu',
  friday: 'Fri',
  saturday: 'Sat',
  sunday: 'Sun',
};

/** `Daily 06:00`, `Mon 07:30`, `Day 1, 06:00`, or the expression. */
const briefly = (schedule: Schedule): string => {
  const at = schedule.scheduled_time ?? '';
  switch (schedule.frequency) {
    case 'once':
      return `Once ${schedule.scheduled_date ?? ''} ${at}`;
    case 'daily':
      return `Daily ${at}`;
    case 'weekly':
      return `${DAYS[schedule.day_of_week ?? ''] ?? 'Weekly'} ${at}`;
    case 'monthly':
      return `Day ${schedule.day_of_month ?? ''}, ${at}`;
    case 'custom':
      return schedule.cron_expression ?? 'Custom';
  }
};

interface HeadProps {
  name: string;
  up: Sort;
  down: Sort;
  sort: Sort;
  onSort: (sort: Sort) => void;
  /** What stands before the name. */
  children?: ReactNode;
}

const SortHead = ({ name, up, down, sort, onSort, children }: HeadProps) => {
  const direction = sort === up ? 'ascending' : sort === down ? 'descending' : undefined;
  return (
    <th scope="col" role="columnheader" aria-sort={direction ?? 'none'}>
      {children}
      <button
        type="button"
        className="sort"
        onClick={() => {
          onSort(sort === up ? down : up);
        }}
      >
        {name}
        {direction === 'ascending' && <ArrowUp size={12} aria-hidden />}
        {direction === 'descending' && <ArrowDown size={12} aria-hidden />}
      </button>
    </th>
  );
};
