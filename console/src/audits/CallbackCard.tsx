import { Link } from '@tanstack/react-router';
import type { Audit } from '../api/types';
import { Time } from '../time/Time';
import { Card } from '../ui/Card';
import { Pill } from '../ui/Pill';
import { DELIVERY_LOOKS } from '../ui/states';
import { type Callback, callbackWords, lastWords } from './callback';

/** Whom the audit calls when it has ended, and what came of it. */
export const CallbackCard = ({ audit: { callback } }: { audit: Audit }) => (
  <Card title="Callback" aside={callback !== null && <Pill look={DELIVERY_LOOKS[callback.status]} />}>
    {callback === null ? (
      <p className="muted">
        No address is called when it ends: whoever orders an audit by the API can name one. A <Link to="/webhooks">webhook</Link> hears of
        every audit.
      </p>
    ) : (
      <Called callback={callback} />
    )}
  </Card>
);

const Called = ({ callback: it }: { callback: Callback }) => (
  <div className="stack-tight">
    <p className="mono wrap">{it.url}</p>
    <p className="secondary">
      {callbackWords(it)}
      {it.status === 'waiting' && it.attempts > 0 && it.nextAttemptAt !== null && (
        <>
          , again <Time at={it.nextAttemptAt} />
        </>
      )}
    </p>
    {it.lastAttemptAt !== null && (
      <p className="secondary wrap">
        Last <Time at={it.lastAttemptAt} as="short" />: {lastWords(it)}
      </p>
    )}
  </div>
);
