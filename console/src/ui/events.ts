import type { Notification } from '../api/types';

type Event = Notification['event'];

/** What people and webhooks are told of. */
export const EVENT_NAMES: Record<Event, string> = {
  'investigation-completed': 'A run found something',
  'investigation-failed': 'A run failed',
  'schedule-disabled': 'A schedule was disabled',
  'run-recovered': 'A run works again',
  'schedule-blind': 'A schedule sees no data any more',
  'user-disabled': 'A user was disabled',
  'incident-alert': 'A new incident',
  'audit-completed': 'An audit has completed',
  'audit-failed': 'An audit failed',
  'audit-critical-finding': 'An audit found something critical',
  digest: 'Several things, told together',
};

export const EVENTS = Object.keys(EVENT_NAMES) as Event[];
