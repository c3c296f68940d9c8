import type { Audit } from '../api/types';
import { count } from '../ui/words';

export type Callback = NonNullable<Audit['callback']>;

/** How far the telling is. */
export const callbackWords = ({ status, attempts }: Callback): string => {
  const tries = count(attempts, 'try', 'tries');
  switch (status) {
    case 'waiting':
      return attempts === 0 ? 'Called once the audit has ended' : `${tries} so far`;
    case 'delivered':
      return attempts === 1 ? 'Told at the first try' : `Told after ${tries}`;
    case 'given_up':
      return `Given up after ${tries}`;
  }
};

/** What the last try came to. */
export const lastWords = ({ lastStatus, lastResult }: Callback): string =>
  [lastStatus, lastResult].filter((it) => it !== null && it !== '').join(' ') || 'no answer';

/** Whether something is still to be heard of an audit. */
export const isUnderWay = ({ status, callback }: Audit): boolean =>
  status === 'queued' || status === 'running' || callback?.status === 'waiting';
