import { expect, test } from 'vitest';
import { differences, exportUrl } from './auditLogs';

test('only members that changed are told', () => {
  expect(differences({ name: 'a', tags: ['x'] }, { name: 'b', tags: ['x'] })).toEqual([{ member: 'name', before: 'a', after: 'b' }]);
  expect(differences(null, { on: true })).toEqual([{ member: 'on', before: undefined, after: 'true' }]);
  expect(differences('old', 'new')).toEqual([{ member: 'value', before: 'old', after: 'new' }]);
  expect(differences(undefined, null)).toEqual([]);
});

test('what is exported is what is shown', () => {
  expect(exportUrl({ action: 'schedule', offset: 50 }, 'csv')).toBe('/api/admin/audit-log/export?action=schedule&format=csv');
});
