import { language } from '../messages/messages.ts';

/** Where the meetings of each week stand in one long list: under a row for the week itself. */

export interface CountedWeek {
  /** As `weekOf` in `letter-schedule.ts`. */
  week: string;
  meetings: number;
}

export interface WeekLayout {
  /** All rows. */
  count: number;
  /** The week of a row, and which of its meetings it is, the newest 0; -1 for the week’s own row. */
  at(row: number): { week: CountedWeek; number: number } | undefined;
}

/** Lays weeks out, the newest first. */
export function layOut(weeks: readonly CountedWeek[]): WeekLayout {
  const starts: number[] = [];
  let count = 0;
  for (const { meetings } of weeks) {
    starts.push(count);
    count += 1 + meetings;
  }
  return {
    count,
    at(row) {
      if (row < 0 || row >= count) return undefined;
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (starts[middle]! <= row) low = middle;
        else high = middle - 1;
      }
      return { week: weeks[low]!, number: row - starts[low]! - 1 };
    },
  };
}

/** The days of an ISO week: “16–22 November 2026”. @param week `2026-W47` */
export function daysOf(week: string): string {
  const [year = 0, number = 0] = week.split('-W').map(Number);
  // The fourth of January is always in the first week.
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = Date.UTC(year, 0, 4 - ((fourth.getUTCDay() || 7) - 1) + (number - 1) * 7);
  if (Number.isNaN(monday)) return week;
  const form = new Intl.DateTimeFormat(language(), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return form.formatRange(monday, monday + 6 * 86_400_000);
}
