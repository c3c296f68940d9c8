import { Download, ScrollText } from 'lucide-react';
import { api, body } from '../api/client';
import type { AuditEntry } from '../api/types';
import { Time } from '../time/Time';
import { FilterText } from '../ui/FilterText';
import { ListCard } from '../ui/ListCard';
import { NoRows } from '../ui/NoRows';
import { type Column, Table } from '../ui/Table';
import type { AdminSearch } from '../searches';
import { differences, exportUrl } from './auditLogs';
import { useAdminList } from './useAdminList';

/** Who did what, narrowed by the address; what is exported is narrowed the same. */
export const AuditLog = () => {
  const { query, search, filter, clear } = useAdminList('audit-log', ({ actor, action, object, from, to, offset }, signal) =>
    body(api.GET('/api/admin/audit-log', { params: { query: { actor, action, object, from, to, offset, limit: 50 } }, signal })),
  );
  const filtered = [search.actor, search.action, search.object, search.from, search.to].some((it) => it !== undefined);
  return (
    <ListCard
      query={query}
      what="entries"
      rows={(page) => page.entries}
      onMove={(offset) => { filter({ offset }); }}
      filters={
        <>
          <FilterText label="Action" placeholder="Action, such as schedule" value={search.action} onFilter={(action) => { filter({ action }); }} />
          <FilterText label="Actor" placeholder="Actor, such as usr_…" value={search.actor} onFilter={(actor) => { filter({ actor }); }} />
          <FilterText label="Object" placeholder="Object, such as sch_…" value={search.object} onFilter={(object) => { filter({ object }); }} />
          <Day label="From" value={search.from} onChange={(from) => { filter({ from }); }} />
          <Day label="Before" value={search.to} onChange={(to) => { filter({ to }); }} />
          <span className="push form-actions">
            {(['ndjson', 'csv'] as const).map((format) => (
              <a key={format} className="button" href={exportUrl(search, format)} download={`audit-log.${format}`}>
                <Download size={16} aria-hidden /> {format.toUpperCase()}
              </a>
            ))}
          </span>
        </>
      }
      none={
        <NoRows icon={ScrollText} what="entries" filtered={filtered} onClear={clear}>
          Everything that changes something leaves an entry.
        </NoRows>
      }
    >
      {(rows) => <Table label="Audit log" columns={COLUMNS} rows={rows} id={(it) => String(it.number)} />}
    </ListCard>
  );
};

const Day = ({ label, value, onChange }: { label: string; value: AdminSearch['from']; onChange: (value: string | undefined) => void }) => (
  <label className="day-filter">
    <span className="secondary">{label}</span>
    <input
      type="date"
      className="input"
      value={value?.slice(0, 10) ?? ''}
      onChange={(event) => {
        onChange(event.target.value === '' ? undefined : `${event.target.value}T00:00:00Z`);
      }}
    />
  </label>
);

const COLUMNS: Column<AuditEntry>[] = [
  { name: 'When', width: 150, cell: (it) => <Time at={it.at} as="both" /> },
  {
    name: 'What',
    main: true,
    cell: (it) => (
      <>
        <strong>{it.action}</strong> {it.reason !== null && <span className="secondary">{it.reason}</span>}
        <Diff entry={it} />
      </>
    ),
  },
  { name: 'Object', width: 250, cell: (it) => <span className="mono wrap">{it.object}</span> },
  { name: 'Actor', width: 250, cell: (it) => <span className="mono wrap">{it.actor}</span> },
];

const Diff = ({ entry }: { entry: AuditEntry }) => {
  const changes = differences(entry.before, entry.after);
  return (
    <details className="more diff">
      <summary>
        #{entry.number} · {changes.length === 0 ? 'details' : `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`}
      </summary>
      <dl className="diff-list">
        {changes.map((it) => (
          <div key={it.member}>
            <dt>{it.member}</dt>
            <dd>
              {it.before !== undefined && <del>{it.before}</del>} {it.after !== undefined && <ins>{it.after}</ins>}
            </dd>
          </div>
        ))}
        <div>
          <dt>Request</dt>
          <dd className="mono">{entry.request_id ?? 'none'}</dd>
        </div>
        <div>
          <dt>Hash</dt>
          <dd className="mono">{entry.hash}</dd>
        </div>
      </dl>
    </details>
  );
};
