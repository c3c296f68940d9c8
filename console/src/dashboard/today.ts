import { offset } from '../time/format';

const DAY = 86_400_000;

/** When the day began in which a moment lies, where the reader is. */
export const startOfDay = (now: number, zone: string): string => {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const day = parts.format(now);
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Noon's distance from UTC may be another than midnight's on the day the clocks change.
  const first = midnight - minutes(zone, midnight) * 60_000;
  const begun = midnight - minutes(zone, first) * 60_000;
  return new Date(begun > now ? begun - DAY : begun).toISOString();
};

const minutes = (zone: string, at: number): number => {
  const told = /UTC([+−])(\d+)(?::(\d+))?/.exec(offset(zone, new Date(at)));
  const whole = Number(told?.[2] ?? 0) * 60 + Number(told?.[3] ?? 0);
  return told?.[1] === '−' ? -whole : whole;
};
