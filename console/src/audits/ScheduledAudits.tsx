import { Link, useNavigate } from '@tanstack/react-router';
import { CalendarClock, CirclePause, Pencil, Play, RotateCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ScheduledAudit, Workspace } from '../api/types';
import { Time } from '../time/Time';
import { Confirm } from '../ui/Confirm';
import { Empty } from '../ui/Empty';
import { Loaded } from '../ui/Loaded';
import { Pill } from '../ui/Pill';
import { TARGET_LOOKS } from '../ui/states';
import { type Column, Table } from '../ui/Table';
import { useToast } from '../ui/toasts';
import { useFailed } from '../ui/useFailed';
import { useScheduledAudits, useWorkspaceActions } from './queries';
import { ScheduleDialog } from './ScheduleDialog';
import { kindName } from './types';

/** The audits that start by themselves. */
export const ScheduledAudits = ({ workspace }: { workspace: Workspace }) => {
  const schedules = useScheduledAudits(workspace.id);
  const columns: Column<ScheduledAudit>[] =
    workspace.role === 'viewer'
      ? COLUMNS
      : [...COLUMNS, { name: 'Actions', quiet: true, width: 150, cell: (it) => <Actions schedule={it} workspace={workspace} /> }];
  return (
    <div className="card">
      <Loaded query={schedules} what="scheduled audits">
        {(them) =>
          them.length === 0 ? (
            <Empty icon={CalendarClock} title="No scheduled audits yet">
              One starts at the times you choose and tells what is new, still there, fixed or back again.
            </Empty>
          ) : (
            <Table label="Scheduled audits" columns={columns} rows={them} id={(it) => it.id} />
          )
        }
      </Loaded>
      <p className="card-body secondary muted">
        A callback belongs to one audit that somebody orders. To be told of every audit these start, add a <Link to="/webhooks">webhook</Link>.
      </p>
    </div>
  );
};

const COLUMNS: Column<ScheduledAudit>[] = [
  {
    name: 'Name',
    main: true,
    cell: (it) => (
      <>
        <strong>{it.name}</strong>
        <span className="secondary clip" title={it.targets.join(', ')}>
          {kindName(it.auditType)} · {it.targets.join(', ')}
        </span>
      </>
    ),
  },
  {
    name: 'Targets',
    width: 160,
    cell: (it) => {
      const worst = it.targetStatus.find((target) => target.status !== 'verified');
      return <Pill look={TARGET_LOOKS[worst?.status ?? 'verified']} plain />;
    },
  },
  {
    name: 'Times',
    width: 150,
    cell: (it) => (
      <>
        <span className="mono">{it.cronExpression}</span>
        <span className="secondary clip muted">{it.timezone}</span>
      </>
    ),
  },
  {
    name: 'Next',
    width: 140,
    cell: (it) =>
      it.isActive && it.nextRunAt !== null ? <Time at={it.nextRunAt} as="both" /> : <span className="muted">{it.isActive ? '—' : 'Paused'}</span>,
  },
];

const Actions = ({ schedule, workspace }: { schedule: ScheduledAudit; workspace: Workspace }) => {
  const { run, change, remove } = useWorkspaceActions(workspace.id);
  const [asked, setAsked] = useState<'nothing' | 'change' | 'remove'>('nothing');
  const close = () => { setAsked('nothing'); };
  const navigate = useNavigate();
  const toast = useToast();
  const failed = useFailed();
  const set = (isActive: boolean, undo: boolean) => {
    change.mutate(
      { id: schedule.id, isActive },
      {
        onError: failed,
        onSuccess: () => {
          if (undo) {
            toast({ words: `${isActive ? 'Resumed' : 'Paused'} ${schedule.name}.`, undo: () => { set(!isActive, false); } });
          }
        },
      },
    );
  };
  return (
    <div className="row-actions">
      <button
        type="button"
        className="icon-button"
        title="Audit now"
        aria-label={`Run ${schedule.name} now`}
        disabled={run.isPending}
        onClick={() => {
          run.mutate(schedule.id, {
            onError: failed,
            onSuccess: ({ data: { audit } }) => void navigate({ to: '/audits/$workspace/$audit', params: { workspace: workspace.id, audit: audit.id } }),
          });
        }}
      >
        <Play size={16} aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        title={schedule.isActive ? 'Pause' : 'Resume'}
        aria-label={`${schedule.isActive ? 'Pause' : 'Resume'} ${schedule.name}`}
        disabled={change.isPending}
        onClick={() => { set(!schedule.isActive, true); }}
      >
        {schedule.isActive ? <CirclePause size={16} aria-hidden /> : <RotateCw size={16} aria-hidden />}
      </button>
      <button type="button" className="icon-button" title="Change" aria-label={`Change ${schedule.name}`} onClick={() => { setAsked('change'); }}>
        <Pencil size={16} aria-hidden />
      </button>
      <button type="button" className="icon-button" title="Delete" aria-label={`Delete ${schedule.name}`} onClick={() => { setAsked('remove'); }}>
        <Trash2 size={16} aria-hidden />
      </button>
      {asked === 'change' && <ScheduleDialog workspace={workspace} schedule={schedule} onClose={close} />}
      {asked === 'remove' && (
        <Confirm
          title={`Delete ${schedule.name}?`}
          verb="Delete"
          onConfirm={() => {
            remove.mutate(schedule.id, { onError: failed });
          }}
          onClose={close}
        >
          <p>It never starts an audit again. The audits it made stay.</p>
        </Confirm>
      )}
    </div>
  );
};
