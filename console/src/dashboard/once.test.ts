import { expect, test } from 'vitest';
import type { Matter } from '../api/types';
import { gravest, toldOnce } from './once';

const matter = (id: string, change: Partial<Matter>): Matter =>
  ({ id, title: 'Failed sign-ins', severity: 'high', techniques: ['T1110'], sightings: 1, last_seen: '2026-11-22T02:00:00Z', ...change }) as Matter;

test('what two investigations found of the same is told once, as it was seen last', () => {
  const [told, ...rest] = toldOnce([matter('a', {}), matter('b', { last_seen: '2026-11-22T03:00:00Z', sightings: 4 })]);
  expect(rest).toEqual([]);
  expect(told).toMatchObject({ matter: { id: 'b' }, sightings: 5, others: 1 });
});

test('another title or severity is something else, and the gravest comes first', () => {
  const told = toldOnce([matter('a', {}), matter('b', { severity: 'critical' }), matter('c', { title: 'Other' })]);
  expect(gravest(told).map((it) => it.matter.id)).toEqual(['b', 'a', 'c']);
});
