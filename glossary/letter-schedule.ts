/**
 * When a letter is due: every week at an hour of a weekday by the reader's own clock. Weeks are told by their
 * number, so that no week has two, whatever becomes of the clock; only the last time that has come counts, so that
 * three weeks without a browser make one letter.
 */

/** A clock that is set back by no more was right, or nearly, before. ms */
const LITTLE = 8 * 24 * 60 * 60_000;

/** Local time. */
export interface LetterTime {
  /** 0 Sunday … 6 Saturday, as `Date` counts. */
  day: number;
  /** 0–23 */
  hour: number;
}

export const MONDAY_EIGHT: LetterTime = { day: 1, hour: 8 };

/**
 * Alarms come at quarters of an hour: every time zone is a whole number of quarters from UTC, so whatever zone the
 * reader travels to, the hour of the letter begins at one. ms
 */
const QUARTER = 15 * 60_000;
const HOUR = 60 * 60_000;
/** From the first place on Earth where a day begins to the last. ms */
const FARTHEST_ZONES = 26 * HOUR;

/** What is remembered of letters. */
export interface LetterPast {
  /** Since when letters are wanted: nothing is due that was due before. ms since 1970 */
  since: number;
  /** Weeks (`weekOf`) that have their letter, and when it was written. ms since 1970 */
  weeks: ReadonlyMap<string, number>;
}

/**
 * The week whose letter is due, or undefined.
 * @param now in local time
 */
export function dueWeek(now: Date, time: LetterTime, { since, weeks }: LetterPast): string | undefined {
  const last = lastTime(now, time);
  const week = weekOf(last);
  if (last.getTime() < since || weeks.has(week)) return undefined;
  // Who moves the letter from Monday to Friday, on a Tuesday, has just had one: last week’s Friday is not made up for.
  // Nor is it when the clock goes back a little; a letter of a clock that was far ahead keeps none away.
  const hasNewer = [...weeks.values()].some(
    (written) => written > last.getTime() && written <= now.getTime() + LITTLE,
  );
  return hasNewer ? undefined : week;
}

/**
 * Since when letters are wanted, by a clock that may have been set back: a time in the future would keep them
 * away until it comes. @returns ms since 1970
 */
export function wantedSince(since: number, now: Date): number {
  return Math.min(since, now.getTime());
}

/**
 * When to look next: at each quarter of an hour as long as a journey could bring the letter's time, which is as far
 * as zones are apart; before that only once an hour, should the clock be set. @returns ms since 1970
 */
export function nextLook(now: Date, time: LetterTime): number {
  const at = now.getTime();
  const isNear = nextTime(now, time).getTime() - at <= FARTHEST_ZONES + HOUR;
  return (Math.floor(at / QUARTER) + (isNear ? 1 : HOUR / QUARTER)) * QUARTER;
}

/** When to look again after a letter could not be written. @returns ms since 1970 */
export function nextAttempt(now: Date): number {
  return (Math.floor(now.getTime() / QUARTER) + 1) * QUARTER;
}

/** The last time for a letter that is not after `now`; where summer time skips the hour, the one that takes its place. */
export function lastTime(now: Date, { day, hour }: LetterTime): Date {
  const back = (now.getDay() - day + 7) % 7;
  const time = new Date(now.getFullYear(), now.getMonth(), now.getDate() - back, hour);
  // Where the hour was skipped at the beginning of the day asked for, `Date` gives the same day, later.
  return time <= now ? time : new Date(now.getFullYear(), now.getMonth(), now.getDate() - back - 7, hour);
}

/** The next time for a letter after `now`. */
export function nextTime(now: Date, time: LetterTime): Date {
  const { day, hour } = time;
  const ahead = (day - now.getDay() + 7) % 7;
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + ahead, hour);
  return next > now ? next : new Date(now.getFullYear(), now.getMonth(), now.getDate() + ahead + 7, hour);
}

/** The ISO 8601 week that a local date is in: `2026-W48`. */
export function weekOf(date: Date): string {
  // The week belongs to the year of its Thursday.
  const thursday = new Date(
    date.getFullYear(),
    date.getMonth(),
    date.getDate() + 4 - (date.getDay() || 7),
    12,
  );
  const year = thursday.getFullYear();
  const dayOfYear = Math.round((thursday.getTime() - new Date(year, 0, 1, 12).getTime()) / 86_400_000);
  return `${year}-W${String(Math.floor(dayOfYear / 7) + 1).padStart(2, '0')}`;
}
