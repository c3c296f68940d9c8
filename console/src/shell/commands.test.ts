import { expect, test } from 'vitest';
import { matching, named } from './commands';

test('the beginnings of words find a command, in any case', () => {
  expect(matching('cre sch').map((it) => it.key)).toEqual(['create']);
  expect(matching('')).toHaveLength(14);
});

test('an id leads to what it names', () => {
  expect(named(' sch_01abc ')[0]?.to).toEqual({ schedule: 'sch_01abc' });
  expect(named('sess_01abc')[0]?.to).toEqual({ session: 'sess_01abc' });
});

test('what is no command is looked for', () => {
  expect(named('kerberoasting')[0]?.to).toEqual({ words: 'kerberoasting' });
  expect(named('sett')).toEqual([]);
});
