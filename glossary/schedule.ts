/** When to ask a server again. All times in ms. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Between checks, on average. */
const INTERVAL = DAY;
const FIRST_RETRY = 5 * MINUTE;
/** However often it has failed. */
const LONGEST_RETRY = 3 * DAY;
/** However long a server asks to be left alone. Nothing waits longer than this. */
export const LONGEST_WAIT = 7 * DAY;

/** After a check that worked: spread over half a day to one and a half. @param random 0 … 1 */
export function delayAfterCheck(random: number): number {
  return INTERVAL * (0.5 + random);
}

/**
 * After one that did not: twice as long each time.
 * @param failures in a row, this one included
 * @param retryAfter what the server asked for
 * @param random 0 … 1
 */
export function delayAfterFailure(failures: number, retryAfter: number | undefined, random: number): number {
  const backOff = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** Math.min(failures - 1, 30)) * (0.5 + random / 2);
  if (retryAfter === undefined) return backOff;
  // All who were told the same come back spread over the hour after it.
  const asked = Math.min(LONGEST_WAIT, retryAfter) + random * Math.min(retryAfter, HOUR);
  return Math.min(LONGEST_WAIT, Math.max(backOff, asked));
}

/**
 * How long a server asks to be left alone.
 * @param header `Retry-After`: seconds or an HTTP date
 * @returns at most `LONGEST_WAIT`; undefined when it asks for nothing that can be understood
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const value = header?.trim() ?? '';
  if (/^\d+$/.test(value)) return Math.min(LONGEST_WAIT, Number(value) * SECOND);
  const date = /^[A-Z][a-z]{2}, .* GMT$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.min(LONGEST_WAIT, Math.max(0, date - now));
}
