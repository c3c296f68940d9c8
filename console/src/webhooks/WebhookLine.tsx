import { CircleCheck, OctagonX } from 'lucide-react';
import { useState } from 'react';
import { Secret } from '../admin/Secret';
import type { Webhook } from '../api/types';
import { Confirm } from '../ui/Confirm';
import { EVENT_NAMES } from '../ui/events';
import { useToast } from '../ui/toasts';
import { sentenceCase } from '../ui/words';
import { useWebhookActions } from './queries';
import { WebhookDialog } from './WebhookDialog';

/** A webhook, and what can be done with it. */
export const WebhookLine = ({ webhook }: { webhook: Webhook }) => {
  const [asking, setAsking] = useState<'nothing' | 'change' | 'rotate' | 'remove'>('nothing');
  const { test, rotate, turn, remove } = useWebhookActions(webhook.id);
  const toast = useToast();
  const close = () => { setAsking('nothing'); };
  const set = (enabled: boolean) => {
    turn.mutate(enabled, {
      onSuccess: () => {
        toast({ words: `${webhook.name} is ${enabled ? 'on' : 'off'}.`, undo: () => { turn.mutate(!enabled); } });
      },
    });
  };
  return (
    <li className="lines-row">
      <div className="lines-words">
        <p>
          <strong>{webhook.name}</strong> <span className="pill tone-info">{sentenceCase(webhook.kind)}</span>{' '}
          {!webhook.enabled && <span className="pill tone-paused">Off</span>}
        </p>
        <p className="secondary mono">{webhook.url}</p>
        <p className="secondary">
          {webhook.events.length === 0 ? 'Told of everything' : webhook.events.map((it) => EVENT_NAMES[it]).join(' · ')}
        </p>
        {test.data !== undefined && (
          <p className={`note tone-${test.data.delivered ? 'completed' : 'failed'} tested`} role="status">
            {test.data.delivered ? <CircleCheck size={16} aria-hidden /> : <OctagonX size={16} aria-hidden />}
            <span>
              {test.data.result} <span className="numbers">{test.data.took_ms} ms</span>
            </span>
          </p>
        )}
      </div>
      <div className="form-actions">
        <button type="button" className="button small" disabled={test.isPending} onClick={() => { test.mutate(); }}>
          {test.isPending ? 'Calling…' : 'Test'}
        </button>
        <button type="button" className="button small" disabled={turn.isPending} onClick={() => { set(!webhook.enabled); }}>
          {webhook.enabled ? 'Turn off' : 'Turn on'}
        </button>
        <button type="button" className="button small" onClick={() => { setAsking('change'); }}>
          Change
        </button>
        <button type="button" className="button small" onClick={() => { setAsking('rotate'); }}>
          New secret
        </button>
        <button type="button" className="button small" onClick={() => { setAsking('remove'); }}>
          Remove
        </button>
      </div>
      {asking === 'change' && <WebhookDialog webhook={webhook} onClose={close} />}
      {asking === 'rotate' && (
        <Confirm title={`A new secret for ${webhook.name}?`} verb="Make one" onConfirm={() => { rotate.mutate(); }} onClose={close}>
          <p>The one before signs beside it for 24 hours.</p>
        </Confirm>
      )}
      {asking === 'remove' && (
        <Confirm title={`Remove ${webhook.name}?`} verb="Remove" onConfirm={() => { remove.mutate(); }} onClose={close}>
          <p>What waits to be delivered to it is given up.</p>
        </Confirm>
      )}
      {rotate.data?.secret !== undefined && (
        <Secret title={`${webhook.name} has a new secret`} words="Calls are signed with it from now on." secret={rotate.data.secret}
          onClose={() => { rotate.reset(); }} />
      )}
    </li>
  );
};
