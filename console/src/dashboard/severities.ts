import type { Incident, Severity } from '../api/types';
import { SEVERITIES } from '../searches';

interface Gravest {
  incidents: Incident[];
  total: number;
}

/** How many have a severity; `7+` where the lists were cut before its last, `…` where before its first. */
export const bySeverity = (lists: Gravest[], severity: Severity): string => {
  const known = lists.map(({ incidents, total }) => {
    const last = incidents.at(-1)?.severity;
    const cut = incidents.length < total && last !== undefined && rank(severity) >= rank(last);
    return { number: incidents.filter((it) => it.severity === severity).length, cut };
  });
  const number = known.reduce((sum, it) => sum + it.number, 0);
  const cut = known.some((it) => it.cut);
  return cut && number === 0 ? '…' : `${number}${cut ? '+' : ''}`;
};

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);
