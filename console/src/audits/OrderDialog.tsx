import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Workspace } from '../api/types';
import { usePreferences } from '../settings/preferences';
import { AreaField, TextField } from '../ui/Field';
import { FormDialog } from '../ui/FormDialog';
import { useToast } from '../ui/toasts';
import { type AuditType, useTargets, useWorkspaceActions } from './queries';
import { AUDIT_KINDS } from './types';

interface Props {
  workspace: Workspace;
  scheduled: boolean;
  onClose: () => void;
}

/** Asks what to audit, now or again and again. */
export const OrderDialog = ({ workspace, scheduled, onClose }: Props) => {
  const proved = useTargets(workspace.id).data?.filter((it) => it.status === 'verified').map((it) => it.domain) ?? [];
  const { zone } = usePreferences();
  const [type, setType] = useState<AuditType>('shallow');
  const [targets, setTargets] = useState(workspace.domain);
  const [scope, setScope] = useState('');
  const [name, setName] = useState('');
  const [cron, setCron] = useState('0 6 * * 1');
  const [timezone, setTimezone] = useState(zone);
  const { order, schedule } = useWorkspaceActions(workspace.id);
  const navigate = useNavigate();
  const toast = useToast();
  const busy = order.isPending || schedule.isPending;
  const wanted = targets.split(/[\s,]+/).filter(Boolean);
  const what = { ...(wanted.length > 0 && { targets: wanted }), ...(scope.trim() !== '' && { scope: scope.trim() }) };
  const submit = () => {
    if (scheduled) {
      schedule.mutate(
        { name: name.trim(), auditType: type, cronExpression: cron.trim(), timezone: timezone.trim(), ...what },
        {
          onSuccess: () => {
            toast({ words: `Scheduled ${name.trim()}.` });
            onClose();
            void navigate({ to: '/audits/$workspace', params: { workspace: workspace.id }, search: { tab: 'schedules' } });
          },
        },
      );
    } else {
      order.mutate(
        { type, ...what },
        {
          onSuccess: ({ data: { audit } }) =>
            void navigate({ to: '/audits/$workspace/$audit', params: { workspace: workspace.id, audit: audit.id } }),
        },
      );
    }
  };
  return (
    <FormDialog
      title={scheduled ? 'Schedule an audit' : 'Audit now'}
      verb={scheduled ? 'Schedule it' : 'Start the audit'}
      busy={busy}
      error={order.error ?? schedule.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {scheduled && <TextField label="Name" required maxLength={200} value={name} onChange={setName} />}
      <fieldset className="field">
        <legend className="label">Kind</legend>
        <div className="stack-tight">
          {AUDIT_KINDS.map((it) => (
            <label key={it.type} className="persona">
              <input type="radio" name="kind" checked={type === it.type} onChange={() => { setType(it.type); }} />
              <span className="persona-name">{it.name}</span>
              <span className="secondary">{it.line}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        label="Targets"
        hint={proved.length === 0 ? 'None is proved yet; what is not proved is not looked at.' : `Proved: ${proved.join(', ')}`}
        value={targets}
        onChange={setTargets}
      />
      <AreaField label="What to look for, if you like" rows={2} maxLength={4000} value={scope} onChange={setScope} />
      {scheduled && (
        <div className="field-row">
          <TextField label="Times, as a cron expression" required hint="Minute, hour, day, month, weekday." value={cron} onChange={setCron} />
          <TextField label="Zone" required value={timezone} onChange={setTimezone} />
        </div>
      )}
    </FormDialog>
  );
};
