import { describe, expect, test } from 'vitest';
import {
  CLOSE_DELAY,
  type Hover,
  type HoverEvent,
  headsTo,
  hover,
  IDLE,
  ON_THE_WAY_DELAY,
  OPEN_DELAY,
  PASSING_SPEED,
  PREPARE_DELAY,
} from '../../glossary/hover.ts';

const POD = { entry: 'lumomate/pod', mark: 1 };
const POD_AGAIN = { entry: 'lumomate/pod', mark: 2 };
const DNS = { entry: 'lumomate/dns', mark: 3 };

const SLOW = PASSING_SPEED / 2;
const FAST = PASSING_SPEED * 2;

function over(
  target: typeof POD | undefined,
  speed = SLOW,
  where: 'card' | 'towards card' | 'page' = 'page',
): HoverEvent {
  return { type: 'move', target, speed, onCard: where === 'card', towardsCard: where === 'towards card' };
}

/** Plays events at their times, ticking whenever the state asks for it, up to a last moment. */
function play(until: number, ...events: [at: number, event: HoverEvent][]): Hover {
  let state: Hover = IDLE;
  for (const [at, event] of events) state = hover(tickUntil(state, at), event, at);
  return tickUntil(state, until);
}

function tickUntil(state: Hover, time: number): Hover {
  let now = state;
  // Whoever runs the machine sets one timer for `wake`: a wake that never moves on would hang it.
  for (let i = 0; 'wake' in now && now.wake <= time; i++) {
    if (i > 10) throw new Error(`does not leave ${JSON.stringify(now)}`);
    now = hover(now, { type: 'tick' }, now.wake);
  }
  return now;
}

const openPod = { phase: 'open', target: POD, pinned: false };
const pinnedPod = { phase: 'open', target: POD, pinned: true };

describe('resting on a term', () => {
  test('does nothing at first', () => {
    expect(play(PREPARE_DELAY - 1, [0, over(POD)])).toMatchObject({ phase: 'waiting', prepared: false });
  });
  test('prepares the entry after the first delay', () => {
    expect(play(PREPARE_DELAY, [0, over(POD)])).toMatchObject({ phase: 'waiting', prepared: true });
  });
  test('has not opened the card just before the second delay', () => {
    expect(play(OPEN_DELAY - 1, [0, over(POD)]).phase).toBe('waiting');
  });
  test('opens the card after it', () => {
    expect(play(OPEN_DELAY, [0, over(POD)])).toEqual(openPod);
  });
  test('opens it no later for slow movement within the term', () => {
    expect(play(OPEN_DELAY, [0, over(POD)], [100, over(POD)], [250, over(POD)])).toEqual(openPod);
  });
  test('opens it even where the clock that ticks is late', () => {
    const late = hover(hover(IDLE, over(POD), 0), { type: 'tick' }, 5_000);
    expect(late).toEqual(openPod);
  });
});

describe('no card opens', () => {
  test.each<[what: string, events: [number, HoverEvent][]]>([
    [
      'when the pointer leaves before it would',
      [
        [0, over(POD)],
        [OPEN_DELAY - 1, over(undefined)],
      ],
    ],
    [
      'when the page scrolls under a waiting pointer',
      [
        [0, over(POD)],
        [200, { type: 'scroll' }],
      ],
    ],
    [
      'when the pointer passes fast over a term',
      [
        [0, over(POD, FAST)],
        [20, over(undefined, FAST)],
      ],
    ],
    [
      'when the reader dismisses it while it waits',
      [
        [0, over(POD)],
        [200, { type: 'dismiss' }],
      ],
    ],
    [
      'for a tick, a pin or a scroll alone',
      [
        [0, { type: 'tick' }],
        [1, { type: 'pin' }],
        [2, { type: 'scroll' }],
      ],
    ],
  ])('%s', (_, events) => {
    expect(play(10_000, ...events)).toEqual(IDLE);
  });

  test('while the pointer is still moving fast: the wait begins again', () => {
    const state = play(OPEN_DELAY + 50, [0, over(POD)], [200, over(POD, FAST)]);
    expect(state).toMatchObject({ phase: 'waiting', since: 200 });
    expect(tickUntil(state, 200 + OPEN_DELAY)).toEqual(openPod);
  });

  test('for the first of two terms: the wait begins again at the second', () => {
    const state = play(OPEN_DELAY + 50, [0, over(POD)], [200, over(DNS)]);
    expect(state).toMatchObject({ phase: 'waiting', target: DNS, prepared: true });
  });
});

test('a pointer that arrives fast and then rests gets its card', () => {
  expect(play(OPEN_DELAY + 100, [0, over(POD, FAST)])).toEqual(openPod);
});

describe('leaving an open card', () => {
  const opened: [number, HoverEvent] = [0, over(POD)];
  const leftAt = 1_000;
  const left: [number, HoverEvent] = [leftAt, over(undefined)];

  test('closes it after the grace, not before', () => {
    expect(play(leftAt + CLOSE_DELAY - 1, opened, left).phase).toBe('leaving');
    expect(play(leftAt + CLOSE_DELAY, opened, left)).toEqual(IDLE);
  });
  test('does not close it when the pointer comes back to the term in time', () => {
    expect(play(10_000, opened, left, [leftAt + CLOSE_DELAY - 1, over(POD)])).toEqual(openPod);
  });
  test('does not close it when the pointer reaches the card in time', () => {
    expect(play(10_000, opened, left, [leftAt + CLOSE_DELAY - 1, over(undefined, FAST, 'card')])).toEqual(
      openPod,
    );
  });
  test('does not close it while the pointer is on its way to the card', () => {
    const steps = [200, 400, 600, 800].map((ms): [number, HoverEvent] => [
      leftAt + ms,
      over(undefined, SLOW, 'towards card'),
    ]);
    expect(play(leftAt + 900, opened, left, ...steps).phase).toBe('leaving');
    expect(play(leftAt + 800 + CLOSE_DELAY, opened, left, ...steps)).toEqual(IDLE);
  });
  test('for nowhere closes it after the grace, however the pointer wanders', () => {
    const steps = [100, 200, 250].map((ms): [number, HoverEvent] => [leftAt + ms, over(undefined)]);
    expect(play(leftAt + CLOSE_DELAY, opened, left, ...steps)).toEqual(IDLE);
  });
  test('does not happen while the page scrolls', () => {
    expect(play(10_000, opened, [500, { type: 'scroll' }])).toEqual(openPod);
  });
});

describe('once a card is open, a neighbouring term', () => {
  const opened: [number, HoverEvent] = [0, over(POD)];

  test('opens its own at once', () => {
    expect(play(500, opened, [500, over(DNS)])).toEqual({ ...openPod, target: DNS });
  });
  test('opens its own at once also from the grace', () => {
    expect(play(600, opened, [500, over(undefined)], [600, over(DNS)])).toEqual({ ...openPod, target: DNS });
  });
  test('may be another mark of the same entry', () => {
    expect(play(500, opened, [500, over(POD_AGAIN)])).toEqual({ ...openPod, target: POD_AGAIN });
  });
  test('does not open when the pointer crosses it on the way to the card', () => {
    expect(
      play(10_000, opened, [500, over(DNS, SLOW, 'towards card')], [600, over(undefined, SLOW, 'card')]),
    ).toEqual(openPod);
  });
  test('does not open when the pointer flies over it', () => {
    const state = play(550, opened, [500, over(DNS, FAST)], [550, over(undefined, FAST)]);
    expect(state).toMatchObject({ phase: 'leaving', target: POD });
  });
  test('waits its full time again once the card has closed', () => {
    expect(play(10_000 + OPEN_DELAY - 1, opened, [500, over(undefined)], [10_000, over(DNS)]).phase).toBe(
      'waiting',
    );
  });
});

describe('a pinned card', () => {
  const pinned: [number, HoverEvent][] = [
    [0, over(POD)],
    [500, { type: 'pin' }],
  ];

  test.each<[what: string, event: HoverEvent]>([
    ['the pointer leaves', over(undefined, FAST)],
    ['the pointer rests on another term', over(DNS)],
    ['the page scrolls', { type: 'scroll' }],
    ['time passes', { type: 'tick' }],
    ['it is pinned again', { type: 'pin' }],
  ])('stays when %s', (_, event) => {
    expect(play(60_000, ...pinned, [600, event])).toEqual(pinnedPod);
  });
  test('goes when it is dismissed', () => {
    expect(play(60_000, ...pinned, [600, { type: 'dismiss' }])).toEqual(IDLE);
  });
  test('makes way for the one the keyboard asks for', () => {
    expect(play(60_000, ...pinned, [600, { type: 'show', target: DNS }])).toEqual({
      ...pinnedPod,
      target: DNS,
    });
  });
  test('may be pinned in the grace after leaving', () => {
    expect(play(60_000, [0, over(POD)], [500, over(undefined)], [700, { type: 'pin' }])).toEqual(pinnedPod);
  });
});

test('the keyboard opens a card at once, and it stays', () => {
  expect(play(60_000, [0, { type: 'show', target: POD }], [10, over(undefined)])).toEqual(pinnedPod);
});

describe('the pointer heads to the card', () => {
  const at = { x: 100, y: 100 };
  const below = { left: 50, right: 350, top: 120, bottom: 300 };
  const above = { left: 50, right: 350, top: -100, bottom: 80 };
  const right = { left: 140, right: 400, top: 20, bottom: 200 };
  const left = { left: -200, right: 60, top: 20, bottom: 200 };
  test.each<[what: string, card: typeof below, to: [x: number, y: number], isHeading: boolean]>([
    ['straight down', below, [100, 110], true],
    ['aslant to its far corner', below, [220, 110], true],
    ['but not sideways', below, [160, 101], false],
    ['but not away from it', below, [100, 90], false],
    ['straight up', above, [100, 90], true],
    ['but not down from one above', above, [100, 110], false],
    ['to the right', right, [120, 100], true],
    ['but not to the left of one on the right', right, [80, 100], false],
    ['to the left', left, [80, 100], true],
    ['when it has not moved', below, [100, 100], true],
  ])('%s', (_, card, [x, y], isHeading) => {
    expect(headsTo(at, { x, y }, card)).toBe(isHeading);
  });
});

describe('a pointer on its way to the card that stops on another term', () => {
  const opened: [number, HoverEvent] = [0, over(POD)];
  const onTheWay: [number, HoverEvent] = [500, over(DNS, SLOW, 'towards card')];

  test.each([
    ['keeps the card while it may still go on', 500 + ON_THE_WAY_DELAY - 1, POD],
    ['gets the other card once it has rested there', 500 + ON_THE_WAY_DELAY, DNS],
  ])('%s', (_, until, target) => {
    expect(play(until, opened, onTheWay)).toMatchObject({ target });
  });
});
