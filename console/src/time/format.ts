/** How a person wants times told. */
export interface Telling {
  zone: string;
  hour12: boolean;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length as `2 m 41 s` or `3 h 12 m`: two units at most. */
export const duration = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  if (seconds > 0 && seconds < 1) {
    return '< 1 s';
  }
  if (whole < MINUTE) {
    return `${whole} s`;
  }
  if (whole < HOUR) {
    return pair(whole, MINUTE, 'm', 1, 's');
  }
  return whole < 2 * DAY ? pair(whole, HOUR, 'h', MINUTE, 'm') : pair(whole, DAY, 'd', HOUR, 'h');
};

const pair = (whole: number, big: number, bigName: string, small: number, smallName: string): string => {
  const rest = Math.floor((whole % big) / small);
  return `${Math.floor(whole / big)} ${bigName}${rest > 0 ? ` ${rest} ${smallName}` : ''}`;
};

/** How far from now: `in 41 m`, `3 h 2 m ago`, `just now`. */
export const relative = (at: string, now: number): string => {
  const seconds = (Date.parse(at) - now) / 1000;
  if (Math.abs(seconds) < 5) {
    return 'just now';
  }
  const coarse = Math.abs(seconds) < MINUTE ? Math.abs(seconds) : Math.floor(Math.abs(seconds) / MINUTE) * MINUTE;
  return seconds > 0 ? `in ${duration(coarse)}` : `${duration(coarse)} ago`;
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes far longer than using it, and a page has hundreds of moments. */
const formatOf = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', options);
  formats.set(key, known);
  return known;
};

const parts = (at: string, zone: string, options: Intl.DateTimeFormatOptions): string =>
  formatOf({ timeZone: zone, ...options }).format(new Date(at));

/** `Sun 22 Nov 2026, 02:30`. */
export const dateTime = (at: string, { zone, hour12 }: Telling): string =>
  `${parts(at, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).replace(',', '')}, ${clock(at, { zone, hour12 })}`;

/** `22 Nov, 02:30`. */
export const shortDateTime = (at: string, telling: Telling): string =>
  `${parts(at, telling.zone, { day: 'numeric', month: 'short' })}, ${clock(at, telling)}`;

/** `02:30`. */
export const clock = (at: string, { zone, hour12 }: Telling): string =>
  parts(at, zone, { hour: '2-digit', minute: '2-digit', hour12 });

/** `02:30:09`. */
export const clockSeconds = (at: string, { zone, hour12 }: Telling): string =>
  parts(at, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12 });

/** `22 Nov 2026, 01:30 UTC`. */
export const inUtc = (at: string): string =>
  `${parts(at, 'UTC', { day: 'numeric', month: 'short', year: 'numeric' })}, ${clock(at, { zone: 'UTC', hour12: false })} UTC`;

/** The moment as programs read it, whatever offset it was written with. */
export const machine = (at: string): string => new Date(at).toISOString().replace('.000Z', 'Z');

/** How far a zone is from UTC at a moment: `UTC+1`, `UTC−3:30`, `UTC`. */
export const offset = (zone: string, at: Date): string => {
  const name = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find((it) => it.type === 'timeZoneName')?.value;
  return (name ?? 'UTC').replace('GMT', 'UTC').replace('-', '−');
};
