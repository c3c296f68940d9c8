import type { SessionEvent } from './types';

/** What is told of a session so far: each event once, in order, however often a stream began anew. */
export const merged = (known: SessionEvent[], more: SessionEvent[]): SessionEvent[] => {
  const last = known.at(-1)?.sequence ?? 0;
  const following = more.filter((it) => it.sequence > last);
  return following.length === 0 ? known : [...known, ...following.sort((a, b) => a.sequence - b.sequence)];
};

const LAST = new Set(['answered', 'completed', 'failed', 'cancelled']);

export const isLast = (event: SessionEvent): boolean => LAST.has(event.kind);

/** Whether what the server keeps of a session is other after an event. */
export const tellsOfMore = (event: SessionEvent): boolean =>
  isLast(event) || ['query_finished', 'finding', 'report_ready', 'asked', 'stage_finished'].includes(event.kind);

/** The events of each turn; a worker that was lost is told of by what came after it. */
export const byTurn = (events: SessionEvent[]): SessionEvent[][] => {
  const turns: SessionEvent[][] = [[]];
  for (const event of events) {
    if (event.kind === 'asked') {
      turns.push([event]);
    } else if (event.kind === 'restarted') {
      turns[turns.length - 1] = [event];
    } else {
      turns.at(-1)?.push(event);
    }
  }
  return turns;
};
