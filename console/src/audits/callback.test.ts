import { expect, test } from 'vitest';
import type { Audit } from '../api/types';
import { type Callback, callbackWords, isUnderWay, lastWords } from './callback';

const WAITING: Callback = {
  url: 'https://hooks.example.com/audits',
  status: 'waiting',
  attempts: 0,
  lastAttemptAt: null,
  lastStatus: null,
  lastResult: null,
  nextAttemptAt: null,
  secret: null,
};

test('how far the telling is stands in words', () => {
  expect(callbackWords(WAITING)).toBe('Called once the audit has ended');
  expect(callbackWords({ ...WAITING, attempts: 1 })).toBe('1 try so far');
  expect(callbackWords({ ...WAITING, status: 'delivered', attempts: 1 })).toBe('Told at the first try');
  expect(callbackWords({ ...WAITING, status: 'delivered', attempts: 3 })).toBe('Told after 3 tries');
  expect(callbackWords({ ...WAITING, status: 'given_up', attempts: 9 })).toBe('Given up after 9 tries');
});

test('what the last try came to is told as far as it is known', () => {
  expect(lastWords({ ...WAITING, lastStatus: 503, lastResult: 'Service Unavailable' })).toBe('503 Service Unavailable');
  expect(lastWords({ ...WAITING, lastResult: 'Connection refused' })).toBe('Connection refused');
  expect(lastWords(WAITING)).toBe('no answer');
});

test('an audit that has ended is asked for until its callback is settled', () => {
  const audit = { status: 'completed', callback: null } as Audit;
  expect(isUnderWay(audit)).toBe(false);
  expect(isUnderWay({ ...audit, callback: WAITING })).toBe(true);
  expect(isUnderWay({ ...audit, callback: { ...WAITING, status: 'given_up' } })).toBe(false);
  expect(isUnderWay({ ...audit, status: 'running' })).toBe(true);
});
