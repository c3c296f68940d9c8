import type { Destination } from './keys';

/** What the palette offers. */
export interface Command {
  key: string;
  name: string;
  kind: string;
  to: Destination | '/schedules/new' | 'theme' | { schedule: string } | { session: string } | { words: string };
}

const COMMANDS: Command[] = [
  { key: 'dashboard', name: 'Dashboard', kind: 'Page', to: '/' },
  { key: 'schedules', name: 'Schedules', kind: 'Page', to: '/schedules' },
  { key: 'create', name: 'Create Schedule', kind: 'Action', to: '/schedules/new' },
  { key: 'sessions', name: 'Sessions', kind: 'Page', to: '/sessions' },
  { key: 'investigate', name: 'New investigation', kind: 'Action', to: '/investigate' },
  { key: 'incidents', name: 'Incidents', kind: 'Page', to: '/incidents' },
  { key: 'graph', name: 'Knowledge graph', kind: 'Page', to: '/graph' },
  { key: 'search', name: 'Search', kind: 'Page', to: '/search' },
  { key: 'notifications', name: 'Notifications', kind: 'Page', to: '/notifications' },
  { key: 'audits', name: 'Audits', kind: 'Page', to: '/audits' },
  { key: 'webhooks', name: 'Webhooks', kind: 'Page', to: '/webhooks' },
  { key: 'settings', name: 'Settings', kind: 'Page', to: '/settings' },
  { key: 'admin', name: 'Admin', kind: 'Page', to: '/admin' },
  { key: 'theme', name: 'Switch the theme', kind: 'Action', to: 'theme' },
];

/** What has all the words that were typed, as the beginnings of its own. */
export const matching = (text: string): Command[] => {
  const wanted = words(text);
  return COMMANDS.filter((it) => wanted.every((word) => words(it.name).some((own) => own.startsWith(word))));
};

const words = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

/** What an id that was typed or pasted leads to, and a search for anything else. */
export const named = (text: string): Command[] => {
  const id = text.trim();
  if (/^sch_\w+$/.test(id)) {
    return [{ key: id, name: id, kind: 'Open schedule', to: { schedule: id } }];
  }
  if (/^sess_\w+$/.test(id)) {
    return [{ key: id, name: id, kind: 'Open session', to: { session: id } }];
  }
  return id.length > 1 && matching(text).length === 0
    ? [{ key: 'words', name: `Search for “${id}”`, kind: 'Search', to: { words: id } }]
    : [];
};
