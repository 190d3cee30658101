/** What comes in at its own time, taken out one at a time and in order. */
export class Inbox<T> {
  readonly #waiting: T[] = [];
  #state: 'open' | 'closed' | { failed: Error } = 'open';
  #wake: (() => void) | undefined;

  put(item: T): void {
    this.#waiting.push(item);
    this.#wake?.();
  }

  /** Says that nothing more comes. */
  close(): void {
    if (this.#state === 'open') this.#state = 'closed';
    this.#wake?.();
  }

  /** Whoever takes out gets this error, whatever still waits. */
  fail(failed: Error): void {
    if (this.#state === 'open') this.#state = { failed };
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      if (typeof this.#state === 'object') throw this.#state.failed;
      const next = this.#waiting.shift();
      if (next !== undefined) yield next;
      else if (this.#state === 'closed') return;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
