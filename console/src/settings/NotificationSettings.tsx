import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, body } from '../api/client';
import type { NewPreferences, Preferences } from '../api/types';
import { SEVERITIES } from '../searches';
import { Card } from '../ui/Card';
import { ChoiceField, TextField } from '../ui/Field';
import { Loaded } from '../ui/Loaded';
import { SEVERITY_LOOKS } from '../ui/states';
import { useFailed } from '../ui/useFailed';
import { changed, type PartProps, turned } from './notifying';
import { NotifyMatrix } from './NotifyMatrix';
import { usePreferences } from './preferences';
import { Snooze } from './Snooze';

const KEY = ['notifications', 'preferences'];

/** On which ways one is told of what, how grave it must be, and when not. */
export const NotificationSettings = () => {
  const preferences = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => body(api.GET('/api/v1/notifications/preferences', { signal })),
  });
  return (
    <Card title="Notifications" aside={<Link to="/webhooks">Your webhooks</Link>}>
      <Loaded query={preferences} what="how you are told" rows={3}>
        {(it) => <Form preferences={it} />}
      </Loaded>
    </Card>
  );
};

const Form = ({ preferences }: { preferences: Preferences }) => {
  const client = useQueryClient();
  const failed = useFailed();
  const keep = useMutation({
    mutationFn: (wish: NewPreferences) => body(api.PUT('/api/v1/notifications/preferences', { body: wish })),
    // What was ticked is ticked at once, and not only when the server has said so.
    onMutate: (wish) => {
      client.setQueryData(KEY, { ...preferences, ...wish });
    },
    onSuccess: (kept) => {
      client.setQueryData(KEY, kept);
    },
    onError: (error) => {
      client.setQueryData(KEY, preferences);
      failed(error);
    },
  });
  const change = (more: Partial<NewPreferences>) => {
    keep.mutate(changed(preferences, more));
  };
  return (
    <div className="stack">
      <p className="secondary">The inbox always has everything; this is about e-mail and webhooks.</p>
      <NotifyMatrix
        preferences={preferences}
        onTurn={(event, way, on) => {
          keep.mutate(turned(preferences, event, way, on));
        }}
      />
      <label className="field">
        <span className="label">Findings are told from</span>
        <select
          className="input select"
          value={preferences.minimum_severity ?? ''}
          onChange={(event) => {
            change({ minimum_severity: SEVERITIES.find((it) => it === event.target.value) ?? null });
          }}
        >
          <option value="">Any severity</option>
          {SEVERITIES.map((it) => (
            <option key={it} value={it}>
              {SEVERITY_LOOKS[it].word}
            </option>
          ))}
        </select>
      </label>
      <Digests preferences={preferences} onChange={change} />
      <QuietHours key={JSON.stringify(preferences.quiet_hours)} preferences={preferences} busy={keep.isPending} onChange={change} />
      <Snooze preferences={preferences} onChange={change} />
    </div>
  );
};

const RATES = ['at_once', 'hourly', 'daily'] as const;
const RATE_NAMES = { at_once: 'As it happens', hourly: 'Once an hour', daily: 'Once a day' };

/** Whether things come one by one or together; what is critical always comes at once. */
const Digests = ({ preferences: { digest }, onChange }: PartProps) => {
  const { zone } = usePreferences();
  const kept = digest ?? { email: 'at_once' as const, webhook: 'at_once' as const, at: '07:00', timezone: zone };
  return (
    <div className="field-row">
      <ChoiceField label="E-mail comes" options={RATES} name={(it) => RATE_NAMES[it]} value={kept.email}
        onChange={(email) => { onChange({ digest: { ...kept, email } }); }} />
      <ChoiceField label="Webhooks are called" options={RATES} name={(it) => RATE_NAMES[it]} value={kept.webhook}
        onChange={(webhook) => { onChange({ digest: { ...kept, webhook } }); }} />
      {(kept.email === 'daily' || kept.webhook === 'daily') && (
        <TextField label={`The daily one comes at (${kept.timezone})`} type="time" required value={kept.at}
          onChange={(at) => { if (at !== '') { onChange({ digest: { ...kept, at } }); } }} />
      )}
    </div>
  );
};

const QuietHours = ({ preferences, busy, onChange }: PartProps & { busy: boolean }) => {
  const { zone } = usePreferences();
  const kept = preferences.quiet_hours;
  const [from, setFrom] = useState(kept?.from ?? '22:00');
  const [to, setTo] = useState(kept?.to ?? '06:00');
  const [timezone, setTimezone] = useState(kept?.timezone ?? zone);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ quiet_hours: { from, to, timezone } });
      }}
    >
      <fieldset className="field">
        <legend className="label">Quiet hours</legend>
        <p className="hint">What happens within them is told when they are over, unless it is critical.</p>
        <div className="field-row">
          <TextField label="From" type="time" required value={from} onChange={setFrom} />
          <TextField label="To" type="time" required value={to} onChange={setTo} />
          <TextField label="Zone of these hours" required value={timezone} onChange={setTimezone} />
        </div>
      </fieldset>
      <div className="form-actions">
        <button type="submit" className="button" disabled={busy || (kept?.from === from && kept.to === to && kept.timezone === timezone)}>
          {kept === null ? 'Keep these hours quiet' : 'Save the hours'}
        </button>
        {kept !== null && (
          <button type="button" className="button" disabled={busy} onClick={() => { onChange({ quiet_hours: null }); }}>
            No quiet hours
          </button>
        )}
      </div>
    </form>
  );
};
