/** What was written, and the way back. */
export interface History<T> {
  past: readonly T[];
  now: T;
  future: readonly T[];
  /** The last change: what of it, and when, by `Date.now()`. */
  last?: { what: string; at: number };
}

/** Steps that are kept. */
const MOST = 200;
/** Changes of one thing in quicker succession are one step, as a word is that is typed. ms */
const PAUSE = 800;

export function begin<T>(now: T): History<T> {
  return { past: [], now, future: [] };
}

/** @param what is changed: a field's name @param at by `Date.now()` */
export function edit<T>(history: History<T>, now: T, what: string, at: number): History<T> {
  const { past, last } = history;
  const goesOn = last?.what === what && at - last.at < PAUSE;
  return {
    past: goesOn ? past : [...past, history.now].slice(-MOST),
    now,
    future: [],
    last: { what, at },
  };
}

/** One step back; the same history where there is none. */
export function undo<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  if (!past.length) return history;
  return { past: past.slice(0, -1), now: past.at(-1)!, future: [now, ...future] };
}

/** One step forward again. */
export function redo<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  if (!future.length) return history;
  return { past: [...past, now], now: future[0]!, future: future.slice(1) };
}
