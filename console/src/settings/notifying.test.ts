import { expect, test } from 'vitest';
import type { Preferences } from '../api/types';
import { isTold, turned } from './notifying';

const KEPT: Preferences = {
  events: { 'incident-alert': { in_app: true, email: false, webhook: true } },
  minimum_severity: 'high',
  quiet_hours: null,
  snoozed_until: null,
  digest: { email: 'daily', webhook: 'at_once', at: '07:00', timezone: 'UTC' },
  schedules: [{ schedule_id: 'sch_1', muted: true, snoozed_until: null, notify_on: null }],
};

test('what nothing was said of is told on every way', () => {
  expect(isTold(KEPT, 'investigation-failed', 'email')).toBe(true);
  expect(isTold(KEPT, 'incident-alert', 'email')).toBe(false);
});

test('turning one way leaves everything else as it was', () => {
  const wish = turned(KEPT, 'investigation-failed', 'webhook', false);
  expect(wish.events?.['investigation-failed']).toEqual({ in_app: true, email: true, webhook: false });
  expect(wish.events?.['incident-alert']).toEqual(KEPT.events['incident-alert']);
  expect(wish).toMatchObject({ minimum_severity: 'high', schedules: KEPT.schedules, digest: KEPT.digest });
});
