import { expect, test } from 'vitest';
import type { SessionEvent } from './types';
import { byTurn, merged } from './events';

const event = (sequence: number, kind = 'stage_started'): SessionEvent => ({
  sequence,
  at: '2026-11-22T02:00:00Z',
  kind,
  stage: null,
  message: '',
  facts: {},
});

test('a stream that begins anew tells nothing twice', () => {
  const known = [event(1), event(2)];
  expect(merged(known, [event(1), event(2), event(3)]).map((it) => it.sequence)).toEqual([1, 2, 3]);
  expect(merged(known, [event(2)])).toBe(known);
});

test('a further question begins a turn', () => {
  const turns = byTurn([event(1), event(2, 'completed'), event(3, 'asked'), event(4)]);
  expect(turns.map((it) => it.map((each) => each.sequence))).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('what a lost worker told is told anew', () => {
  expect(byTurn([event(1), event(2), event(3, 'restarted'), event(4)])[0]?.map((it) => it.sequence)).toEqual([3, 4]);
});
