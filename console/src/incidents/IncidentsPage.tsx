import { getRouteApi, Link } from '@tanstack/react-router';
import { PanelRight, Siren } from 'lucide-react';
import type { Incident } from '../api/types';
import { INCIDENT_SORTS, INCIDENT_STATUSES, type IncidentSearch, isFiltered, SEVERITIES } from '../searches';
import { usePreferences } from '../settings/preferences';
import { useMe } from '../shell/me';
import { Time } from '../time/Time';
import { Choose } from '../ui/Choose';
import { FilterText } from '../ui/FilterText';
import { ListCard } from '../ui/ListCard';
import { NoRows } from '../ui/NoRows';
import { PageHead } from '../ui/PageHead';
import { Pill } from '../ui/Pill';
import { INCIDENT_LOOKS, SEVERITY_LOOKS } from '../ui/states';
import { StatusChips } from '../ui/StatusChips';
import { type Column, Table } from '../ui/Table';
import { ToggleChip } from '../ui/ToggleChip';
import { useRowKeys } from '../ui/useRowKeys';
import { count } from '../ui/words';
import { Preview } from './Preview';
import { useIncidents } from './queries';

const route = getRouteApi('/incidents');

export const IncidentsPage = () => {
  const { preview, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const incidents = useIncidents(search);
  useRowKeys(usePreferences().shortcuts);
  const filter = (change: Partial<IncidentSearch>) => {
    void navigate({ search: { ...search, offset: undefined, ...change }, replace: true });
  };
  const columns: Column<Incident>[] = [
    ...COLUMNS,
    {
      name: 'Actions',
      quiet: true,
      width: 52,
      cell: ({ number }) => (
        <div className="row-actions">
          <button type="button" className="icon-button" title="Preview" aria-label={`Preview #${number}`}
            onClick={() => { void navigate({ search: { ...search, preview: number }, replace: true, resetScroll: false }); }}>
            <PanelRight size={16} aria-hidden />
          </button>
        </div>
      ),
    },
  ];
  return (
    <>
      <PageHead title="Incidents" facts={incidents.data === undefined ? <>&nbsp;</> : count(incidents.data.total, 'incident')} />
      <ListCard
        query={incidents}
        what="incidents"
        filters={<Filters search={search} onFilter={filter} />}
        rows={(page) => page.incidents}
        onMove={(offset) => {
          filter({ offset });
        }}
        none={
          <NoRows icon={Siren} what="incidents" filtered={isFiltered(search)} onClear={() => void navigate({ search: {} })}>
            Those of each provider show here within five minutes. One can be opened from a finding as well.
          </NoRows>
        }
      >
        {(rows) => <Table label="Incidents" columns={columns} rows={rows} id={(it) => String(it.number)} />}
      </ListCard>
      {preview !== undefined && (
        <Preview number={String(preview)} onClose={() => { void navigate({ search, replace: true, resetScroll: false }); }} />
      )}
    </>
  );
};

const COLUMNS: Column<Incident>[] = [
  { name: 'Severity', width: 110, cell: (it) => <Pill look={SEVERITY_LOOKS[it.severity]} plain /> },
  {
    name: 'Incident',
    main: true,
    cell: (it) => (
      <>
        <Link to="/incidents/$id" params={{ id: String(it.number) }} className="row-link" data-row>
          {it.title}
        </Link>
        <span className="secondary clip" title={it.description}>
          #{it.number} · {[...it.products, ...it.tags].join(' · ') || it.provider}
        </span>
      </>
    ),
  },
  { name: 'Status', width: 110, cell: (it) => <Pill look={INCIDENT_LOOKS[it.status]} /> },
  { name: 'Works on it', width: 180, cell: (it) => it.assignee ?? ownerOf(it) ?? <span className="muted">Nobody</span> },
  { name: 'Alerts', width: 80, right: true, extra: true, cell: (it) => <span className="numbers">{it.alerts_count}</span> },
  { name: 'Changed', width: 140, cell: (it) => <Time at={it.modified_at} as="both" /> },
];

const ownerOf = ({ owner }: Incident): string | undefined => owner?.name ?? owner?.email ?? owner?.object_id ?? undefined;

const SORT_NAMES: Record<(typeof INCIDENT_SORTS)[number], string> = {
  '-modified_at': 'Changed last',
  '-created_at': 'Newest',
  '-severity': 'Gravest',
  '-number': 'Highest number',
};

interface FilterProps {
  search: IncidentSearch;
  onFilter: (change: Partial<IncidentSearch>) => void;
}

const Filters = ({ search, onFilter }: FilterProps) => {
  const me = useMe().data?.email;
  return (
    <>
      <FilterText label="Filter by title or description" placeholder="Filter by title or description" value={search.q}
        onFilter={(q) => { onFilter({ q }); }} />
      <StatusChips looks={INCIDENT_LOOKS} of={INCIDENT_STATUSES} value={search.status} onChange={(status) => { onFilter({ status }); }} />
      <ToggleChip name="Mine" on={me !== undefined && search.assignee === me}
        onChange={(mine) => { onFilter({ assignee: mine ? me : undefined }); }} />
      <Choose label="Severity" all="Any severity" options={SEVERITIES}
        name={(it) => (it === 'critical' ? 'Critical' : `${SEVERITY_LOOKS[it].word} or graver`)}
        value={search.severity} onChange={(severity) => { onFilter({ severity }); }} />
      <Choose label="Order" all="Changed last" options={INCIDENT_SORTS.slice(1)} name={(it) => SORT_NAMES[it]}
        value={search.sort} onChange={(sort) => { onFilter({ sort }); }} />
      {search.tag !== undefined && (
        <ToggleChip name={`Tag: ${search.tag}`} on onChange={() => { onFilter({ tag: undefined }); }} />
      )}
    </>
  );
};
