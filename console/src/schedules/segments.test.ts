import { expect, test } from 'vitest';
import { mended, segments } from './segments';

const QUERY = 'Failed sign-ins in the last 24 hours';

test('a query is shown in stretches that together are the query', () => {
  const shown = segments(QUERY, [
    { start: 16, end: 36, slot: 'time_window' },
    { start: 0, end: 15, slot: 'entity' },
  ]);
  expect(shown).toEqual([
    { text: 'Failed sign-ins', slot: 'entity' },
    { text: ' ' },
    { text: 'in the last 24 hours', slot: 'time_window' },
  ]);
});

test('what overlaps or lies outside is left as it is', () => {
  const shown = segments(QUERY, [
    { start: 0, end: 15, slot: 'entity' },
    { start: 7, end: 20, slot: 'condition' },
    { start: 30, end: 99, slot: 'time_window' },
  ]);
  expect(shown.map((it) => it.text).join('')).toBe(QUERY);
  expect(shown.filter((it) => it.slot !== undefined)).toHaveLength(1);
});

test('a fix is put where it belongs', () => {
  expect(mended('Failed sign-ins', [15, 15], ' in the last 24 hours')).toBe(QUERY);
  expect(mended('recent sign-ins', [0, 6], 'today’s')).toBe('today’s sign-ins');
});
