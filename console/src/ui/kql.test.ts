import { expect, test } from 'vitest';
import { tokens } from './kql';

const QUERY = 'SigninLogs // all\n| where ResultType != "0" and Hits > 5\n| project-away where_to';

test('the tokens of a query are the query', () => {
  expect(tokens(QUERY).map((it) => it.text).join('')).toBe(QUERY);
});

test('words, texts, notes and numbers are told apart', () => {
  const of = (kind: string) => tokens(QUERY).filter((it) => it.kind === kind).map((it) => it.text);
  expect(of('word')).toEqual(['where', 'and', 'project-away']);
  expect(of('text')).toEqual(['"0"']);
  expect(of('note')).toEqual(['// all']);
  expect(of('number')).toEqual(['5']);
});
