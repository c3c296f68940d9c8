import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, body } from '../api/client';
import type { NewPreferences, Preferences } from '../api/types';
import { SEVERITIES } from '../searches';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { EVENT_NAMES, EVENTS } from '../ui/events';
import { TextField } from '../ui/Field';
import { Loaded } from '../ui/Loaded';
import { SEVERITY_LOOKS } from '../ui/states';
import { useFailed } from '../ui/useFailed';
import { changed, isTold, turned, type Way } from './notifying';
import { usePreferences } from './preferences';

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
    onSuccess: (kept) => {
      client.setQueryData(KEY, kept);
    },
    onError: failed,
  });
  const change = (more: Partial<NewPreferences>) => {
    keep.mutate(changed(preferences, more));
  };
  return (
    <div className="stack">
      <p className="secondary">The inbox always has everything; this is about e-mail and webhooks.</p>
      <Matrix
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
      <QuietHours key={JSON.stringify(preferences.quiet_hours)} preferences={preferences} busy={keep.isPending} onChange={change} />
      <Snooze preferences={preferences} onChange={change} />
    </div>
  );
};

interface MatrixProps {
  preferences: Preferences;
  onTurn: (event: (typeof EVENTS)[number], way: Way, on: boolean) => void;
}

const WAYS: [Way, string][] = [
  ['email', 'E-mail'],
  ['webhook', 'Webhooks'],
];

const Matrix = ({ preferences, onTurn }: MatrixProps) => (
  <table className="matrix">
    <thead>
      <tr>
        <th scope="col">When</th>
        {WAYS.map(([way, name]) => (
          <th key={way} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {EVENTS.map((event) => (
        <tr key={event}>
          <th scope="row">{EVENT_NAMES[event]}</th>
          {WAYS.map(([way, name]) => (
            <td key={way}>
              <input
                type="checkbox"
                aria-label={`${EVENT_NAMES[event]}: ${name}`}
                checked={isTold(preferences, event, way)}
                onChange={(it) => {
                  onTurn(event, way, it.target.checked);
                }}
              />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

interface PartProps {
  preferences: Preferences;
  onChange: (change: Partial<NewPreferences>) => void;
}

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

const HOUR = 3_600_000;

/** Nothing outside the inbox for a while. */
const Snooze = ({ preferences: { snoozed_until: until }, onChange }: PartProps) => {
  const snoozed = until !== null && Date.parse(until) > Date.now();
  return (
    <div className="form-actions">
      {snoozed ? (
        <>
          <span>
            Nothing is told outside the inbox until <Time at={until} as="full" />.
          </span>
          <button type="button" className="button small" onClick={() => { onChange({ snoozed_until: null }); }}>
            Tell me again
          </button>
        </>
      ) : (
        [1, 8, 24].map((hours) => (
          <button key={hours} type="button" className="button small"
            onClick={() => { onChange({ snoozed_until: new Date(Date.now() + hours * HOUR).toISOString() }); }}>
            Quiet for {hours} h
          </button>
        ))
      )}
    </div>
  );
};
