import type { Entry, Layer } from '../../glossary/pack-types.ts';

/** Something that an entry of the built-in glossary must not have. */
export interface Flaw {
  /** The category file the entry is in, as a path from the root. */
  file: string;
  /** The entry's id; empty where a whole file is meant. */
  entry: string;
  /** The layer or another field of the entry. */
  field: Layer | 'aliases' | 'seeAlso' | '';
  reason: string;
}

/** @returns the flaw, with the file that the entry stands in */
export function flawOf(entry: Entry, field: Flaw['field'], reason: string): Flaw {
  return { file: `glossary/packs/${entry.category}.yaml`, entry: entry.id, field, reason };
}

/** One line a writer can act on: `glossary/packs/web.yaml, html, blurb: has 93 characters; at most 90`. */
export function describeFlaw({ file, entry, field, reason }: Flaw): string {
  return `${[file, entry, field].filter(Boolean).join(', ')}: ${reason}`;
}
