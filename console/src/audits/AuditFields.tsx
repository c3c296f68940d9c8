import { AreaField, TextField } from '../ui/Field';
import { Radios } from '../ui/Radios';
import { type AuditType, useTargets } from './queries';
import { AUDIT_KINDS, KINDS } from './types';

/** What is to be audited, as it is typed. */
export interface AuditWish {
  type: AuditType;
  targets: string;
  scope: string;
}

/** The domains that were named; none if the field is empty. */
export const named = (targets: string): string[] => targets.split(/[\s,]+/).filter(Boolean);

interface Props {
  workspace: string;
  wish: AuditWish;
  onChange: (wish: AuditWish) => void;
}

export const AuditFields = ({ workspace, wish, onChange }: Props) => {
  const proved = useTargets(workspace).data?.filter((it) => it.status === 'verified').map((it) => it.domain) ?? [];
  return (
    <>
      <Radios name="kind" label="Kind" options={KINDS} value={wish.type} className="stack-tight" each="persona"
        onChange={(type) => { onChange({ ...wish, type }); }}>
        {(type) => (
          <>
            <span className="persona-name">{AUDIT_KINDS[type].name}</span>
            <span className="secondary">{AUDIT_KINDS[type].line}</span>
          </>
        )}
      </Radios>
      <TextField
        label="Targets"
        hint={proved.length === 0 ? 'None is proved yet; what is not proved is not looked at.' : `Proved: ${proved.join(', ')}`}
        value={wish.targets}
        onChange={(targets) => { onChange({ ...wish, targets }); }}
      />
      <AreaField label="What to look for, if you like" rows={2} maxLength={4000} value={wish.scope}
        onChange={(scope) => { onChange({ ...wish, scope }); }} />
    </>
  );
};

/** When an audit starts by itself, as it is typed. */
export interface AuditTimes {
  name: string;
  cron: string;
  timezone: string;
}

interface TimesProps {
  times: AuditTimes;
  onChange: (times: AuditTimes) => void;
}

export const AuditTimesFields = ({ times, onChange }: TimesProps) => (
  <div className="field-row">
    <TextField label="Times, as a cron expression" required hint="Minute, hour, day, month, weekday." value={times.cron}
      onChange={(cron) => { onChange({ ...times, cron }); }} />
    <TextField label="Zone" required value={times.timezone} onChange={(timezone) => { onChange({ ...times, timezone }); }} />
  </div>
);
