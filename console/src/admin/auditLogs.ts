import type { AdminSearch } from '../searches';

export interface Difference {
  member: string;
  before: string | undefined;
  after: string | undefined;
}

/** Which members of an object a change touched, each as it was and as it is. */
export const differences = (before: unknown, after: unknown): Difference[] => {
  const [old, now] = [members(before), members(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map((member) => ({ member, before: told(old[member]), after: told(now[member]) }))
    .filter((it) => it.before !== it.after);
};

const members = (it: unknown): Record<string, unknown> => {
  if (it === null || it === undefined) {
    return {};
  }
  return typeof it === 'object' && !Array.isArray(it) ? (it as Record<string, unknown>) : { value: it };
};

const told = (value: unknown): string | undefined => {
  if (value === undefined) {
    return undefined;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** Where everything that the filters leave can be had, in one piece. */
export const exportUrl = ({ actor, action, object, from, to }: AdminSearch, format: 'ndjson' | 'csv'): string => {
  const wanted = Object.entries({ actor, action, object, from, to, format }).filter((it): it is [string, string] => it[1] !== undefined);
  return `/api/admin/audit-log/export?${new URLSearchParams(wanted).toString()}`;
};
