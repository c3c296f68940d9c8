import { expect, test } from 'vitest';
import { Keys, SHORTCUTS } from './keys';

test('two keys in a row mean one thing', () => {
  const keys = new Keys();
  expect(keys.press('g', 1000)).toBeUndefined();
  expect(keys.press('s', 1400)).toBe('/schedules');
});

test('two keys far apart mean nothing together', () => {
  const keys = new Keys();
  keys.press('g', 1000);
  expect(keys.press('s', 2500)).toBeUndefined();
});

test('a key that was part of something does not begin anything else', () => {
  const keys = new Keys();
  keys.press('g', 1000);
  keys.press('s', 1100);
  expect(keys.press('e', 1200)).toBeUndefined();
  expect(keys.press('c', 1300)).toBe('create');
});

test('no two shortcuts have the same keys', () => {
  expect(new Set(SHORTCUTS.map((it) => it.keys)).size).toBe(SHORTCUTS.length);
});
