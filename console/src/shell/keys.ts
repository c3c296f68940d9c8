/** What a key or a sequence of two does, for the map people see and the one that acts. */
export interface Shortcut {
  keys: string;
  does: string;
  action: Order;
}

export type Order = 'palette' | 'keys' | 'filter' | 'create' | Destination;

export type Destination =
  | '/'
  | '/schedules'
  | '/sessions'
  | '/investigate'
  | '/incidents'
  | '/graph'
  | '/search'
  | '/notifications'
  | '/audits'
  | '/webhooks'
  | '/settings'
  | '/admin';

export const SHORTCUTS: Shortcut[] = [
  { keys: '?', does: 'Show these keys', action: 'keys' },
  { keys: '/', does: 'Go to the filter of a list', action: 'filter' },
  { keys: 'c', does: 'Create Schedule', action: 'create' },
  { keys: 'g d', does: 'Go to Dashboard', action: '/' },
  { keys: 'g s', does: 'Go to Schedules', action: '/schedules' },
  { keys: 'g e', does: 'Go to Sessions', action: '/sessions' },
  { keys: 'g w', does: 'Go to New investigation', action: '/investigate' },
  { keys: 'g i', does: 'Go to Incidents', action: '/incidents' },
  { keys: 'g k', does: 'Go to Knowledge graph', action: '/graph' },
  { keys: 'g f', does: 'Go to Search', action: '/search' },
  { keys: 'g n', does: 'Go to Notifications', action: '/notifications' },
  { keys: 'g a', does: 'Go to Audits', action: '/audits' },
  { keys: 'g t', does: 'Go to Settings', action: '/settings' },
];

/** What two keys within a second mean. */
export class Keys {
  private before = '';
  private at = 0;

  press(key: string, now: number): Order | undefined {
    const sequence = now - this.at < 1000 ? `${this.before} ${key}` : key;
    const found = SHORTCUTS.find((it) => it.keys === sequence) ?? SHORTCUTS.find((it) => it.keys === key);
    this.before = found === undefined ? key : '';
    this.at = now;
    return found?.action;
  }
}
