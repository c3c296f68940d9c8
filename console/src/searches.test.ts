import { expect, test } from 'vitest';
import { isFiltered, scheduleSearch, sessionTab } from './searches';

test('an address opens the same view again', () => {
  expect(scheduleSearch({ q: 'dns', status: 'paused', sort: '-name', offset: 20 })).toMatchObject({
    q: 'dns',
    status: 'paused',
    sort: '-name',
    offset: 20,
  });
});

test('what an address says beyond what is known is passed over', () => {
  expect(scheduleSearch({ q: 5, status: 'gone', sort: 'secret', offset: -1 })).toEqual({
    q: undefined,
    status: undefined,
    frequency: undefined,
    persona: undefined,
    owner: undefined,
    sort: undefined,
    offset: undefined,
  });
  expect(sessionTab({ tab: 'evidence', query: 'Q1', row: '3' })).toEqual({ tab: 'evidence', query: 'Q1', row: 3 });
});

test('order and page are no filters', () => {
  expect(isFiltered({ sort: 'name', offset: 20, q: undefined })).toBe(false);
  expect(isFiltered({ status: 'paused' })).toBe(true);
});
