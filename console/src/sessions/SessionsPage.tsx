import { getRouteApi, Link } from '@tanstack/react-router';
import { MessageSquareText, SquarePen } from 'lucide-react';
import type { SessionInList } from '../api/types';
import { isFiltered, OUTCOMES, PERSONAS, SESSION_STATUSES, type SessionSearch } from '../searches';
import { usePreferences } from '../settings/preferences';
import { duration } from '../time/format';
import { Time } from '../time/Time';
import { Choose } from '../ui/Choose';
import { FilterText } from '../ui/FilterText';
import { ListCard } from '../ui/ListCard';
import { NoRows } from '../ui/NoRows';
import { PageHead } from '../ui/PageHead';
import { Pill } from '../ui/Pill';
import { OUTCOME_LOOKS, SESSION_LOOKS } from '../ui/states';
import { StatusChips } from '../ui/StatusChips';
import { type Column, Table } from '../ui/Table';
import { ToggleChip } from '../ui/ToggleChip';
import { useRowKeys } from '../ui/useRowKeys';
import { count, PERSONA_NAMES, sentenceCase } from '../ui/words';
import { useSessions } from './queries';

const route = getRouteApi('/sessions');

export const SessionsPage = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const sessions = useSessions(search);
  useRowKeys(usePreferences().shortcuts);
  const filter = (change: Partial<SessionSearch>) => {
    void navigate({ search: { ...search, offset: undefined, ...change }, replace: true });
  };
  return (
    <>
      <PageHead
        title="Sessions"
        facts={sessions.data === undefined ? <>&nbsp;</> : count(sessions.data.total, 'session')}
        actions={
          <Link to="/investigate" className="button primary">
            <SquarePen size={16} aria-hidden /> New investigation
          </Link>
        }
      />
      <ListCard
        query={sessions}
        what="sessions"
        filters={<Filters search={search} onFilter={filter} />}
        rows={(page) => page.sessions}
        onMove={(offset) => {
          filter({ offset });
        }}
        none={
          <NoRows icon={MessageSquareText} what="sessions" filtered={isFiltered(search)} onClear={() => void navigate({ search: {} })}>
            Every investigation leaves a session: its steps, the rows it read, and what it found.
          </NoRows>
        }
      >
        {(rows) => <Table label="Sessions" className="sessions-table" columns={COLUMNS} rows={rows} id={(it) => it.id} />}
      </ListCard>
    </>
  );
};

interface FilterProps {
  search: SessionSearch;
  onFilter: (change: Partial<SessionSearch>) => void;
}

const Filters = ({ search, onFilter }: FilterProps) => (
  <>
    <FilterText
      label="Filter by title or question"
      placeholder="Filter by title or question"
      value={search.q}
      onFilter={(q) => {
        onFilter({ q });
      }}
    />
    <StatusChips looks={SESSION_LOOKS} of={SESSION_STATUSES} value={search.status} onChange={(status) => { onFilter({ status }); }} />
    <ToggleChip
      name="Pinned"
      on={search.pinned === true}
      onChange={(pinned) => {
        onFilter({ pinned: pinned ? true : undefined });
      }}
    />
    <Choose label="Found" all="Any outcome" options={OUTCOMES} name={sentenceCase} value={search.outcome}
      onChange={(outcome) => { onFilter({ outcome }); }} />
    <Choose label="Persona" all="Any persona" options={PERSONAS} name={(it) => PERSONA_NAMES[it]} value={search.persona}
      onChange={(persona) => { onFilter({ persona }); }} />
  </>
);

const COLUMNS: Column<SessionInList>[] = [
  {
    name: 'Session',
    main: true,
    cell: (it) => (
      <>
        <Link to="/sessions/$id" params={{ id: it.id }} className="row-link" data-row>
          {it.title}
        </Link>
        <span className="secondary clip" title={it.query}>
          {it.schedule_id === null ? 'Asked by hand' : 'Scheduled'} · {it.query}
        </span>
      </>
    ),
  },
  { name: 'Status', width: 120, cell: (it) => <Pill look={SESSION_LOOKS[it.status]} /> },
  {
    name: 'Found',
    width: 130,
    cell: (it) => (it.outcome === null ? <span className="muted">—</span> : <Pill look={OUTCOME_LOOKS[it.outcome]} plain />),
  },
  { name: 'Persona', width: 150, cell: (it) => PERSONA_NAMES[it.persona] },
  { name: 'Started', width: 130, cell: (it) => <Time at={it.created_at} as="both" /> },
  {
    name: 'Took',
    width: 100,
    right: true,
    cell: (it) => (
      <span className="numbers">
        {it.finished_at === null ? '—' : duration((Date.parse(it.finished_at) - Date.parse(it.created_at)) / 1000)}
      </span>
    ),
  },
];
