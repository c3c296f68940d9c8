import { expect, test } from 'vitest';
import type { Incident, Severity } from '../api/types';
import { bySeverity } from './severities';

const list = (total: number, ...severities: Severity[]) => ({
  total,
  incidents: severities.map((severity) => ({ severity }) as Incident),
});

test('incidents of a severity are counted over both lists', () => {
  const lists = [list(2, 'high', 'low'), list(1, 'high')];
  expect(bySeverity(lists, 'high')).toBe('2');
  expect(bySeverity(lists, 'critical')).toBe('0');
});

test('what a cut list does not show is not taken for nothing', () => {
  const lists = [list(9, 'critical', 'high', 'high')];
  expect(bySeverity(lists, 'critical')).toBe('1');
  expect(bySeverity(lists, 'high')).toBe('2+');
  expect(bySeverity(lists, 'low')).toBe('…');
});
