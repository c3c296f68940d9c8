import { expect, test } from 'vitest';
import { tellsOfChange } from './changes';

const unread = (count: number) => ({ id: '7', event: 'unread', data: `{"unread":${count}}` });

test('a notification tells of change, and so does a count that is not the one that is shown', () => {
  expect(tellsOfChange({ id: '7', event: 'notification', data: '{}' }, 3)).toBe(true);
  expect(tellsOfChange(unread(4), 3)).toBe(true);
});

test('the count that is shown, or the first there is, tells of none', () => {
  expect(tellsOfChange(unread(3), 3)).toBe(false);
  expect(tellsOfChange(unread(3), undefined)).toBe(false);
});
