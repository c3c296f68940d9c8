import type { NewPreferences, Preferences } from '../api/types';
import { EVENTS } from '../ui/events';

type Event = (typeof EVENTS)[number];
export type Way = 'email' | 'webhook';

/** A part of how one is told, which says what it changes. */
export interface PartProps {
  preferences: Preferences;
  onChange: (change: Partial<NewPreferences>) => void;
}

/** Whether an event is told on a way outside the inbox; all are, where nothing was said. */
export const isTold = (preferences: Preferences, event: Event, way: Way): boolean => preferences.events[event]?.[way] ?? true;

/** What was kept as it is said anew, with one thing changed; nothing else is lost. */
export const changed = (preferences: Preferences, change: Partial<NewPreferences>): NewPreferences => ({
  events: preferences.events,
  minimum_severity: preferences.minimum_severity,
  quiet_hours: preferences.quiet_hours,
  snoozed_until: preferences.snoozed_until,
  schedules: preferences.schedules,
  digest: preferences.digest,
  ...change,
});

/** All events with one way of one turned. */
export const turned = (preferences: Preferences, event: Event, way: Way, on: boolean): NewPreferences =>
  changed(preferences, {
    events: {
      ...preferences.events,
      [event]: { in_app: true, email: isTold(preferences, event, 'email'), webhook: isTold(preferences, event, 'webhook'), [way]: on },
    },
  });
