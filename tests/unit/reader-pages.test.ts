import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysOf, layOut } from '../../components/history/week-layout.ts';
import { inHowLong, whenDue } from '../../components/recall/when-next.ts';
import { weekOf } from '../../glossary/letter-schedule.ts';

/** What the pages about reading and remembering work out for themselves. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = new Date(2026, 10, 23, 14).getTime();

test.each([
  [0, 'in 1 minute'],
  [6 * MINUTE, 'in 6 minutes'],
  [90 * MINUTE, 'in 2 hours'],
  [23 * 60 * MINUTE, 'in 1 day'],
  [8 * DAY, 'in 8 days'],
  [28 * DAY, 'in 4 weeks'],
  [100 * DAY, 'in 3 months'],
  [800 * DAY, 'in 2 years'],
])('a term is asked about again in %i ms: “%s”', (ahead, words) => {
  expect(inHowLong(NOW + ahead, NOW)).toBe(words);
});

test.each([
  [-1, 'now'],
  [20 * MINUTE, 'today at 14:20'],
  [12 * 60 * MINUTE, 'tomorrow'],
  [11 * DAY, 'on Friday, 4 December'],
  [60 * DAY, 'on Friday, 22 January 2027'],
])('what is due in %i ms is due %s', (ahead, words) => {
  expect(whenDue(NOW + ahead, NOW)).toBe(words);
});

test('every row of the history is a week or one of its meetings, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 }), (counts) => {
      const weeks = counts.map((meetings, i) => ({ week: `w${i}`, meetings }));
      const { count, at } = layOut(weeks);
      const rows = Array.from({ length: count }, (_, i) => at(i)!);
      expect(rows.map(({ week, number }) => `${week.week} ${number}`)).toEqual(
        weeks.flatMap(({ week, meetings }) =>
          Array.from({ length: meetings + 1 }, (_, i) => `${week} ${i - 1}`),
        ),
      );
      expect(at(count)).toBeUndefined();
      expect(at(-1)).toBeUndefined();
    }),
  );
});

test('a week’s days are those of its number', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date(2000, 0, 1), max: new Date(2100, 0, 1), noInvalidDate: true }),
      (date) => {
        const monday = new Date(
          date.getFullYear(),
          date.getMonth(),
          date.getDate() - ((date.getDay() + 6) % 7),
          12,
        );
        const days = daysOf(weekOf(date));
        expect(days).toMatch(new RegExp(`^${monday.getDate()}\\b`));
        expect(days).toMatch(/\d{4}$/);
      },
    ),
  );
  expect(daysOf('nonsense')).toBe('nonsense');
});
