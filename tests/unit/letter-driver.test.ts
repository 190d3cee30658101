import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { FakeBrowser } from './fake-browser.ts';

const HOME = process.env.TZ;
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Pacific/Auckland',
  'Pacific/Honolulu',
  'Pacific/Kiritimati',
];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Wednesday. */
const START = Date.UTC(2026, 0, 14, 9);

afterEach(() => {
  process.env.TZ = HOME;
});

const nothing = () => {};

async function openBrowser(countsAwake = false): Promise<FakeBrowser> {
  process.env.TZ = 'Europe/Berlin';
  const browser = new FakeBrowser(START, countsAwake);
  await browser.start(false);
  await browser.open(10 * MINUTE, nothing);
  return browser;
}

describe('a letter comes', () => {
  test('at its time, to a browser that is always open', async () => {
    const browser = await openBrowser();
    const at: Date[] = [];
    await browser.open(21 * DAY, () => {
      if (browser.letters.length > at.length) at.push(new Date(browser.now));
    });
    expect(at.map((time) => [time.getDay(), time.getHours(), time.getMinutes()])).toEqual([
      [1, 8, 0],
      [1, 8, 0],
      [1, 8, 0],
    ]);
    // Far fewer than there are minutes, and half of them on Sundays.
    expect(browser.wakes).toBeLessThan(3 * 260);
  });

  test('once after three weeks without a browser, within a minute', async () => {
    const browser = await openBrowser();
    browser.close();
    browser.now += 21 * DAY;
    await browser.start(true);
    await browser.open(MINUTE, nothing);
    expect(browser.letters).toEqual(['2026-W06']);
  });

  test('when the first page is opened after sleep over Monday', async () => {
    for (const countsAwake of [true, false]) {
      const browser = await openBrowser(countsAwake);
      await browser.open(2 * DAY, nothing);
      browser.now += 3 * DAY + 2 * HOUR;
      await browser.page();
      await browser.open(MINUTE, nothing);
      expect(browser.letters).toEqual(['2026-W04']);
    }
  });

  test('with the page that is open already, where the machine has slept under a worker at work', async () => {
    const browser = await openBrowser();
    await browser.page();
    await browser.open(10_000, nothing);
    browser.now += 5 * DAY;
    await browser.page();
    expect(browser.letters).toEqual(['2026-W04']);
  });

  test('at the hour of the zone the reader has travelled to, without any page', async () => {
    const browser = await openBrowser();
    await browser.open(4 * DAY, nothing);
    process.env.TZ = 'Asia/Kathmandu';
    let at = 0;
    await browser.open(2 * DAY, () => {
      if (browser.letters.length && !at) at = browser.now;
    });
    expect(new Date(at).toLocaleTimeString('en-GB', { timeZone: 'Asia/Kathmandu' })).toBe('08:00:00');
  });

  test('a minute later, where the worker is stopped before any of its steps', async () => {
    for (let steps = 0; steps < 8; steps++) {
      const browser = await openBrowser();
      const monday = new Date(2026, 0, 19, 8).getTime();
      await browser.open(monday - browser.now - 1, nothing);
      browser.stopIn = steps;
      await browser.open(MINUTE + 1, nothing);
      expect(browser.letters, `stopped after ${steps} steps`).toEqual(['2026-W04']);
    }
  });

  test('not while letters are stopped, nor for a time before they are wanted again', async () => {
    const browser = await openBrowser();
    browser.settings = { ...browser.settings, letterOn: false };
    await browser.page();
    await browser.start(true);
    await browser.open(MINUTE, nothing);
    const { wakes } = browser;
    await browser.open(7 * DAY, nothing);
    expect(browser.letters).toEqual([]);
    expect(browser.wakes, 'stopped letters wake nobody').toBe(wakes);
    browser.settings = { ...browser.settings, letterOn: true };
    await browser.start(true);
    await browser.open(DAY, nothing);
    expect(browser.letters).toEqual([]);
    await browser.open(6 * DAY, nothing);
    expect(browser.letters).toEqual(['2026-W05']);
  });

  test('not twice when day or hour are changed in a week that has its letter', async () => {
    const browser = await openBrowser();
    await browser.open(6 * DAY, nothing);
    browser.settings = { ...browser.settings, letterDay: 5, letterHour: 17 };
    await browser.start(true);
    await browser.open(5 * DAY, nothing);
    expect(browser.letters).toEqual(['2026-W04']);
    await browser.open(7 * DAY, nothing);
    expect(browser.letters).toEqual(['2026-W04', '2026-W05']);
  });
});

/** What may happen. */
type Event =
  | { kind: 'open'; minutes: number }
  | { kind: 'page' }
  | { kind: 'sleep'; minutes: number }
  | { kind: 'closed'; minutes: number; keepsAlarms: boolean }
  | { kind: 'clock'; minutes: number }
  | { kind: 'travel'; zone: string }
  | { kind: 'time'; day: number; hour: number }
  | { kind: 'stop'; steps: number };

const minutes = (max: number) => fc.integer({ min: 1, max });
const events: fc.Arbitrary<Event[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('open' as const), minutes: minutes(15_000) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('page' as const) }) },
    fc.record({ kind: fc.constant('sleep' as const), minutes: minutes(30_000) }),
    fc.record({
      kind: fc.constant('closed' as const),
      minutes: minutes(200_000),
      keepsAlarms: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('clock' as const), minutes: fc.integer({ min: -30_000, max: 30_000 }) }),
    fc.record({ kind: fc.constant('travel' as const), zone: fc.constantFrom(...ZONES) }),
    fc.record({
      kind: fc.constant('time' as const),
      day: fc.integer({ min: 0, max: 6 }),
      hour: fc.integer({ min: 0, max: 23 }),
    }),
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('stop' as const), steps: fc.integer({ min: 0, max: 9 }) }),
    },
  ),
  { minLength: 5, maxLength: 60 },
);

/** Lets things happen, and asks all the time whether the letter that is owed is there. */
class Story {
  readonly #browser: FakeBrowser;
  /** Since when, by `awake`, nothing has come between. */
  #calm: number;
  /**
   * How soon LumoMate can know: at once where the browser was started or a page was opened. Nobody tells an extension
   * that clock, zone or sleep have moved the time: without a page it looks within an hour. An alarm that goes by a
   * clock which is set back rings so much later.
   */
  #notices = 0;

  constructor(browser: FakeBrowser) {
    this.#browser = browser;
    this.#calm = browser.awake;
  }

  async happens(event: Event): Promise<void> {
    const browser = this.#browser;
    switch (event.kind) {
      case 'open':
        return browser.open(event.minutes * MINUTE, () => this.#check());
      case 'page':
        this.#disturb(0);
        return browser.page();
      case 'sleep':
        browser.now += event.minutes * MINUTE;
        return this.#disturb(HOUR);
      case 'closed':
        browser.close();
        browser.now += event.minutes * MINUTE;
        this.#disturb(0);
        return browser.start(event.keepsAlarms);
      case 'clock':
        browser.now += event.minutes * MINUTE;
        return this.#disturb(HOUR + (browser.countsAwake ? 0 : Math.max(0, -event.minutes * MINUTE)));
      case 'travel':
        process.env.TZ = event.zone;
        return this.#disturb(HOUR);
      case 'time':
        browser.settings = { ...browser.settings, letterDay: event.day, letterHour: event.hour };
        this.#disturb(0);
        // The background looks at once when the settings change.
        browser.close();
        return browser.start(true);
      case 'stop':
        browser.stopIn = event.steps;
        return;
    }
  }

  /** @param notices after how long at the latest, if nothing else happens. ms */
  #disturb(notices: number): void {
    this.#calm = this.#browser.awake;
    // What a clock that was set back has put off stays put off, and more of it puts it off further.
    this.#notices = notices && this.#notices + notices;
  }

  #check(): void {
    const browser = this.#browser;
    const owed = browser.owed();
    if (!owed) return;
    const calm = browser.awake - Math.max(this.#calm, browser.stoppedAt);
    const patience = this.#notices + MINUTE + 10;
    const waited = Math.min(calm, browser.now - owed.since);
    if (waited >= patience) expect(browser.letters, new Date(browser.now).toString()).toContain(owed.week);
    if (calm >= patience) this.#notices = 0;
  }
}

/** The clock is set back before the first look, and the worker is stopped in the middle of that. */
const SET_BACK_AT_ONCE: Event[] = [
  { kind: 'stop', steps: 0 },
  { kind: 'closed', minutes: 7_072, keepsAlarms: false },
  { kind: 'clock', minutes: -11_432 },
  { kind: 'page' },
  { kind: 'open', minutes: 11_432 },
  { kind: 'sleep', minutes: 1 },
  { kind: 'open', minutes: 1 },
  { kind: 'sleep', minutes: 1 },
  { kind: 'sleep', minutes: 1 },
];

test('whatever happens within ten years: never two letters of a week, and none missing a minute after its time', async () => {
  await fc.assert(
    fc.asyncProperty(events, fc.boolean(), async (happening, countsAwake) => {
      const browser = await openBrowser(countsAwake);
      const story = new Story(browser);
      for (const event of happening) await story.happens(event);
      expect(browser.letters).toEqual([...new Set(browser.letters)]);
    }),
    { numRuns: 200, examples: [[SET_BACK_AT_ONCE, false]] },
  );
}, 120_000);
