import { expect, test } from 'vitest';
import { changeOf, clashes, type State } from './change';

const BASE: State = { status: 'new', severity: 'high', owner: '', classification: '', comment: '' };

test('only what differs is sent', () => {
  expect(changeOf(BASE, { ...BASE })).toBeUndefined();
  expect(changeOf(BASE, { ...BASE, status: 'active', owner: ' ada@contoso.example ' })).toEqual({
    status: 'active',
    owner: 'ada@contoso.example',
  });
  expect(changeOf({ ...BASE, owner: 'ada@contoso.example' }, BASE)).toEqual({ owner: null });
});

test('closing tells the classification with the reason that belongs to it', () => {
  expect(changeOf(BASE, { ...BASE, status: 'closed', classification: 'true_positive' })).toEqual({
    status: 'closed',
    classification: 'true_positive',
    classification_reason: 'suspicious_activity',
  });
  const classified: State = { ...BASE, classification: 'false_positive' };
  expect(changeOf(classified, { ...classified, status: 'closed' })).toMatchObject({ classification: 'false_positive' });
});

test('what somebody else changed meanwhile is told, unless both want the same', () => {
  const mine: State = { ...BASE, status: 'active', owner: 'me@contoso.example' };
  expect(clashes(BASE, { ...BASE, status: 'closed' }, mine)).toEqual(['status']);
  expect(clashes(BASE, { ...BASE, status: 'active' }, mine)).toEqual([]);
});
