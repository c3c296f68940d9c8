import { getRouteApi, Link } from '@tanstack/react-router';
import { CalendarClock, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Schedule } from '../api/types';
import { usePreferences } from '../settings/preferences';
import { relative } from '../time/format';
import { useNow } from '../time/useNow';
import { Empty } from '../ui/Empty';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import { Pages } from '../ui/Pages';
import { count } from '../ui/words';
import { useRowKeys } from '../ui/useRowKeys';
import { isFiltered, type ScheduleSearch } from '../searches';
import { BulkBar } from './BulkBar';
import { PAGE, useLatestRuns, useScheduleCount, useSchedules } from './queries';
import { ScheduleFilters } from './ScheduleFilters';
import { ScheduleTable } from './ScheduleTable';
import { ScheduleTiles } from './ScheduleTiles';
import { useBulk } from './useBulk';

const route = getRouteApi('/schedules');

export const SchedulesPage = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const schedules = useSchedules(search);
  const runs = useLatestRuns();
  const preferences = usePreferences();
  useRowKeys(preferences.shortcuts);
  const [chosen, setChosen] = useState(new Set<string>());
  const bulk = useBulk();
  const those = schedules.data?.schedules.filter((it) => chosen.has(it.id)) ?? [];
  const filter = (change: Partial<ScheduleSearch>) => {
    void navigate({ search: { ...search, offset: undefined, ...change }, replace: true });
  };
  return (
    <>
      <PageHead title="Schedules" facts={<Facts />} actions={<Create />} />
      <ScheduleTiles search={search} onFilter={filter} runs={runs.data} />
      <div className="card">
        <ScheduleFilters search={search} onFilter={filter} />
        <Loaded query={schedules} what="schedules">
          {(page) => (
            <div aria-busy={schedules.isPlaceholderData}>
              {page.schedules.length === 0 ? (
                <None filtered={isFiltered(search)} onClear={() => void navigate({ search: {} })} />
              ) : (
                <ScheduleTable
                  schedules={page.schedules}
                  chosen={chosen}
                  onChoose={setChosen}
                  sort={search.sort ?? 'next_run_at'}
                  onSort={(sort) => {
                    filter({ sort });
                  }}
                />
              )}
              <Pages
                offset={page.offset}
                limit={PAGE}
                total={page.total}
                what="schedules"
                onMove={(offset) => {
                  filter({ offset: offset === 0 ? undefined : offset });
                }}
              />
            </div>
          )}
        </Loaded>
      </div>
      {those.length > 0 && <BulkBar chosen={those} bulk={bulk} onClear={() => { setChosen(new Set()); }} />}
    </>
  );
};

const Facts = () => {
  const all = useSchedules({});
  const active = useScheduleCount('active');
  const now = useNow(15);
  if (all.data === undefined) {
    return <>&nbsp;</>;
  }
  const next = all.data.schedules.find((it: Schedule) => it.next_run_at !== null)?.next_run_at;
  return (
    <>
      {[
        count(all.data.total, 'schedule'),
        active === undefined ? undefined : `${active} active`,
        next === null || next === undefined ? undefined : `next run ${relative(next, now)}`,
      ]
        .filter((it) => it !== undefined)
        .join(' · ')}
    </>
  );
};

const Create = () => (
  <Link to="/schedules/new" className="button primary" aria-keyshortcuts="c">
    <Plus size={16} aria-hidden />
    Create Schedule
  </Link>
);

const None = ({ filtered, onClear }: { filtered: boolean; onClear: () => void }) =>
  filtered ? (
    <Empty
      icon={CalendarClock}
      title="No schedules match"
      actions={
        <button type="button" className="button" onClick={onClear}>
          Clear filters
        </button>
      }
    />
  ) : (
    <Empty
      icon={CalendarClock}
      title="No schedules yet"
      actions={
        <Link to="/schedules/new" className="button">
          Create the first one
        </Link>
      }
    >
      A schedule runs one investigation at the times you choose and tells you what it found.
    </Empty>
  );
