import { expect, test } from 'vitest';
import type { Run } from '../api/types';
import { cells, summary } from './strip';

const run = (status: Run['status'], seconds: number | null = null, outcome: Run['outcome'] = null): Run => ({
  id: `run_${status}`,
  status,
  outcome,
  trigger: 'scheduled',
  scheduled_for: '2026-11-22T02:00:00Z',
  started_at: null,
  finished_at: null,
  duration_seconds: seconds,
  session_id: null,
  error: null,
  reason: null,
  schedule_id: 'sch_1',
  schedule_name: 'A check',
  plan_version: 1,
  plan_hash: null,
  backfill_id: null,
});

test('the newest run stands at the right, and of many only the latest are shown', () => {
  const shown = cells([run('running'), run('failed'), run('completed', 3)], 2);
  expect(shown.map((it) => it.run.status)).toEqual(['failed', 'running']);
});

test('the height of a run that worked is its length, of others it is fixed', () => {
  const shown = cells([run('completed', 10), run('completed', 5), run('completed', 0.1), run('failed', 10)], 24);
  expect(shown.map((it) => it.height)).toEqual([20, 8, 12, 24]);
});

test('no state is told by its colour alone', () => {
  expect(cells([run('failed'), run('missed'), run('completed', 1)], 3).map((it) => it.pattern)).toEqual([
    'solid',
    'dashed',
    'hatched',
  ]);
});

test('a strip is summed up in words', () => {
  expect(summary([run('completed', 1, 'findings'), run('completed', 1), run('failed')])).toBe(
    'last 3 runs: 2 completed, 1 failed; 1 with findings',
  );
});
