import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { CalendarClock, FileText, type LucideIcon, MessageSquareText, Search, SearchCheck, ShieldAlert, Tag } from 'lucide-react';
import { api, body } from '../api/client';
import type { Hit } from '../api/types';
import { HIT_TYPES } from '../searches';
import { Time } from '../time/Time';
import { Chips } from '../ui/Chips';
import { Empty } from '../ui/Empty';
import { FilterText } from '../ui/FilterText';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import { Pages } from '../ui/Pages';
import { Pill } from '../ui/Pill';
import { SEVERITY_LOOKS } from '../ui/states';
import { sentenceCase } from '../ui/words';
import { highlighted } from './highlights';

const route = getRouteApi('/search');
const PAGE = 20;

export const SearchPage = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const hits = useQuery({
    queryKey: ['search', search],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/search', {
          params: { query: { q: search.q, type: search.type, limit: PAGE, offset: search.offset ?? 0 } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead
        title="Search"
        facts={hits.data === undefined ? <>&nbsp;</> : facts(hits.data)}
      />
      <div className="card">
        <div className="filters">
          <FilterText
            wide
            label="Search"
            placeholder='Words, "two words", severity:high after:2026-11-01'
            value={search.q}
            onFilter={(q) => void navigate({ search: { type: search.type, q }, replace: true })}
          />
          <Chips
            label="What to search"
            value={search.type}
            options={[
              { value: undefined, name: 'All' },
              ...HIT_TYPES.map((value) => ({ value, name: `${sentenceCase(value).replace(/y$/, 'ie')}s` })),
            ]}
            onChange={(type) => void navigate({ search: { q: search.q, type }, replace: true })}
          />
        </div>
        <Loaded query={hits} what="results">
          {(page) => (
            <div aria-busy={hits.isPlaceholderData}>
              {page.results.length === 0 ? (
                <Empty icon={Search} title="Nothing was found">
                  Sessions, findings, reports, schedules, incidents and entities were searched. Fewer words find more.
                </Empty>
              ) : (
                <ul>
                  {page.results.map((hit) => (
                    <Row key={hit.type + hit.id} hit={hit} />
                  ))}
                </ul>
              )}
              <Pages offset={page.offset} limit={PAGE} total={page.total} what="results"
                onMove={(offset) => void navigate({ search: { ...search, offset: offset === 0 ? undefined : offset } })} />
            </div>
          )}
        </Loaded>
      </div>
    </>
  );
};

const facts = ({ total, total_is_exact: exact, fuzzy }: { total: number; total_is_exact: boolean; fuzzy: boolean }): string =>
  `${exact ? '' : 'more than '}${total.toLocaleString('en')} results${fuzzy ? ' for words like these' : ''}`;

const ICONS: Partial<Record<string, LucideIcon>> = {
  incident: ShieldAlert,
  session: MessageSquareText,
  finding: SearchCheck,
  report: FileText,
  schedule: CalendarClock,
  entity: Tag,
};

const Row = ({ hit }: { hit: Hit }) => {
  const Icon = ICONS[hit.type] ?? Search;
  return (
    <li className="notification">
      <Icon size={16} aria-hidden />
      <div className="notification-words">
        <p>
          <Target hit={hit} />
        </p>
        <p className="secondary">
          <Marked html={hit.highlights.excerpt} />
        </p>
        <p className="secondary muted">
          {sentenceCase(hit.type)} · <Time at={hit.at} />
        </p>
      </div>
      {hit.severity !== null && <Pill look={SEVERITY_LOOKS[hit.severity]} plain />}
    </li>
  );
};

const Target = ({ hit }: { hit: Hit }) => {
  const words = <Marked html={hit.highlights.title} />;
  if (hit.type === 'entity') {
    return <span className="mono">{words}</span>;
  }
  if (hit.type === 'schedule' && hit.schedule_id !== null) {
    return (
      <Link to="/schedules/$id" params={{ id: hit.schedule_id }} className="row-link" data-row>
        {words}
      </Link>
    );
  }
  return hit.session_id === null ? (
    words
  ) : (
    <Link to="/sessions/$id" params={{ id: hit.session_id }} className="row-link" data-row>
      {words}
    </Link>
  );
};

/** What the server marked, as text: nothing in it is taken for markup. */
const Marked = ({ html }: { html: string }) =>
  highlighted(html).map((it, index) => (it.marked ? <mark key={index}>{it.text}</mark> : <span key={index}>{it.text}</span>));
