import { describe, expect, test } from 'vitest';
import { dateTime, duration, inUtc, machine, offset, relative, shortDateTime } from './format';

const BERLIN = { zone: 'Europe/Berlin', hour12: false };

describe('a length', () => {
  test.each([
    [0, '0 s'],
    [0.4, '< 1 s'],
    [59, '59 s'],
    [161, '2 m 41 s'],
    [120, '2 m'],
    [11_520, '3 h 12 m'],
    [90_000, '25 h'],
    [200_000, '2 d 7 h'],
  ])('of %d seconds is told as %s', (seconds, words) => {
    expect(duration(seconds)).toBe(words);
  });
});

describe('how far from now', () => {
  const now = Date.parse('2026-11-22T02:00:00Z');
  test.each([
    ['2026-11-22T02:41:30Z', 'in 41 m'],
    ['2026-11-22T02:00:02Z', 'just now'],
    ['2026-11-21T22:58:00Z', '3 h 2 m ago'],
    ['2026-11-22T01:59:30Z', '30 s ago'],
  ])('%s is %s', (at, words) => {
    expect(relative(at, now)).toBe(words);
  });
});

test('a time is told in the zone that is wanted, and in UTC', () => {
  expect(dateTime('2026-11-22T01:30:00Z', BERLIN)).toBe('Sun 22 Nov 2026, 02:30');
  expect(shortDateTime('2026-07-22T01:30:00Z', BERLIN)).toBe('22 Jul, 03:30');
  expect(inUtc('2026-11-22T01:30:00Z')).toBe('22 Nov 2026, 01:30 UTC');
});

test('twelve hours are told with the half of the day', () => {
  expect(dateTime('2026-11-22T13:30:00Z', { zone: 'UTC', hour12: true })).toBe('Sun 22 Nov 2026, 01:30 pm');
});

test('a zone says how far it is from UTC', () => {
  expect(offset('Europe/Berlin', new Date('2026-11-22T00:00:00Z'))).toBe('UTC+1');
  expect(offset('Europe/Berlin', new Date('2026-07-22T00:00:00Z'))).toBe('UTC+2');
  expect(offset('America/St_Johns', new Date('2026-11-22T00:00:00Z'))).toBe('UTC−3:30');
});

test('programs always read UTC', () => {
  expect(machine('2026-11-23T02:30:00+01:00')).toBe('2026-11-23T01:30:00Z');
});
