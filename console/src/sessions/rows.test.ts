import { expect, test } from 'vitest';
import { type Numbered, shownRows } from './rows';

const ROWS: Numbered[] = [
  { number: 1, cells: ['203.0.113.7', 9] },
  { number: 2, cells: ['198.51.100.2', 10] },
  { number: 3, cells: [null, 2] },
];

test('rows keep the numbers they are cited by', () => {
  const numbers = (it: Numbered[]) => it.map((row) => row.number);
  expect(numbers(shownRows(ROWS, '', { column: -1, down: false }))).toEqual([1, 2, 3]);
  expect(numbers(shownRows(ROWS, '', { column: 1, down: true }))).toEqual([2, 1, 3]);
  expect(numbers(shownRows(ROWS, '', { column: 0, down: false }))).toEqual([3, 2, 1]);
  expect(numbers(shownRows(ROWS, ' 203.0 ', { column: -1, down: false }))).toEqual([1]);
});
