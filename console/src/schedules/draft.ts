import type { Frequency, NewSchedule, Persona, Schedule, Times } from '../api/types';

/** What is being written in the form of a schedule. */
export interface Draft {
  name: string;
  query: string;
  persona: Persona;
  frequency: Frequency;
  time: string;
  date: string;
  dayOfWeek: string;
  dayOfMonth: string;
  cron: string;
  zone: string;
  notifyOn: 'always' | 'new' | 'failure';
  visibility: 'private' | 'team';
  overlap: Schedule['overlap_policy'];
  tags: string;
}

export type Change = (change: Partial<Draft>) => void;

export const blank = (zone: string): Draft => ({
  name: '',
  query: '',
  persona: 'soc_analyst',
  frequency: 'daily',
  time: '06:00',
  date: '',
  dayOfWeek: 'monday',
  dayOfMonth: '1',
  cron: '0 */4 * * *',
  zone,
  notifyOn: 'new',
  visibility: 'private',
  overlap: 'skip',
  tags: '',
});

export const draftOf = (schedule: Schedule): Draft => ({
  name: schedule.name,
  query: schedule.user_query,
  persona: schedule.persona,
  frequency: schedule.frequency,
  time: schedule.scheduled_time ?? '06:00',
  date: schedule.scheduled_date ?? '',
  dayOfWeek: schedule.day_of_week ?? 'monday',
  dayOfMonth: String(schedule.day_of_month ?? 1),
  cron: schedule.cron_expression ?? '0 */4 * * *',
  zone: schedule.timezone,
  notifyOn: schedule.notify_on,
  visibility: schedule.visibility,
  overlap: schedule.overlap_policy,
  tags: schedule.tags.join(', '),
});

/** Only the members that the frequency has. */
export const timesOf = (draft: Draft): Times => {
  const { frequency, time, zone } = draft;
  switch (frequency) {
    case 'once':
      return { frequency, scheduled_time: time, scheduled_date: draft.date === '' ? null : draft.date, timezone: zone };
    case 'daily':
      return { frequency, scheduled_time: time, timezone: zone };
    case 'weekly':
      return { frequency, scheduled_time: time, day_of_week: draft.dayOfWeek, timezone: zone };
    case 'monthly':
      return { frequency, scheduled_time: time, day_of_month: Number(draft.dayOfMonth), timezone: zone };
    case 'custom':
      return { frequency, cron_expression: draft.cron.trim(), timezone: zone };
  }
};

const TIMES = ['scheduled_time', 'scheduled_date', 'day_of_week', 'day_of_month', 'cron_expression'] as const;

export const newScheduleOf = (draft: Draft): NewSchedule => ({
  name: draft.name.trim(),
  user_query: draft.query.trim(),
  persona: draft.persona,
  notify_on: draft.notifyOn,
  visibility: draft.visibility,
  overlap_policy: draft.overlap,
  tags: tagsOf(draft.tags),
  ...timesOf(draft),
});

const tagsOf = (text: string): string[] =>
  text
    .split(',')
    .map((it) => it.trim())
    .filter((it) => it !== '');

/** What a draft would change: of its times all where one is another, since they belong together. */
export const changesOf = (before: Draft, after: Draft): Partial<NewSchedule> => {
  const then = newScheduleOf(before);
  const now = newScheduleOf(after);
  const same = (name: keyof NewSchedule) => JSON.stringify(then[name]) === JSON.stringify(now[name]);
  const times = [...TIMES, 'frequency', 'timezone'] as const;
  const otherTimes = !times.every(same);
  const plain = (Object.keys(now) as (keyof NewSchedule)[]).filter(
    (name) => !times.some((it) => it === name) && !same(name),
  );
  return {
    ...Object.fromEntries(plain.map((name) => [name, now[name]])),
    ...(otherTimes ? { ...Object.fromEntries(TIMES.map((it) => [it, null])), ...timesOf(after) } : {}),
  };
};

const KEPT = 'draft:schedule';

/** A draft outlives a closed tab. */
export const keep = (draft: Draft): void => {
  localStorage.setItem(KEPT, JSON.stringify(draft));
};

export const kept = (zone: string): Draft => {
  const text = localStorage.getItem(KEPT);
  if (text === null) {
    return blank(zone);
  }
  try {
    return { ...blank(zone), ...(JSON.parse(text) as Partial<Draft>) };
  } catch {
    return blank(zone);
  }
};

export const forget = (): void => {
  localStorage.removeItem(KEPT);
};
