import { expect, test } from 'vitest';
import { highlighted } from './highlights';

test('what was looked for is told from the rest', () => {
  expect(highlighted('six <mark>failed</mark> sign-ins')).toEqual([
    { text: 'six ', marked: false },
    { text: 'failed', marked: true },
    { text: ' sign-ins', marked: false },
  ]);
});

test('markup from a log stays text', () => {
  expect(highlighted('&lt;script&gt; <mark>a &amp; b</mark> &#39;')).toEqual([
    { text: '<script> ', marked: false },
    { text: 'a & b', marked: true },
    { text: " '", marked: false },
  ]);
});
