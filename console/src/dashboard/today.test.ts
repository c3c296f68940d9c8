import { expect, test } from 'vitest';
import { startOfDay } from './today';

test('a day begins at midnight where the reader is', () => {
  const now = Date.parse('2026-11-22T18:00:00Z');
  expect(startOfDay(now, 'UTC')).toBe('2026-11-22T00:00:00.000Z');
  expect(startOfDay(now, 'Europe/Berlin')).toBe('2026-11-21T23:00:00.000Z');
  expect(startOfDay(now, 'Asia/Kolkata')).toBe('2026-11-21T18:30:00.000Z');
  expect(startOfDay(now, 'America/St_Johns')).toBe('2026-11-22T03:30:00.000Z');
});

test('the day on which the clocks change begins by the clock that holds at midnight', () => {
  expect(startOfDay(Date.parse('2027-03-28T12:00:00Z'), 'Europe/Berlin')).toBe('2027-03-27T23:00:00.000Z');
  expect(startOfDay(Date.parse('2027-10-31T12:00:00Z'), 'Europe/Berlin')).toBe('2027-10-30T22:00:00.000Z');
});
