import type { Verdict } from '../api/types';

/** A stretch of a query, and what it was understood as. */
export interface Segment {
  text: string;
  slot?: string;
}

export interface Slot {
  start: number;
  end: number;
  slot: string;
}

/** What of a query fills which slot of a specific question. */
export const slotsOf = (verdict: Verdict): Slot[] => [
  ...verdict.extracted.entities.map(({ start, end }) => ({ start, end, slot: 'entity' })),
  ...verdict.criteria
    .filter((it) => it.status === 'pass' || it.status === 'warn')
    .flatMap((it) => it.evidence.map(({ start, end }) => ({ start, end, slot: it.id }))),
];

/** The query in stretches; where slots overlap the earlier named wins. */
export const segments = (text: string, slots: Slot[]): Segment[] => {
  const found: Segment[] = [];
  let at = 0;
  for (const { start, end, slot } of [...slots].sort((a, b) => a.start - b.start)) {
    if (start >= at && end <= text.length && end > start) {
      if (start > at) {
        found.push({ text: text.slice(at, start) });
      }
      found.push({ text: text.slice(start, end), slot });
      at = end;
    }
  }
  return at < text.length ? [...found, { text: text.slice(at) }] : found;
};

/** The query with a fix in it. */
export const mended = (query: string, replace: readonly number[], text: string): string => {
  const [start = query.length, end = start] = replace;
  return query.slice(0, start) + text + query.slice(end);
};
