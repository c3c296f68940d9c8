import type { Coverage, Run } from '../api/types';

export type Lane = 'Scheduled' | 'By hand' | 'Caught up';

export interface Mark {
  key: string;
  /** In percent of the stretch. */
  start: number;
  length: number;
  run: Run | undefined;
  at: string;
}

export interface Stretch {
  from: number;
  to: number;
}

const LANES: Record<Run['trigger'], Lane> = {
  scheduled: 'Scheduled',
  manual: 'By hand',
  backfill: 'Caught up',
  catch_up: 'Caught up',
};

export const LANE_NAMES: Lane[] = ['Scheduled', 'By hand', 'Caught up'];

const HOUR = 3_600_000;

/** So many hours until now, and a quarter of them more for what is planned. */
export const stretch = (hours: number, now: number): Stretch => ({ from: now - hours * HOUR, to: now + (hours * HOUR) / 4 });

export const place = (at: number, { from, to }: Stretch): number => (100 * (at - from)) / (to - from);

/** The runs of a lane that fall into a stretch, each as long as it took; one that never began is a point. */
export const marks = (runs: Run[], lane: Lane, within: Stretch, now: number): Mark[] =>
  runs
    .filter((it) => LANES[it.trigger] === lane)
    .map((run) => {
      const begun = Date.parse(run.started_at ?? run.scheduled_for);
      const ended = run.finished_at === null ? (run.status === 'running' ? now : begun) : Date.parse(run.finished_at);
      return { key: run.id, start: place(begun, within), length: place(ended, within) - place(begun, within), run, at: run.scheduled_for };
    })
    .filter((it) => it.start >= 0 && it.start <= 100);

/** The planned runs of a stretch. */
export const planned = (next: string[], within: Stretch): Mark[] =>
  next
    .map((at) => ({ key: at, start: place(Date.parse(at), within), length: 0, run: undefined, at }))
    .filter((it) => it.start >= 0 && it.start <= 100);

/** What was not read, as far as it lies in a stretch. */
export const holes = (gaps: Coverage['gaps'], within: Stretch): { key: string; start: number; length: number }[] =>
  gaps
    .map((it) => {
      const start = Math.max(0, place(Date.parse(it.from), within));
      return { key: it.from + it.reason, start, length: Math.min(100, place(Date.parse(it.to), within)) - start };
    })
    .filter((it) => it.length > 0);
