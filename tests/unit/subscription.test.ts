import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delayAfterFailure, LONGEST_WAIT, parseRetryAfter } from '../../glossary/schedule.ts';
import {
  beginning,
  dueAt,
  isDue,
  next,
  type Outcome,
  parseSubscriptions,
  rolledBack,
  type Subscription,
} from '../../glossary/subscription.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const HELD: Subscription = {
  url: 'https://packs.example/manifest.json',
  pack: 'acme',
  name: 'Acme',
  addedBy: 'reader',
  byPolicy: false,
  paused: false,
  version: '1.0.0',
  sha256: 'aa',
  nextCheck: NOW,
  failures: 0,
};
const FAILED: Outcome = { kind: 'failed', problem: 'The server is away.' };
const UPDATED: Outcome = {
  kind: 'updated',
  url: HELD.url,
  pack: 'acme',
  name: 'Acme words',
  edition: { version: '1.1.0', sha256: 'bb' },
  entries: 7,
  before: { version: '1.0.0', sha256: 'aa' },
};

describe('Retry-After', () => {
  test.each<[header: string | null, ms: number | undefined]>([
    [null, undefined],
    ['', undefined],
    ['soon', undefined],
    ['-5', undefined],
    ['1e9', undefined],
    ['0', 0],
    ['120', 2 * MINUTE],
    [' 120 ', 2 * MINUTE],
    ['99999999999999999999', LONGEST_WAIT],
    ['Mon, 23 Nov 2026 12:02:00 GMT', 2 * MINUTE],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['Tue, 23 Nov 2027 12:00:00 GMT', LONGEST_WAIT],
    ['2026-11-24', undefined],
    ['Mon, 99 Nov 2026 12:02:00 GMT', undefined],
  ])('%j', (header, ms) => {
    expect(parseRetryAfter(header, NOW)).toBe(ms);
  });
});

describe('the next check is', () => {
  test.each<[what: string, failures: number, outcome: Outcome, random: number, delay: number]>([
    ['half a day to one and a half after one that worked', 0, { kind: 'unchanged' }, 0, DAY / 2],
    ['… the latest', 0, { kind: 'unchanged' }, 1, 1.5 * DAY],
    ['the same after a new version', 3, UPDATED, 0.5, DAY],
    ['minutes after the first failure', 0, FAILED, 1, 5 * MINUTE],
    ['twice as long after the second', 1, FAILED, 1, 10 * MINUTE],
    ['at least half of that', 1, FAILED, 0, 5 * MINUTE],
    ['at most three days, however often', 500, FAILED, 1, 3 * DAY],
    ['not before the server said', 0, { ...FAILED, retryAfter: HOUR }, 0, HOUR],
    ['spread over the time after that', 0, { ...FAILED, retryAfter: HOUR }, 1, 2 * HOUR],
    ['spread over an hour, if it is long', 0, { ...FAILED, retryAfter: DAY }, 1, DAY + HOUR],
    ['not sooner because the server says so', 4, { ...FAILED, retryAfter: 0 }, 1, 80 * MINUTE],
  ])('%s', (_, failures, outcome, random, delay) => {
    expect(next({ ...HELD, failures }, outcome, NOW, random).nextCheck - NOW).toBe(delay);
  });

  test('never before the server said, never too soon, never too late', () => {
    const wait = fc.option(fc.integer({ min: 0, max: LONGEST_WAIT }), { nil: undefined });
    const random = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), wait, random, (failures, retryAfter, chance) => {
        const delay = delayAfterFailure(failures, retryAfter, chance);
        expect(delay).toBeGreaterThanOrEqual(retryAfter ?? 0);
        expect(delay).toBeGreaterThanOrEqual(2 * MINUTE);
        expect(delay).toBeLessThanOrEqual(LONGEST_WAIT);
      }),
    );
  });
});

describe('whatever the clock does', () => {
  const outcome = fc.constantFrom<Outcome>(
    { kind: 'unchanged' },
    UPDATED,
    FAILED,
    { ...FAILED, retryAfter: DAY },
    { ...FAILED, retryAfter: 30 * DAY },
    { kind: 'kept', version: '0.9.0', why: 'older' },
  );

  test('a subscription comes due within the longest wait, and not over and over', () => {
    const jump = fc.integer({ min: -3_650 * DAY, max: 3_650 * DAY });
    const step = fc.record({ outcome, jump, random: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let now = NOW;
        let subscription = HELD;
        for (const { outcome: came, jump: by, random } of steps) {
          subscription = next(beginning(subscription, now, random), came, now, random);
          expect(isDue(subscription, now)).toBe(false);
          now += by;
          const wake = Math.max(now, dueAt(subscription, now));
          expect(wake).toBeLessThanOrEqual(now + LONGEST_WAIT + DAY);
          expect(isDue(subscription, wake)).toBe(true);
        }
      }),
    );
  });
});

describe('due', () => {
  test.each<[what: string, part: Partial<Subscription>, isMissing: boolean, due: boolean]>([
    ['at its time', {}, false, true],
    ['not before', { nextCheck: NOW + 1 }, false, false],
    ['when its pack is lost', { nextCheck: NOW + HOUR }, true, true],
    ['not when it is lost and cannot be had', { nextCheck: NOW + HOUR, failures: 1 }, true, false],
    ['never while paused', { paused: true }, true, false],
    ['not when its time is as far away as can be', { nextCheck: NOW + LONGEST_WAIT + DAY }, false, false],
    ['when it is further away', { nextCheck: NOW + LONGEST_WAIT + DAY + 1 }, false, true],
  ])('%s', (_, part, isMissing, due) => {
    expect(isDue({ ...HELD, ...part }, NOW, isMissing)).toBe(due);
  });
});

describe('a subscription', () => {
  test('that failed says why, keeps what it has, and forgets it with the next success', () => {
    const validators = { etag: '"1"', since: NOW };
    const failed = next({ ...HELD, validators }, FAILED, NOW, 0.5);
    expect(failed).toMatchObject({
      problem: 'The server is away.',
      failures: 1,
      version: '1.0.0',
      validators,
    });
    const fine = next(failed, { kind: 'unchanged', validators }, NOW + HOUR, 0.5);
    expect(fine).toMatchObject({ failures: 0, checkedAt: NOW + HOUR, version: '1.0.0', validators });
    expect(fine).not.toHaveProperty('problem');
  });

  test('whose check took the worker with it has failed', () => {
    const begun = beginning({ ...HELD, failures: 2 }, NOW, 1);
    expect(begun.failures).toBe(3);
    expect(isDue(begun, NOW + 19 * MINUTE)).toBe(false);
  });

  test('goes back, and remembers what it went back from', () => {
    const updated = next(HELD, UPDATED, NOW, 0.5);
    expect(updated).toMatchObject({ version: '1.1.0', sha256: 'bb', entries: 7, name: 'Acme words' });
    const back = rolledBack(updated);
    expect(back).toMatchObject({
      version: '1.0.0',
      sha256: 'aa',
      refused: { version: '1.1.0', sha256: 'bb' },
    });
    expect(back).not.toHaveProperty('previous');
    const newer = next(back, { ...UPDATED, edition: { version: '1.2.0', sha256: 'cc' } }, NOW, 0.5);
    expect(newer).not.toHaveProperty('refused');
  });

  test('that nothing came before does not go back', () => {
    expect(rolledBack(HELD)).toEqual(HELD);
  });

  test('found by a page remembers the page', () => {
    const pending = { ...HELD, url: 'https://packs.example/', pack: undefined };
    const found = next(pending, { ...UPDATED, url: HELD.url }, NOW, 0.5);
    expect(found).toMatchObject({ url: HELD.url, page: 'https://packs.example/' });
  });
});

describe('stored subscriptions', () => {
  test('come back as they were', () => {
    const all = [next(HELD, UPDATED, NOW, 0.5), next({ ...HELD, url: 'https://b.example/' }, FAILED, NOW, 0)];
    expect(parseSubscriptions(JSON.parse(JSON.stringify(all)))).toEqual(all);
  });

  test.each([
    [undefined],
    [null],
    ['x'],
    [{}],
    [[null, 5, {}, { ...HELD, addedBy: 'nobody' }, { ...HELD, nextCheck: 'x' }]],
  ])('that are damaged are none: %j', (stored) => {
    expect(parseSubscriptions(stored)).toEqual([]);
  });

  test('that are sound are kept beside damaged ones', () => {
    expect(parseSubscriptions([{}, HELD])).toEqual([HELD]);
  });
});
