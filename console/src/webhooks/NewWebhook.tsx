import { useState } from 'react';
import { Secret } from '../admin/Secret';
import type { Webhook } from '../api/types';
import { EVENT_NAMES, EVENTS } from '../ui/events';
import { CheckField, ChoiceField, TextField } from '../ui/Field';
import { FormDialog } from '../ui/FormDialog';
import { useAddWebhook } from './queries';

const KINDS = ['standard', 'slack', 'teams'] as const;
const KIND_NAMES = { standard: 'A program of yours', slack: 'Slack', teams: 'Teams' };

/** Asks where to call; the secret is shown once. */
export const NewWebhook = ({ onClose }: { onClose: () => void }) => {
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [kind, setKind] = useState<Webhook['kind']>('standard');
  const [events, setEvents] = useState<Webhook['events']>([]);
  const add = useAddWebhook();
  if (add.data?.secret !== undefined) {
    return (
      <Secret title={`${add.data.name} is there`} words="Every call is signed with this secret, as Standard Webhooks has it." secret={add.data.secret} onClose={onClose} />
    );
  }
  return (
    <FormDialog
      title="New webhook"
      verb="Add webhook"
      busy={add.isPending}
      error={add.error}
      onClose={onClose}
      onSubmit={() => {
        add.mutate({ name: name.trim(), url: url.trim(), kind, events });
      }}
    >
      <TextField label="Name" required maxLength={100} value={name} onChange={setName} />
      <ChoiceField label="It is" options={KINDS} name={(it) => KIND_NAMES[it]} value={kind} onChange={setKind} />
      <TextField label="Address" type="url" required maxLength={2000} placeholder="https://" value={url} onChange={setUrl} />
      <fieldset className="field">
        <legend className="label">It is told of</legend>
        <p className="hint">Of everything, if nothing is ticked.</p>
        {EVENTS.map((it) => (
          <CheckField key={it} label={EVENT_NAMES[it]} on={events.includes(it)}
            onChange={(on) => { setEvents(on ? [...events, it] : events.filter((event) => event !== it)); }} />
        ))}
      </fieldset>
    </FormDialog>
  );
};
