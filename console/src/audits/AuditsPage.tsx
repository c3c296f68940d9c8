import './audits.css';
import { Link, useNavigate } from '@tanstack/react-router';
import { Plus, ScanSearch } from 'lucide-react';
import { useState } from 'react';
import type { Workspace } from '../api/types';
import { usePreferences } from '../settings/preferences';
import { Time } from '../time/Time';
import { Empty } from '../ui/Empty';
import { TextField } from '../ui/Field';
import { FormDialog } from '../ui/FormDialog';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import { type Column, Table } from '../ui/Table';
import { useRowKeys } from '../ui/useRowKeys';
import { sentenceCase } from '../ui/words';
import { useCreateWorkspace, useWorkspaces } from './queries';

/** The workspaces one belongs to: each a domain whose outside is audited. */
export const AuditsPage = () => {
  const workspaces = useWorkspaces();
  const [making, setMaking] = useState(false);
  useRowKeys(usePreferences().shortcuts);
  return (
    <>
      <PageHead
        title="Audits"
        facts="What others see of your domains from outside, looked at again and again."
        actions={
          <button type="button" className="button primary" onClick={() => { setMaking(true); }}>
            <Plus size={16} aria-hidden /> New workspace
          </button>
        }
      />
      <div className="card">
        <Loaded query={workspaces} what="workspaces">
          {(them) =>
            them.length === 0 ? (
              <Empty icon={ScanSearch} title="No workspaces yet">
                A workspace holds the audits of a domain and of what belongs to it. Nothing is looked at before you
                have proved that it is yours.
              </Empty>
            ) : (
              <Table label="Workspaces" columns={COLUMNS} rows={them} id={(it) => it.id} />
            )
          }
        </Loaded>
      </div>
      {making && <NewWorkspace onClose={() => { setMaking(false); }} />}
    </>
  );
};

const COLUMNS: Column<Workspace>[] = [
  {
    name: 'Workspace',
    main: true,
    cell: (it) => (
      <>
        <Link to="/audits/$workspace" params={{ workspace: it.id }} className="row-link" data-row>
          {it.name}
        </Link>
        <span className="secondary clip mono" title={it.domain}>
          {it.domain}
        </span>
      </>
    ),
  },
  { name: 'You are', width: 120, cell: (it) => sentenceCase(it.role) },
  { name: 'Audits', width: 90, right: true, cell: (it) => <span className="numbers">{it.auditCount}</span> },
  { name: 'Score', width: 90, right: true, cell: (it) => <span className="numbers">{it.averageScore ?? '—'}</span> },
  {
    name: 'Audited last',
    width: 150,
    cell: (it) => (it.lastAuditAt === null ? <span className="muted">Never</span> : <Time at={it.lastAuditAt} as="both" />),
  },
];

const NewWorkspace = ({ onClose }: { onClose: () => void }) => {
  const [name, setName] = useState('');
  const [domain, setDomain] = useState('');
  const create = useCreateWorkspace();
  const navigate = useNavigate();
  return (
    <FormDialog
      title="New workspace"
      verb="Create workspace"
      busy={create.isPending}
      error={create.error}
      onClose={onClose}
      onSubmit={() => {
        create.mutate(
          { name: name.trim(), domain: domain.trim() },
          {
            onSuccess: ({ data }) =>
              void navigate({ to: '/audits/$workspace', params: { workspace: data.workspace.id }, search: { tab: 'targets' } }),
          },
        );
      }}
    >
      <TextField label="Name" required maxLength={200} value={name} onChange={setName} />
      <TextField label="Domain" required placeholder="example.com" hint="It never changes; its hosts belong to it." value={domain} onChange={setDomain} />
    </FormDialog>
  );
};
