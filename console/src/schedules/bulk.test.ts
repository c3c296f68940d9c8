import { expect, test } from 'vitest';
import type { Schedule } from '../api/types';
import { able, backOf, toldOf } from './bulk';

const all = (['ACTIVE', 'PAUSED', 'FAILED', 'COMPLETED'] as const).map((status) => ({ id: status, status }) as Schedule);

test('each is done to those to which it can be done', () => {
  expect(able('pause', all).map((it) => it.status)).toEqual(['ACTIVE']);
  expect(able('resume', all).map((it) => it.status)).toEqual(['PAUSED', 'FAILED']);
  expect(able('delete', all)).toHaveLength(4);
});

test('each can be taken back', () => {
  expect([backOf('pause'), backOf('resume'), backOf('delete')]).toEqual(['resume', 'pause', 'restore']);
});

test('what was refused is told beside what was done', () => {
  expect(toldOf('pause', 1, [])).toBe('Paused 1 schedule.');
  expect(toldOf('delete', 2, ['It is not yours.'])).toBe('Deleted 2 schedules. 1 could not be: It is not yours.');
});
