import { expect, test } from 'vitest';
import type { Schedule } from '../api/types';
import { troubles } from './trouble';

const schedule = (name: string, change: Partial<Schedule>): Schedule =>
  ({ id: `sch_${name}`, name, status: 'ACTIVE', consecutive_failures: 0, last_run: null, failure: null, ...change }) as Schedule;

test('what needs somebody is told, the gravest first', () => {
  const told = troubles([
    schedule('well', {}),
    schedule('failing', { consecutive_failures: 2 }),
    schedule('paused on purpose', { status: 'PAUSED', consecutive_failures: 3 }),
    schedule('disabled', { status: 'FAILED', consecutive_failures: 5 }),
    schedule('unsure', { last_run: { outcome: 'inconclusive' } as Schedule['last_run'] }),
  ]);
  expect(told.map((it) => it.schedule.name)).toEqual(['disabled', 'failing', 'unsure']);
});

test('the server says what to do where it knows', () => {
  const [told] = troubles([
    schedule('a', { status: 'FAILED', failure: { message: 'Access denied.', hint: 'Grant Reader.' } as Schedule['failure'] }),
  ]);
  expect(told?.words).toContain('Access denied.');
  expect(told?.remedy).toBe('Grant Reader.');
});

test('one that is heard of twice is told once', () => {
  expect(troubles([schedule('a', { consecutive_failures: 1 }), schedule('a', { consecutive_failures: 1 })])).toHaveLength(1);
});
