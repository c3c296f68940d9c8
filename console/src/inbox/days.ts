import type { Notification } from '../api/types';

/** Notifications by the day they came, as the reader's zone has days. */
export const byDay = (notifications: Notification[], zone: string): [string, Notification[]][] => {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' });
  return [...Map.groupBy(notifications, (it) => day.format(new Date(it.created_at)))];
};
