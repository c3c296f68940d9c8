import type { PlainRun } from '../api/types';

/** A cell of a strip of runs: how high, and what pattern. */
export interface Cell {
  run: PlainRun;
  height: number;
  pattern: 'solid' | 'hatched' | 'dashed';
}

const FULL = 24;
const LEAST = 8;
const FIXED = 20;

/** The latest runs, the oldest first; the height of those that worked is their length. */
export const cells = (newestFirst: PlainRun[], most: number): Cell[] => {
  const shown = newestFirst.slice(0, most).reverse();
  const longest = Math.max(1, ...shown.map((it) => it.duration_seconds ?? 0));
  return shown.map((run) => ({ run, height: height(run, longest), pattern: pattern(run) }));
};

const height = (run: PlainRun, longest: number): number => {
  switch (run.status) {
    case 'completed':
      return Math.max(LEAST, Math.round((FULL * (run.duration_seconds ?? 0)) / longest));
    case 'running':
      return FULL;
    case 'queued':
      return LEAST;
    case 'failed':
    case 'missed':
    case 'skipped':
    case 'cancelled':
      return FIXED;
  }
};

const pattern = (run: PlainRun): Cell['pattern'] => {
  switch (run.status) {
    case 'failed':
      return 'hatched';
    case 'missed':
    case 'skipped':
      return 'dashed';
    case 'completed':
    case 'running':
    case 'queued':
    case 'cancelled':
      return 'solid';
  }
};

/** `last 24 runs: 21 completed, 2 failed, 1 missed; 3 with findings`. */
export const summary = (runs: PlainRun[]): string => {
  const counts = new Map<string, number>();
  runs.forEach((it) => counts.set(it.status, (counts.get(it.status) ?? 0) + 1));
  const told = [...counts].map(([status, count]) => `${count} ${status}`).join(', ');
  const found = runs.filter((it) => it.outcome === 'findings').length;
  return `last ${runs.length} ${runs.length === 1 ? 'run' : 'runs'}: ${told}${found > 0 ? `; ${found} with findings` : ''}`;
};
