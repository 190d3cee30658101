/**
 * The life of the card, as a pure state machine: events in, the next state out. Whoever runs it compares the
 * states: fetches when a term is prepared, shows and hides the card, and sends `tick` when `wake` has come.
 *
 *            over a term, at rest              OPEN_DELAY
 *     idle ───────────────────────▶ waiting ─────────────▶ open ◀────────┐
 *      ▲                              │                     │ ▲           │ over the term, or on the card
 *      │        leaves, scrolls       │      leaves term    ▼ │ pin       │
 *      └──────────────────────────────┘  ┌────────────── leaving ─────────┘
 *      ▲                                 │ CLOSE_DELAY       │ over another term: open at once
 *      └─────────────────────────────────┘                   ▼
 *
 * A pinned card stays open until Escape, its close button or another pin. Timings and their sources: design
 * notes in `docs/architecture.md`.
 */

/** Rest before the entry is fetched; short enough that the card is ready when it opens. ms */
export const PREPARE_DELAY = 120;
/** Rest before the card opens. Page Previews waits 500, GitHub 300. ms */
export const OPEN_DELAY = 300;
/** Grace after leaving, so that the pointer may reach the card. ms */
export const CLOSE_DELAY = 300;
/** On the way to the card, a rest this long on another term means that term. ms */
export const ON_THE_WAY_DELAY = 150;
/** A pointer faster than this is passing through. px/ms, 10ten's measured value */
export const PASSING_SPEED = 0.5;
/** Hovering means nothing until the page has been still for so long. ms */
export const SCROLL_QUIET = 150;

/** A mark under the pointer: which entry, and which mark of it. */
export interface Target {
  entry: string;
  /** Tells two marks of one entry apart. */
  mark: number;
}

export type Hover =
  | { phase: 'idle' }
  /** Resting on a term. `prepared`: the entry is being fetched. */
  | { phase: 'waiting'; target: Target; since: number; prepared: boolean; wake: number }
  | { phase: 'open'; target: Target; pinned: boolean }
  /** `over`: the term the pointer is on, in case it stays there instead of going on to the card. */
  | { phase: 'leaving'; target: Target; over: Target | undefined; wake: number };

export type HoverEvent =
  /** The pointer is over a mark, or (`target` undefined) over none. `speed` in px/ms. */
  | { type: 'move'; target: Target | undefined; speed: number; onCard: boolean; towardsCard: boolean }
  | { type: 'tick' }
  | { type: 'scroll' }
  /** The keyboard or a click asks for a card now, and it stays. */
  | { type: 'show'; target: Target }
  | { type: 'pin' }
  | { type: 'dismiss' };

export const IDLE: Hover = { phase: 'idle' };

/**
 * The next state.
 * @param now milliseconds, of any clock that only goes forward
 */
export function hover(state: Hover, event: HoverEvent, now: number): Hover {
  switch (event.type) {
    case 'show':
      return { phase: 'open', target: event.target, pinned: true };
    case 'dismiss':
      return IDLE;
    case 'pin':
      return state.phase === 'open' || state.phase === 'leaving'
        ? { phase: 'open', target: state.target, pinned: true }
        : state;
    case 'scroll':
      return state.phase === 'waiting' ? IDLE : state;
    case 'tick':
      return tick(state, now);
    case 'move':
      return move(state, event, now);
  }
}

function tick(state: Hover, now: number): Hover {
  if (state.phase === 'leaving' && now >= state.wake) return state.over ? neighbour(state.over) : IDLE;
  if (state.phase !== 'waiting' || now < state.wake) return state;
  if (now - state.since >= OPEN_DELAY) return { phase: 'open', target: state.target, pinned: false };
  return { ...state, prepared: true, wake: state.since + OPEN_DELAY };
}

type Move = HoverEvent & { type: 'move' };

function move(state: Hover, event: Move, now: number): Hover {
  switch (state.phase) {
    case 'idle':
      // A fast pointer may be about to rest here and not move again; if it only passes, its next move says so.
      return event.target ? wait(event.target, now) : state;
    case 'waiting':
      if (!event.target) return IDLE;
      return same(event.target, state.target) && event.speed < PASSING_SPEED
        ? state
        : wait(event.target, now);
    case 'open':
      return state.pinned ? state : moveWhileOpen(state.target, event, now, state);
    case 'leaving':
      return moveWhileLeaving(state, event, now);
  }
}

function moveWhileOpen(open: Target, event: Move, now: number, state: Hover): Hover {
  const { target, onCard, towardsCard, speed } = event;
  if (onCard || same(target, open)) return state;
  if (target && !towardsCard && speed < PASSING_SPEED) return neighbour(target);
  return leave(open, target, now);
}

function moveWhileLeaving(state: Hover & { phase: 'leaving' }, event: Move, now: number): Hover {
  const { target, onCard, towardsCard, speed } = event;
  if (onCard || same(target, state.target)) return { phase: 'open', target: state.target, pinned: false };
  if (towardsCard) return leave(state.target, target, now);
  return target && speed < PASSING_SPEED ? neighbour(target) : { ...state, over: target };
}

function leave(target: Target, over: Target | undefined, now: number): Hover {
  return { phase: 'leaving', target, over, wake: now + (over ? ON_THE_WAY_DELAY : CLOSE_DELAY) };
}

function wait(target: Target, now: number): Hover {
  return { phase: 'waiting', target, since: now, prepared: false, wake: now + PREPARE_DELAY };
}

/** Once a card is open, the next term needs no rest. */
function neighbour(target: Target): Hover {
  return { phase: 'open', target, pinned: false };
}

function same(a: Target | undefined, b: Target): boolean {
  return a !== undefined && a.entry === b.entry && a.mark === b.mark;
}

/** A point on screen, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/**
 * Is the pointer on its way to the card: inside the triangle that its last place spans with the card's near
 * edge? What Floating UI's `safePolygon` does in its React package, for any side.
 * @param from where the pointer left the term
 */
export function headsTo(
  from: Point,
  at: Point,
  card: { left: number; right: number; top: number; bottom: number },
): boolean {
  const above = card.bottom <= from.y;
  const below = card.top >= from.y;
  const edge: [Point, Point] =
    above || below
      ? [
          { x: card.left, y: above ? card.bottom : card.top },
          { x: card.right, y: above ? card.bottom : card.top },
        ]
      : [
          { x: card.left >= from.x ? card.left : card.right, y: card.top },
          { x: card.left >= from.x ? card.left : card.right, y: card.bottom },
        ];
  return inTriangle(at, from, edge[0], edge[1]);
}

function inTriangle(p: Point, a: Point, b: Point, c: Point): boolean {
  const d1 = side(p, a, b);
  const d2 = side(p, b, c);
  const d3 = side(p, c, a);
  return !((d1 < 0 || d2 < 0 || d3 < 0) && (d1 > 0 || d2 > 0 || d3 > 0));
}

function side(p: Point, a: Point, b: Point): number {
  return (p.x - b.x) * (a.y - b.y) - (a.x - b.x) * (p.y - b.y);
}
