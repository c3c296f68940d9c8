import { useState } from 'react';
import type { User } from '../api/types';
import { useChangeMe, useMe } from '../shell/me';
import { type Choice, choose, useChoice } from '../theme/theme';
import { offset } from '../time/format';
import { Card } from '../ui/Card';
import { CheckField } from '../ui/Field';
import { FieldProblem } from '../ui/FieldProblem';
import { PageHead } from '../ui/PageHead';
import { useToast } from '../ui/toasts';
import { CalendarFeed } from './CalendarFeed';
import { NotificationSettings } from './NotificationSettings';
import { browserZone, usePreferences } from './preferences';

export const SettingsPage = () => {
  const me = useMe();
  return (
    <>
      <PageHead title="Settings" facts="They hold for you, on every computer; the theme for this browser." />
      <div className="narrow stack">
        {me.data !== undefined && <TimeAndKeys user={me.data} />}
        <Appearance />
        <NotificationSettings />
        <CalendarFeed />
        {me.data !== undefined && <Profile user={me.data} />}
      </div>
    </>
  );
};

const THEMES: [Choice, string][] = [
  ['system', 'As the system has it'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

const Appearance = () => {
  const theme = useChoice();
  return (
    <Card title="Theme">
      <fieldset className="stack">
        <legend className="hidden">Theme</legend>
        {THEMES.map(([value, name]) => (
          <label key={value} className="choice">
            <input
              type="radio"
              name="theme"
              checked={theme === value}
              onChange={() => {
                choose(value);
              }}
            />
            {name}
          </label>
        ))}
      </fieldset>
    </Card>
  );
};

const TimeAndKeys = ({ user }: { user: User }) => {
  const change = useChangeMe();
  const toast = useToast();
  const preferences = usePreferences();
  const settings: Record<string, unknown> = user.settings;
  const zone = settings.zone === 'utc' || settings.zone === 'profile' ? settings.zone : 'browser';
  const keep = (more: Record<string, unknown>) => {
    change.mutate(
      { settings: { ...settings, ...more } },
      {
        onError: (error) => {
          toast({ words: error.message, tone: 'failed' });
        },
      },
    );
  };
  const zones: [string, string][] = [
    ['browser', `This computer’s zone (${browserZone()})`],
    ['profile', `The zone of my profile (${user.timezone})`],
    ['utc', 'UTC'],
  ];
  return (
    <>
      <Card title="Times are shown in">
        <fieldset className="stack">
          <legend className="hidden">Times are shown in</legend>
          {zones.map(([value, name]) => (
            <label key={value} className="choice">
              <input
                type="radio"
                name="zone"
                checked={zone === value}
                onChange={() => {
                  keep({ zone: value });
                }}
              />
              {name}
            </label>
          ))}
          <CheckField label="Twelve hours with am and pm" on={preferences.hour12} onChange={(hour12) => { keep({ hour12 }); }} />
        </fieldset>
      </Card>
      <Card title="Keyboard and density">
        <div className="stack">
          <CheckField label="Single keys act, such as C for Create Schedule" on={preferences.shortcuts}
            onChange={(shortcuts) => { keep({ shortcuts }); }} />
          <CheckField label="Compact rows" on={preferences.dense} onChange={(dense) => { keep({ dense }); }} />
        </div>
      </Card>
    </>
  );
};

const Profile = ({ user }: { user: User }) => {
  const [zone, setZone] = useState(user.timezone);
  const change = useChangeMe();
  const toast = useToast();
  return (
    <Card title="Profile">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(
            { timezone: zone },
            {
              onSuccess: () => {
                toast({ words: 'Saved your profile.' });
              },
            },
          );
        }}
      >
        <dl className="facts">
          <div>
            <dt>Name</dt>
            <dd>{user.name}</dd>
          </div>
          <div>
            <dt>E-mail</dt>
            <dd>{user.email}</dd>
          </div>
          <div>
            <dt>Role</dt>
            <dd>{user.roles.join(', ')}</dd>
          </div>
          <div>
            <dt>Id</dt>
            <dd className="mono">{user.id}</dd>
          </div>
        </dl>
        <div className="field">
          <label className="label" htmlFor="my-zone">
            Zone of new schedules
          </label>
          <input
            id="my-zone"
            className="input"
            list="my-zones"
            required
            value={zone}
            aria-invalid={change.isError}
            aria-describedby="my-zone-problem"
            onChange={(event) => {
              setZone(event.target.value);
            }}
          />
          <datalist id="my-zones">
            {Intl.supportedValuesOf('timeZone').map((it) => (
              <option key={it} value={it}>
                {offset(it, new Date())}
              </option>
            ))}
          </datalist>
          <FieldProblem id="my-zone-problem" problem={change.error?.message} />
        </div>
        <div>
          <button type="submit" className="button" disabled={change.isPending || zone === user.timezone}>
            Save
          </button>
        </div>
      </form>
    </Card>
  );
};
