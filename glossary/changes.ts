import type { Manifest } from './manifest.ts';
import type { Entry } from './pack-types.ts';

/** What is different between two versions of a pack. */
export type Changes = NonNullable<Manifest['changes']>;

/** So many terms of each kind are named; the counts are whole. */
const MOST_NAMED = 50;

/** @param from the version of `before` */
export function changesBetween(before: readonly Entry[], after: readonly Entry[], from: string): Changes {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const added: string[] = [];
  const changed: string[] = [];
  for (const entry of after) {
    const twin = old.get(entry.id);
    old.delete(entry.id);
    if (!twin) added.push(entry.term);
    else if (!isSame(twin, entry)) changed.push(entry.term);
  }
  const removed = [...old.values()].map(({ term }) => term);
  return {
    from,
    added: added.length,
    changed: changed.length,
    removed: removed.length,
    addedTerms: added.slice(0, MOST_NAMED),
    changedTerms: changed.slice(0, MOST_NAMED),
    removedTerms: removed.slice(0, MOST_NAMED),
  };
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
