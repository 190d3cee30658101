import type { Manifest } from './manifest.ts';
import type { Entry } from './pack-types.ts';

/** What is different between two versions of a pack. */
export type Changes = NonNullable<Manifest['changes']>;

/** So many terms of each kind are named; the counts are whole. */
const MOST_NAMED = 50;

/** @param from the version of `before` */
export function changesBetween(before: readonly Entry[], after: readonly Entry[], from: string): Changes {
  const comparison = new Comparison(after);
  comparison.see(before);
  return comparison.changes(from);
}

/** Compares a pack with the one before it, of which no more need be in memory than is being looked at. */
export class Comparison {
  readonly #after: readonly Entry[];
  readonly #byId: ReadonlyMap<string, Entry>;
  readonly #kept = new Set<string>();
  readonly #changed = new Set<string>();
  readonly #removed: string[] = [];

  constructor(after: readonly Entry[]) {
    this.#after = after;
    this.#byId = new Map(after.map((entry) => [entry.id, entry]));
  }

  /** Looks at some entries of the pack before. */
  see(before: readonly Entry[]): void {
    for (const entry of before) {
      const twin = this.#byId.get(entry.id);
      if (!twin) this.#removed.push(entry.term);
      else {
        this.#kept.add(entry.id);
        if (!isSame(entry, twin)) this.#changed.add(entry.id);
      }
    }
  }

  /** @param from the version of the pack before */
  changes(from: string): Changes {
    const added = this.#after.filter(({ id }) => !this.#kept.has(id));
    const changed = this.#after.filter(({ id }) => this.#changed.has(id));
    return {
      from,
      added: added.length,
      changed: changed.length,
      removed: this.#removed.length,
      addedTerms: added.slice(0, MOST_NAMED).map(({ term }) => term),
      changedTerms: changed.slice(0, MOST_NAMED).map(({ term }) => term),
      removedTerms: this.#removed.slice(0, MOST_NAMED),
    };
  }
}

/** The same data, in whatever order its keys stand. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) =>
        Object.hasOwn(other, key) && isSame(one[key as keyof typeof one], other[key as keyof typeof other]),
    )
  );
}
