import { getRouteApi, Link } from '@tanstack/react-router';
import { ScanSearch } from 'lucide-react';
import type { Audit } from '../api/types';
import { AUDIT_STATUSES } from '../searches';
import { Time } from '../time/Time';
import { ListCard } from '../ui/ListCard';
import { NoRows } from '../ui/NoRows';
import { Pill } from '../ui/Pill';
import { AUDIT_LOOKS } from '../ui/states';
import { StatusChips } from '../ui/StatusChips';
import { type Column, Table } from '../ui/Table';
import { Grade } from './Grade';
import { PAGE, useAudits } from './queries';
import { kindName, titleOf } from './types';

const route = getRouteApi('/audits/$workspace');

/** The audits of a workspace, the newest first. */
export const AuditList = ({ workspace }: { workspace: string }) => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <ListCard
      query={useAudits(workspace, search.status, search.page ?? 1)}
      what="audits"
      rows={(page) => page.audits}
      onMove={(offset = 0) => void navigate({ search: { ...search, page: offset === 0 ? undefined : offset / PAGE + 1 } })}
      filters={
        <StatusChips looks={AUDIT_LOOKS} of={AUDIT_STATUSES} value={search.status} onChange={(status) => void navigate({ search: { ...search, page: undefined, status }, replace: true })} />
      }
      none={
        <NoRows icon={ScanSearch} what="audits" filtered={search.status !== undefined} onClear={() => void navigate({ search: {} })}>
          Prove a target first, then audit it now or at the times you choose.
        </NoRows>
      }
    >
      {(rows) => <Table label="Audits" columns={COLUMNS} rows={rows} id={(it) => it.id} />}
    </ListCard>
  );
};

const COLUMNS: Column<Audit>[] = [
  { name: 'Grade', width: 90, cell: (it) => <Grade grade={it.grade} score={it.score} /> },
  {
    name: 'Audit',
    main: true,
    cell: (it) => (
      <>
        <Link to="/audits/$workspace/$audit" params={{ workspace: it.workspaceId, audit: it.id }} className="row-link" data-row>
          {titleOf(it)}
        </Link>
        <span className="secondary clip" title={it.error?.message ?? it.scheduleName ?? ''}>
          {kindName(it.type)} · {it.error?.message ?? it.scheduleName ?? 'asked for by hand'}
        </span>
      </>
    ),
  },
  { name: 'Status', width: 130, cell: (it) => <Pill look={AUDIT_LOOKS[it.status]} /> },
  { name: 'Findings', width: 90, right: true, cell: (it) => <span className="numbers">{it.findingCount ?? '—'}</span> },
  { name: 'Began', width: 140, cell: (it) => <Time at={it.startedAt ?? it.createdAt} as="both" /> },
];
