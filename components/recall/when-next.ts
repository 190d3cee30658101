import { clock, date } from '../messages/format.ts';
import { language, t } from '../messages/messages.ts';

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
 * How long until a term is asked about again, as roughly as one plans: “in 10 minutes”, “in 4 days”, “in 5 months”.
 * @param due @param now ms since 1970
 */
export function inHowLong(due: number, now: number): string {
  const ahead = Math.max(due - now, MINUTE);
  const [unit, ms] = UNITS.find(([, size, from]) => ahead >= size * from) ?? UNITS.at(-1)!;
  return new Intl.RelativeTimeFormat(language()).format(Math.max(1, Math.round(ahead / ms)), unit);
}

/**
 * When it is, by the reader’s clock: “today at 14:20”, “tomorrow”, “on Friday, 4 December”.
 * @param due @param now ms since 1970
 */
export function whenDue(due: number, now: number): string {
  const day = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  const away = Math.round((day(due) - day(now)) / DAY);
  if (away <= 0) return due <= now ? t('recallWhenNow') : t('recallWhenToday', clock(due));
  if (away === 1) return t('recallWhenTomorrow');
  const year =
    new Date(due).getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' as const };
  return t('recallWhenOn', date(due, { weekday: 'long', day: 'numeric', month: 'long', ...year }));
}
