import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ScheduledAudit, Workspace } from '../api/types';
import { usePreferences } from '../settings/preferences';
import { TextField } from '../ui/Field';
import { FormDialog } from '../ui/FormDialog';
import { useToast } from '../ui/toasts';
import { AuditFields, type AuditTimes, AuditTimesFields, type AuditWish, named } from './AuditFields';
import { useWorkspaceActions } from './queries';

interface Props {
  workspace: Workspace;
  /** The one that is changed; a new one without. */
  schedule?: ScheduledAudit;
  onClose: () => void;
}

/** Asks what to audit again and again, and when. */
export const ScheduleDialog = ({ workspace, schedule, onClose }: Props) => {
  const { zone } = usePreferences();
  const [wish, setWish] = useState<AuditWish>({
    type: schedule?.auditType ?? 'shallow',
    targets: schedule?.targets.join(', ') ?? workspace.domain,
    scope: schedule?.scope ?? '',
  });
  const [times, setTimes] = useState<AuditTimes>({
    name: schedule?.name ?? '',
    cron: schedule?.cronExpression ?? '0 6 * * 1',
    timezone: schedule?.timezone ?? zone,
  });
  const { add, change } = useWorkspaceActions(workspace.id);
  const navigate = useNavigate();
  const toast = useToast();
  const name = times.name.trim();
  const targets = named(wish.targets);
  const scope = wish.scope.trim();
  const whole = {
    name,
    auditType: wish.type,
    cronExpression: times.cron.trim(),
    timezone: times.timezone.trim(),
    ...(targets.length > 0 && { targets }),
  };
  const done = (words: string) => {
    toast({ words });
    onClose();
    void navigate({ to: '/audits/$workspace', params: { workspace: workspace.id }, search: { tab: 'schedules' } });
  };
  return (
    <FormDialog
      title={schedule === undefined ? 'Schedule an audit' : `Change ${schedule.name}`}
      verb={schedule === undefined ? 'Schedule it' : 'Save'}
      busy={add.isPending || change.isPending}
      error={add.error ?? change.error}
      onClose={onClose}
      onSubmit={() => {
        if (schedule === undefined) {
          add.mutate({ ...whole, ...(scope !== '' && { scope }) }, { onSuccess: () => { done(`Scheduled ${name}.`); } });
        } else {
          change.mutate(
            { id: schedule.id, ...whole, scope: scope === '' ? null : scope },
            { onSuccess: () => { done(`Changed ${name}.`); } },
          );
        }
      }}
    >
      <TextField label="Name" required maxLength={200} value={times.name} onChange={(it) => { setTimes({ ...times, name: it }); }} />
      <AuditFields workspace={workspace.id} wish={wish} onChange={setWish} />
      <AuditTimesFields times={times} onChange={setTimes} />
    </FormDialog>
  );
};
