import { expect, test } from 'vitest';
import { blank, changesOf, newScheduleOf, timesOf } from './draft';

const draft = { ...blank('Europe/Berlin'), name: ' Failed sign-ins ', query: 'Failed sign-ins', tags: 'identity, , night' };

test('a schedule has only the members of its frequency', () => {
  expect(timesOf({ ...draft, frequency: 'weekly', dayOfWeek: 'friday' })).toEqual({
    frequency: 'weekly',
    scheduled_time: '06:00',
    day_of_week: 'friday',
    timezone: 'Europe/Berlin',
  });
  expect(timesOf({ ...draft, frequency: 'custom', cron: ' 0 6 * * 1-5 ' })).toEqual({
    frequency: 'custom',
    cron_expression: '0 6 * * 1-5',
    timezone: 'Europe/Berlin',
  });
});

test('names are trimmed and tags are told apart', () => {
  expect(newScheduleOf(draft)).toMatchObject({ name: 'Failed sign-ins', tags: ['identity', 'night'] });
});

test('only what is other is changed', () => {
  expect(changesOf(draft, draft)).toEqual({});
  expect(changesOf(draft, { ...draft, persona: 'ciso' })).toEqual({ persona: 'ciso' });
});

test('another frequency takes away what the old one had', () => {
  expect(changesOf(draft, { ...draft, frequency: 'custom', cron: '0 6 * * *' })).toEqual({
    frequency: 'custom',
    cron_expression: '0 6 * * *',
    scheduled_time: null,
    scheduled_date: null,
    day_of_week: null,
    day_of_month: null,
    timezone: 'Europe/Berlin',
  });
});
