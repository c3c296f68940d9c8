import { getRouteApi, Link } from '@tanstack/react-router';
import { MessageSquareText, SquarePen } from 'lucide-react';
import type { SessionInList } from '../api/types';
import { isFiltered, OUTCOMES, PERSONAS, type SessionSearch } from '../searches';
import { usePreferences } from '../settings/preferences';
import { duration } from '../time/format';
import { Time } from '../time/Time';
import { Chips } from '../ui/Chips';
import { Choose } from '../ui/Choose';
import { Empty } from '../ui/Empty';
import { FilterText } from '../ui/FilterText';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import { Pages } from '../ui/Pages';
import { Pill } from '../ui/Pill';
import { OUTCOME_LOOKS, SESSION_LOOKS } from '../ui/states';
import { ToggleChip } from '../ui/ToggleChip';
import { useRowKeys } from '../ui/useRowKeys';
import { count, PERSONA_NAMES, sentenceCase } from '../ui/words';
import { PAGE, useSessions } from './queries';

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
      <div className="card">
        <Filters search={search} onFilter={filter} />
        <Loaded query={sessions} what="sessions">
          {(page) => (
            <div aria-busy={sessions.isPlaceholderData}>
              {page.sessions.length === 0 ? (
                <None search={search} onClear={() => void navigate({ search: {} })} />
              ) : (
                <SessionTable sessions={page.sessions} />
              )}
              <Pages
                offset={page.offset}
                limit={PAGE}
                total={page.total}
                what="sessions"
                onMove={(offset) => {
                  filter({ offset: offset === 0 ? undefined : offset });
                }}
              />
            </div>
          )}
        </Loaded>
      </div>
    </>
  );
};

interface FilterProps {
  search: SessionSearch;
  onFilter: (change: Partial<SessionSearch>) => void;
}

const Filters = ({ search, onFilter }: FilterProps) => (
  <div className="filters">
    <FilterText
      label="Filter by title or question"
      placeholder="Filter by title or question"
      value={search.q}
      onFilter={(q) => {
        onFilter({ q });
      }}
    />
    <Chips
      label="Status"
      value={search.status}
      options={[
        { value: undefined, name: 'All' },
        { value: 'active', name: 'Running' },
        { value: 'completed', name: 'Completed' },
        { value: 'failed', name: 'Failed' },
        { value: 'cancelled', name: 'Cancelled' },
      ]}
      onChange={(status) => {
        onFilter({ status });
      }}
    />
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
  </div>
);

const SessionTable = ({ sessions }: { sessions: SessionInList[] }) => (
  <table className="table sessions-table" role="table">
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">Session</th>
        <th scope="col" role="columnheader">Status</th>
        <th scope="col" role="columnheader">Found</th>
        <th scope="col" role="columnheader">Persona</th>
        <th scope="col" role="columnheader">Started</th>
        <th scope="col" role="columnheader" className="right">Took</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      {sessions.map((session) => (
        <tr key={session.id} role="row">
          <td role="cell" className="cell-name">
            <Link to="/sessions/$id" params={{ id: session.id }} className="row-link" data-row>
              {session.title}
            </Link>
            <span className="secondary clip" title={session.query}>
              {session.schedule_id === null ? 'Asked by hand' : 'Scheduled'} · {session.query}
            </span>
          </td>
          <td role="cell" className="cell-status">
            <Pill look={SESSION_LOOKS[session.status]} />
          </td>
          <td role="cell">
            {session.outcome === null ? <span className="muted">—</span> : <Pill look={OUTCOME_LOOKS[session.outcome]} plain />}
          </td>
          <td role="cell">{PERSONA_NAMES[session.persona]}</td>
          <td role="cell">
            <Time at={session.created_at} as="both" />
          </td>
          <td role="cell" className="right numbers">
            {session.finished_at === null ? '—' : duration((Date.parse(session.finished_at) - Date.parse(session.created_at)) / 1000)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const None = ({ search, onClear }: { search: SessionSearch; onClear: () => void }) =>
  isFiltered(search) ? (
    <Empty
      icon={MessageSquareText}
      title="No sessions match"
      actions={
        <button type="button" className="button" onClick={onClear}>
          Clear filters
        </button>
      }
    />
  ) : (
    <Empty icon={MessageSquareText} title="No sessions yet">
      Every investigation leaves a session: its steps, the rows it read, and what it found.
    </Empty>
  );
