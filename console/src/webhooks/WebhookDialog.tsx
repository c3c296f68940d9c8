import { useState } from 'react';
import { Secret } from '../admin/Secret';
import type { Webhook } from '../api/types';
import { EVENT_NAMES, EVENTS } from '../ui/events';
import { CheckField, ChoiceField, TextField } from '../ui/Field';
import { FormDialog } from '../ui/FormDialog';
import { useAddWebhook, useChangeWebhook } from './queries';

const KINDS = ['standard', 'slack', 'teams'] as const;
const KIND_NAMES = { standard: 'A program of yours', slack: 'Slack', teams: 'Teams' };

interface Props {
  /** The one that is changed; a new one without. */
  webhook?: Webhook;
  onClose: () => void;
}

/** Asks where to call, and of what; a new one's secret is shown once. */
export const WebhookDialog = ({ webhook, onClose }: Props) => {
  const [name, setName] = useState(webhook?.name ?? '');
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [kind, setKind] = useState<Webhook['kind']>(webhook?.kind ?? 'standard');
  const [events, setEvents] = useState<Webhook['events']>(webhook?.events ?? []);
  const add = useAddWebhook();
  const change = useChangeWebhook();
  if (add.data?.secret !== undefined) {
    return (
      <Secret title={`${add.data.name} is there`} words="Every call is signed with this secret, as Standard Webhooks has it." secret={add.data.secret} onClose={onClose} />
    );
  }
  return (
    <FormDialog
      title={webhook === undefined ? 'New webhook' : `Change ${webhook.name}`}
      verb={webhook === undefined ? 'Add webhook' : 'Save'}
      busy={add.isPending || change.isPending}
      error={add.error ?? change.error}
      onClose={onClose}
      onSubmit={() => {
        const wish = { name: name.trim(), url: url.trim(), kind, events };
        if (webhook === undefined) {
          add.mutate(wish);
        } else {
          change.mutate({ id: webhook.id, ...wish }, { onSuccess: onClose });
        }
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
