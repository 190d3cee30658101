import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  dueWeek,
  type LetterTime,
  lastTime,
  MONDAY_EIGHT,
  nextLook,
  nextTime,
  wantedSince,
  weekOf,
} from '../../glossary/letter-schedule.ts';

const HOME = process.env.TZ;
/** Half and three-quarter hours, southern summers, zones that skip midnight or half an hour, and either side of the date line. */
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Pacific/Auckland',
  'Pacific/Honolulu',
  'Africa/Cairo',
  'UTC',
];

afterEach(() => {
  process.env.TZ = HOME;
});

function inZone<T>(zone: string, work: () => T): T {
  process.env.TZ = zone;
  return work();
}

describe('the week of a date', () => {
  test.each([
    ['2026-11-23', '2026-W48'],
    ['2026-11-29', '2026-W48'],
    ['2026-11-30', '2026-W49'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
  ])('%s is in %s', (date, week) => {
    for (const zone of ZONES) {
      inZone(zone, () => {
        const [year, month, day] = date.split('-').map(Number) as [number, number, number];
        for (const hour of [0, 2, 12, 23]) expect(weekOf(new Date(year, month - 1, day, hour))).toBe(week);
      });
    }
  });
});

describe.each(ZONES)('in %s', (zone) => {
  test('a letter comes every Monday at eight for five years, summer time or not', () => {
    inZone(zone, () => {
      let now = new Date(2026, 0, 1, 12);
      for (let week = 0; week < 260; week++) {
        const next = nextTime(now, MONDAY_EIGHT);
        expect([next.getDay(), next.getHours(), next.getMinutes()]).toEqual([1, 8, 0]);
        expect(lastTime(next, MONDAY_EIGHT)).toEqual(next);
        expect(lastTime(new Date(next.getTime() - 1), MONDAY_EIGHT) < next).toBe(true);
        now = next;
      }
    });
  });

  test('an hour that the clock skips is made up for on the same day', () => {
    inZone(zone, () => {
      const sunday = { day: 0, hour: 2 };
      for (let at = new Date(2026, 0, 1); at.getFullYear() < 2028; at = nextTime(at, sunday)) {
        const next = nextTime(at, sunday);
        expect(next.getDay()).toBe(0);
        expect(next.getHours() === 2 || next.getHours() === 3).toBe(true);
        expect(lastTime(next, sunday)).toEqual(next);
      }
    });
  });
});

/** When the letters of some weeks were written. */
const WRITTEN: Record<string, number> = {
  '2026-W47': new Date(2026, 10, 16, 8).getTime(),
  '2026-W48': new Date(2026, 10, 23, 8).getTime(),
  '2031-W05': new Date(2031, 0, 27, 8).getTime(),
};

describe('a letter is due', () => {
  const monday = new Date(2026, 10, 23, 8, 0);
  const past = (since: Date, ...weeks: string[]) => ({
    since: since.getTime(),
    weeks: new Map(weeks.map((week) => [week, WRITTEN[week] ?? 0])),
  });
  const installed = new Date(2026, 10, 1);

  test.each<[when: string, now: Date, past: ReturnType<typeof past>, week: string | undefined]>([
    ['at eight', monday, past(installed), '2026-W48'],
    ['not a moment before', new Date(monday.getTime() - 1), past(installed, '2026-W47'), undefined],
    ['on Thursday, after sleep over Monday', new Date(2026, 10, 26, 17), past(installed), '2026-W48'],
    ['not twice', new Date(2026, 10, 26), past(installed, '2026-W48'), undefined],
    ['once after three weeks', new Date(2026, 11, 16), past(installed, '2026-W47'), '2026-W51'],
    ['not for a time before it was wanted', new Date(2026, 10, 25), past(new Date(2026, 10, 24)), undefined],
    [
      'not again when the clock is set back a week',
      new Date(2026, 10, 18),
      past(installed, '2026-W47', '2026-W48'),
      undefined,
    ],
    [
      'next week, when a clock ahead had made one for a year to come',
      new Date(2026, 10, 30, 9),
      past(installed, '2026-W48', '2031-W05'),
      '2026-W49',
    ],
  ])('%s', (_, now, before, week) => {
    expect(dueWeek(now, MONDAY_EIGHT, before)).toBe(week);
  });

  test('another day asked for in the same week brings no second letter', () => {
    const friday: LetterTime = { day: 5, hour: 8 };
    expect(dueWeek(new Date(2026, 10, 27, 9), friday, past(installed, '2026-W48'))).toBeUndefined();
    expect(dueWeek(new Date(2026, 11, 4, 9), friday, past(installed, '2026-W48'))).toBe('2026-W49');
  });

  test('nor one for the week before, which had none', () => {
    const friday: LetterTime = { day: 5, hour: 8 };
    expect(dueWeek(new Date(2026, 10, 24, 9), friday, past(installed, '2026-W48'))).toBeUndefined();
  });

  test('nor one for the week before when the clock is set back an hour', () => {
    const before = new Date(2026, 10, 23, 7, 30);
    expect(dueWeek(before, MONDAY_EIGHT, past(installed, '2026-W48'))).toBeUndefined();
  });

  test('an earlier hour that has gone by today brings it at once', () => {
    expect(dueWeek(new Date(2026, 10, 23, 12), MONDAY_EIGHT, past(installed, '2026-W47'))).toBe('2026-W48');
  });
});

test('looks at every quarter of an hour while a journey could bring the time, once an hour before that', () => {
  const looks = (from: Date, to: Date) => {
    let count = 0;
    for (let at = from.getTime(); at < to.getTime(); at = nextLook(new Date(at), MONDAY_EIGHT)) count++;
    return count;
  };
  const thursday = new Date(2026, 10, 19, 8);
  expect(looks(thursday, new Date(2026, 10, 20, 8))).toBe(24);
  const monday = new Date(2026, 10, 23, 8);
  expect(looks(new Date(2026, 10, 22, 8), monday)).toBe(96);
  expect(nextLook(new Date(monday.getTime() - 1), MONDAY_EIGHT)).toBe(monday.getTime());
});

/** What may happen to a machine. */
type Event =
  | { kind: 'open'; minutes: number }
  | { kind: 'away'; minutes: number }
  | { kind: 'clock'; minutes: number }
  | { kind: 'travel'; zone: string }
  | { kind: 'kill' };

const events = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('open' as const), minutes: fc.integer({ min: 1, max: 20_000 }) }),
    fc.record({ kind: fc.constant('away' as const), minutes: fc.integer({ min: 1, max: 60_000 }) }),
    fc.record({ kind: fc.constant('clock' as const), minutes: fc.integer({ min: -30_000, max: 30_000 }) }),
    fc.record({ kind: fc.constant('travel' as const), zone: fc.constantFrom(...ZONES) }),
    fc.record({ kind: fc.constant('kill' as const) }),
  ),
  { minLength: 5, maxLength: 120 },
);

/** A browser with LumoMate: looks when it starts and when it said it would, and may be killed while it writes. */
class Machine {
  readonly letters = new Map<string, number>();
  #now = new Date(2026, 0, 14, 10).getTime();
  #since = this.#now;
  #killNext = false;

  happens(event: Event): void {
    if (event.kind === 'kill') this.#killNext = true;
    else if (event.kind === 'travel') process.env.TZ = event.zone;
    else if (event.kind === 'open') this.#isOpen(event.minutes);
    else this.#now += event.minutes * 60_000;
  }

  /** Open for so long: looks at once, and at every quarter; a minute after each time for a letter it must be there. */
  #isOpen(minutes: number): void {
    const end = this.#now + minutes * 60_000;
    this.#look();
    this.#mustHaveLetter();
    const after = (at: number) => nextLook(new Date(at), MONDAY_EIGHT);
    for (let at = after(this.#now); at <= end; at = after(at)) {
      this.#now = at;
      this.#look();
      this.#mustHaveLetter();
    }
    this.#now = end;
  }

  #look(): void {
    const now = new Date(this.#now);
    this.#since = wantedSince(this.#since, now);
    const week = dueWeek(now, MONDAY_EIGHT, { since: this.#since, weeks: this.letters });
    if (week === undefined) return;
    if (this.#killNext) {
      // Before it writes, it sets an alarm for a minute later, in case it is killed.
      this.#killNext = false;
      this.#now += 60_000;
      this.#look();
    } else {
      expect(this.letters.has(week)).toBe(false);
      this.letters.set(week, this.#now);
    }
  }

  #mustHaveLetter(): void {
    const last = lastTime(new Date(this.#now), MONDAY_EIGHT);
    const hasNewer = [...this.letters.values()].some(
      (at) => at > last.getTime() && at <= this.#now + 8 * 86_400_000,
    );
    if (last.getTime() >= this.#since && !hasNewer) expect([...this.letters.keys()]).toContain(weekOf(last));
  }
}

test('whatever becomes of clock, zone, sleep and worker within ten years: one letter a week, none missing', () => {
  fc.assert(
    fc.property(events, (happening) => {
      process.env.TZ = 'Europe/Berlin';
      const machine = new Machine();
      for (const event of happening) machine.happens(event);
    }),
    { numRuns: 300 },
  );
}, 60_000);
