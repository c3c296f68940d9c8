import { expect, test } from 'vitest';
import { cited } from './citations';

test('citations are told from what stands between them', () => {
  expect(cited('Six from 203.0.113.7 [Q1:r2], and [Q10:r31].')).toEqual([
    { text: 'Six from 203.0.113.7 ' },
    { text: '[Q1:r2]', query: 'Q1', row: 2 },
    { text: ', and ' },
    { text: '[Q10:r31]', query: 'Q10', row: 31 },
    { text: '.' },
  ]);
});

test('what only looks like a citation stays text', () => {
  expect(cited('[Q1] [r2] <b>[Qx:r1]</b>')).toEqual([{ text: '[Q1] [r2] <b>[Qx:r1]</b>' }]);
});

test('a moment is told as one, and finer than a millisecond is not', () => {
  expect(cited('between 2026-11-22T06:08:39.993990700Z and noon')).toEqual([
    { text: 'between ' },
    { text: '2026-11-22T06:08:39.993990700Z', at: '2026-11-22T06:08:39.993Z' },
    { text: ' and noon' },
  ]);
});
