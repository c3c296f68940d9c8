import './audits.css';
import { getRouteApi, Link } from '@tanstack/react-router';
import { CalendarPlus, ScanSearch } from 'lucide-react';
import { useState } from 'react';
import type { Workspace } from '../api/types';
import { usePreferences } from '../settings/preferences';
import { LoadedPage } from '../ui/LoadedPage';
import { PageHead } from '../ui/PageHead';
import { useRowKeys } from '../ui/useRowKeys';
import { count, sentenceCase } from '../ui/words';
import { AuditList } from './AuditList';
import { Members } from './Members';
import { OrderDialog } from './OrderDialog';
import { ScheduledAudits } from './ScheduledAudits';
import { ScheduleDialog } from './ScheduleDialog';
import { useWorkspace } from './queries';
import { Targets } from './Targets';

const route = getRouteApi('/audits/$workspace');

const TABS = [
  ['audits', 'Audits'],
  ['schedules', 'Scheduled audits'],
  ['targets', 'Targets'],
  ['members', 'Members'],
] as const;

export const WorkspacePage = () => {
  const { workspace: id } = route.useParams();
  return (
    <LoadedPage query={useWorkspace(id)} title="Workspace">
      {(workspace) => <Detail workspace={workspace} />}
    </LoadedPage>
  );
};

const Detail = ({ workspace }: { workspace: Workspace }) => {
  const search = route.useSearch();
  const tab = search.tab ?? 'audits';
  const [ordering, setOrdering] = useState<'now' | 'schedule'>();
  const close = () => { setOrdering(undefined); };
  useRowKeys(usePreferences().shortcuts);
  return (
    <>
      <PageHead
        title={workspace.name}
        trail="Audits"
        facts={`${workspace.domain} · you are its ${workspace.role} · ${count(workspace.members.length, 'member')} · ${count(workspace.auditCount, 'audit')}${workspace.averageScore === null ? '' : ` · score ${workspace.averageScore} on average`}`}
        actions={
          workspace.role !== 'viewer' && (
            <>
              <button type="button" className="button" onClick={() => { setOrdering('schedule'); }}>
                <CalendarPlus size={16} aria-hidden /> Schedule an audit
              </button>
              <button type="button" className="button primary" onClick={() => { setOrdering('now'); }}>
                <ScanSearch size={16} aria-hidden /> Audit now
              </button>
            </>
          )
        }
      />
      <nav className="page-tabs" aria-label={sentenceCase(workspace.name)}>
        {TABS.map(([name, word]) => (
          <Link
            key={name}
            to="/audits/$workspace"
            params={{ workspace: workspace.id }}
            search={tab === name ? search : { tab: name === 'audits' ? undefined : name }}
            activeOptions={{ exact: true }}
            className="page-tab"
          >
            {word}
          </Link>
        ))}
      </nav>
      {tab === 'audits' && <AuditList workspace={workspace.id} />}
      {tab === 'schedules' && <ScheduledAudits workspace={workspace} />}
      {tab === 'targets' && <Targets workspace={workspace} />}
      {tab === 'members' && <Members workspace={workspace} />}
      {ordering === 'now' && <OrderDialog workspace={workspace} onClose={close} />}
      {ordering === 'schedule' && <ScheduleDialog workspace={workspace} onClose={close} />}
    </>
  );
};
