import { expect, test } from 'vitest';
import type { Run } from '../api/types';
import { holes, marks, planned, stretch } from './timeline';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const DAY = stretch(24, NOW);
const run = (trigger: Run['trigger'], scheduled_for: string, finished_at: string | null = null): Run =>
  ({ id: scheduled_for, trigger, scheduled_for, started_at: scheduled_for, finished_at, status: 'completed' }) as Run;

test('now stands at four fifths, and what is planned after it', () => {
  expect(planned(['2026-11-22T12:00:00Z', '2026-11-22T15:00:00Z', '2026-11-23T12:00:00Z'], DAY).map((it) => it.start)).toEqual([80, 90]);
});

test('each trigger has its lane, and what is older than the stretch is left out', () => {
  const runs = [
    run('scheduled', '2026-11-22T00:00:00Z', '2026-11-22T03:00:00Z'),
    run('manual', '2026-11-22T06:00:00Z'),
    run('scheduled', '2026-11-20T00:00:00Z'),
  ];
  const [first, ...others] = marks(runs, 'Scheduled', DAY, NOW);
  expect(first).toMatchObject({ start: 40, length: 10 });
  expect(others).toEqual([]);
  expect(marks(runs, 'By hand', DAY, NOW)).toHaveLength(1);
});

test('a gap is cut at the edges of the stretch', () => {
  const gap = { from: '2026-11-20T12:00:00Z', to: '2026-11-22T00:00:00Z', reason: 'missed' as const, occurrences: 1 };
  expect(holes([gap], DAY)).toMatchObject([{ start: 0, length: 40 }]);
});
