/** Work in the background of the page, in pieces short enough that nobody feels them. */

/** Longest piece: a quarter of a frame. ms */
export const SLICE = 4;

/** Waits for a moment in which the page has nothing more urgent to do. */
export function idle(signal: AbortSignal): Promise<void> {
  if (import.meta.env.SAFARI) {
    // It has neither `scheduler` nor `requestIdleCallback`.
    return new Promise((resolve) => {
      setTimeout(resolve, 1);
    });
  }
  return scheduler.postTask(() => {}, { priority: 'background', signal });
}

declare const scheduler: {
  postTask(run: () => void, options: { priority: 'background'; signal: AbortSignal }): Promise<void>;
};

/**
 * Waits until the page has been laid out and drawn, so that asking where things are does not make the browser do
 * it before its time. A page that nobody sees is not drawn, and waits.
 */
export function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
