import type { Message } from '../api/sse';

/** `live` hears at once, `waiting` was cut off and tries again, `polling` asks from time to time. */
export type Connection = 'starting' | 'live' | 'waiting' | 'polling';

/** What the tabs of a browser say to each other. */
export type Told =
  /** A tab is there and wants to know where the stream stands. */
  | { kind: 'hello' }
  /** Where it stands, of the tab that holds it. */
  | { kind: 'state'; last: string; connection: Connection }
  | { kind: 'messages'; messages: Message[] };

/** What of the messages was not heard before; counts are told with the number of what came before them, and anew. */
export const unheard = (last: string, messages: Message[]): Message[] =>
  messages.filter((it) => it.event !== 'notification' || last === '' || Number(it.id) > Number(last));
