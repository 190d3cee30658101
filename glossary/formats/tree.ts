/** JSON and YAML as one kind of tree, which keeps what plain objects lose: keys that stand twice, and lines. */

export interface Tree {
  /** Counted from 1. */
  line: number;
  /** A text, number, …; undefined for a list or map. */
  scalar?: string | number | boolean | null;
  items?: Tree[];
  pairs?: Pair[];
}

export interface Pair {
  key: string;
  line: number;
  value: Tree;
}

/** Deeper than this nobody nests a glossary; files that do are made to break readers. */
export const DEEPEST = 40;

/** A tree as plain values. Of a key that stands twice in a map, both values as a list. */
export function plain({ scalar, items, pairs }: Tree): unknown {
  if (items) return items.map(plain);
  if (!pairs) return scalar;
  const object: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of pairs) {
    object[key] = key in object ? [object[key], plain(value)].flat() : plain(value);
  }
  return object;
}

/** The text of a scalar; undefined for lists, maps and nothing. */
export function scalarText({ scalar }: Tree): string | undefined {
  return scalar === undefined || scalar === null || scalar === '' ? undefined : String(scalar);
}
