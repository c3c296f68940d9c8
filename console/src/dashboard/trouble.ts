import type { Schedule } from '../api/types';

/** What is wrong with a schedule, and what to do about it. */
export interface Trouble {
  schedule: Schedule;
  gravity: number;
  words: string;
  remedy: string;
}

/** The schedules that need somebody, each once, the gravest first. */
export const troubles = (schedules: Schedule[]): Trouble[] =>
  [...new Map(schedules.map((it) => [it.id, it])).values()]
    .flatMap((it) => troubleOf(it) ?? [])
    .sort((a, b) => b.gravity - a.gravity || a.schedule.name.localeCompare(b.schedule.name));

const troubleOf = (schedule: Schedule): Trouble | undefined => {
  const { consecutive_failures: failures, last_run: last } = schedule;
  if (schedule.status === 'FAILED') {
    return {
      schedule,
      gravity: 3,
      words: `Disabled after ${failures} failures in a row. ${schedule.failure?.message ?? ''}`.trim(),
      remedy: schedule.failure?.hint ?? 'Mend what its latest run says, then resume it.',
    };
  }
  if (schedule.status === 'ACTIVE' && failures > 0) {
    return {
      schedule,
      gravity: 2,
      words: failures === 1 ? 'The last run failed.' : `The last ${failures} runs failed.`,
      remedy: `After ${5 - failures} more it is disabled. Open its latest run to see why.`,
    };
  }
  if (schedule.status === 'ACTIVE' && last?.outcome === 'inconclusive') {
    return {
      schedule,
      gravity: 1,
      words: 'The last run could not come to a conclusion.',
      remedy: 'Open it to see what it could not read.',
    };
  }
  return undefined;
};
