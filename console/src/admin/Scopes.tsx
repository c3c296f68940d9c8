import { CheckField } from '../ui/Field';

export const SCOPES = [
  'investigations:read',
  'investigations:write',
  'schedules:read',
  'schedules:write',
  'incidents:read',
  'incidents:write',
  'search:read',
  'graph:read',
  'notifications:read',
  'notifications:write',
  'webhooks:write',
  'audits:read',
  'audits:write',
  'profile',
  'admin:read',
  'admin:write',
] as const;

interface Props {
  scopes: string[];
  onChange: (scopes: string[]) => void;
}

/** What a credential may do, each by itself. */
export const Scopes = ({ scopes, onChange }: Props) => (
  <fieldset className="field">
    <legend className="label">It may</legend>
    <div className="scopes">
      {SCOPES.map((it) => (
        <CheckField
          key={it}
          label={it}
          on={scopes.includes(it)}
          onChange={(on) => {
            onChange(on ? [...scopes, it] : scopes.filter((scope) => scope !== it));
          }}
        />
      ))}
    </div>
  </fieldset>
);
