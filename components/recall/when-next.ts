const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Each from its beginning on; what is nearer is told in the unit before. */
const UNITS = [
  ['year', 365 * DAY, 1.5],
  ['month', 30.4 * DAY, 2],
  ['week', 7 * DAY, 3],
  ['day', DAY, 0.95],
  ['hour', HOUR, 1],
  ['minute', MINUTE, 1],
] as const;

/**
 * How long until a term is asked about again, as roughly as one plans: “10 minutes”, “4 days”, “5 months”.
 * @param due @param now ms since 1970
 */
export function howLong(due: number, now: number): string {
  const ahead = Math.max(due - now, MINUTE);
  const [unit, ms] = UNITS.find(([, size, from]) => ahead >= size * from) ?? UNITS.at(-1)!;
  const count = Math.max(1, Math.round(ahead / ms));
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/**
 * When it is, by the reader’s clock: “today at 14:20”, “tomorrow”, “on Friday, 4 December”.
 * @param due @param now ms since 1970
 */
export function whenDue(due: number, now: number): string {
  const day = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  const away = Math.round((day(due) - day(now)) / DAY);
  if (away <= 0) return due <= now ? 'now' : `today at ${clock(due)}`;
  if (away === 1) return 'tomorrow';
  const year =
    new Date(due).getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' as const };
  const form = { weekday: 'long', day: 'numeric', month: 'long', ...year } as const;
  return `on ${new Intl.DateTimeFormat('en-GB', form).format(due).replace(/^(\p{L}+) /u, '$1, ')}`;
}

function clock(time: number): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(time);
}
