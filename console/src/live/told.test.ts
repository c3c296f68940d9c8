import { expect, test } from 'vitest';
import type { Message } from '../api/sse';
import { unheard } from './told';

const message = (id: string, event = 'notification'): Message => ({ id, event, data: '{}' });

test('a stream that goes on in another tab tells nothing twice', () => {
  expect(unheard('9', [message('9'), message('10')]).map((it) => it.id)).toEqual(['10']);
});

test('who has heard nothing yet hears all', () => {
  expect(unheard('', [message('3')])).toHaveLength(1);
});

test('counts and the order to begin anew are heard whatever their number', () => {
  expect(unheard('9', [message('9', 'unread'), message('4', 'reset')])).toHaveLength(2);
});
