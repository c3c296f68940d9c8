import { expect, test } from 'vitest';
import { SseReader } from './sse';

const STREAM = 'retry: 2000\n\nid: 1\nevent: stage_started\ndata: {"sequence":1}\n\n: heartbeat\n\nid: 2\nevent: finding\ndata: {"a":\ndata: 2}\n\n';

test('messages are read whole however the stream is cut', () => {
  for (let size = 1; size < STREAM.length; size += 7) {
    const reader = new SseReader();
    const pieces = Array.from({ length: Math.ceil(STREAM.length / size) }, (_, it) =>
      STREAM.slice(it * size, (it + 1) * size),
    );
    expect(pieces.flatMap((it) => reader.push(it))).toEqual([
      { id: '1', event: 'stage_started', data: '{"sequence":1}' },
      { id: '2', event: 'finding', data: '{"a":\n2}' },
    ]);
  }
});

test('comments and half a message are nothing', () => {
  const reader = new SseReader();
  expect(reader.push(': heartbeat\n\nid: 3\ndata: {}')).toEqual([]);
  expect(reader.push('\n\n')).toHaveLength(1);
});
