/**
 * Long work in slices: it is written as a generator that yields wherever it may be interrupted, and runs either at
 * once or so that whoever else needs the thread has a turn every few milliseconds. The outcome is the same.
 */

/** So much is done before others have their turn. ms */
const SLICE = 8;

/** Work that may be interrupted wherever it yields. */
export type Steps<T> = Generator<undefined, T>;

/** Waits until everything that is due on this thread has had its turn. */
export type Pause = () => Promise<void>;

/** Runs it to its end without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Runs one piece of work after the other; pieces that are shorter than a slice share one. */
export class Slices {
  readonly #pause: Pause;
  #end = 0;

  /** @param pause waits for others; another one where a test wants to know */
  constructor(pause: Pause = nextTask) {
    this.#pause = pause;
  }

  async run<T>(steps: Steps<T>): Promise<T> {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      if (performance.now() < this.#end) continue;
      await this.#pause();
      this.#end = performance.now() + SLICE;
    }
  }
}

/** A message to oneself: unlike a timer it comes at once, and after what was due before it. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
