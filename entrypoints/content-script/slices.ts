/** Work in the background of the page, in pieces short enough that nobody feels them. */

/** Longest piece: a quarter of a frame. ms */
export const SLICE = 4;

/** Waits for a moment in which the page has nothing more urgent to do. */
export function idle(signal: AbortSignal): Promise<void> {
  if (typeof scheduler !== 'undefined') {
    return scheduler.postTask(() => {}, { priority: 'background', signal });
  }
  return new Promise((resolve) => {
    // Safari has neither `scheduler` nor `requestIdleCallback`.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve());
    else setTimeout(resolve, 1);
  });
}

declare const scheduler: {
  postTask(run: () => void, options: { priority: 'background'; signal: AbortSignal }): Promise<void>;
};
