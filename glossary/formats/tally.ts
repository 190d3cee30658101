/** Counts what happens often, so that it is said once. */
export class Tally {
  readonly #counts = new Map<string, number>();

  /** @param what a line with “#” where the number goes */
  add(what: string, count = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + count);
  }

  /** The lines, each with its number. */
  lines(): string[] {
    return [...this.#counts].map(([what, count]) => what.replace('#', String(count)));
  }
}
