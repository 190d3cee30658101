import type { Manifest } from './manifest.ts';
import { PackError } from './pack.ts';
import { PACK_FORMAT } from './pack-types.ts';
import { slug } from './slug.ts';

/**
 * Puts the entries of a published pack together from its shards. Each shard is a JSON array; an entry takes the place
 * of the one with its id in an earlier shard, or comes last; one with `after` comes right behind the entry of that
 * id, or first when it is null.
 */

/** An entry as it stands in a shard: format 1, not yet checked. */
export interface ShardEntry {
  id: string;
  /** Only in shards: the id of the entry before it, null for none. */
  after?: string | null;
  [field: string]: unknown;
}

/**
 * Puts a pack together; what the manifest lists as removed is left out.
 * @param shards what each file of `manifest.shards` holds, parsed, in that order
 * @returns a pack of format 1 as it would stand in a file; nothing of it has been checked (`parsePack` does)
 * @throws PackError when the shards do not belong together
 */
export function assemble(
  manifest: Pick<Manifest, 'pack' | 'removed'>,
  shards: readonly (readonly unknown[])[],
): { entries: unknown[]; [field: string]: unknown } {
  const removed = new Set(manifest.removed);
  const entries = [...replay(shards)].filter((entry) => !removed.has(idOf(entry) ?? ''));
  return { format: PACK_FORMAT, ...manifest.pack, entries };
}

/** The entries of all shards in order, also of those that are no longer in the pack. @throws PackError as `assemble` */
export function replay(shards: readonly (readonly unknown[])[]): Sequence {
  const sequence = new Sequence();
  for (const raw of shards.flat()) sequence.put(raw);
  return sequence;
}

function idOf(raw: unknown): string | undefined {
  const { id, term } = (raw ?? {}) as { id?: unknown; term?: unknown };
  if (typeof id === 'string') return id;
  return typeof term === 'string' ? slug(term) : undefined;
}

interface Link {
  entry: unknown;
  before?: Link | undefined;
  next?: Link | undefined;
}

/** Entries in an order that is changed often: a doubly linked list. */
export class Sequence {
  readonly #links = new Map<string, Link>();
  #first: Link | undefined;
  #last: Link | undefined;

  /** @throws PackError when it comes after an entry that is not there */
  put(raw: unknown): void {
    const id = idOf(raw);
    // What is no entry is left for the parser to name.
    if (id === undefined) {
      this.#linkAfter({ entry: raw }, this.#last);
      return;
    }
    const { after, ...entry } = raw as ShardEntry;
    const own = this.#links.get(id);
    if (own && after === undefined) {
      own.entry = entry;
      return;
    }
    const before = after === undefined ? this.#last : after === null ? undefined : this.#links.get(after);
    if (typeof after === 'string' && (!before || before === own)) {
      throw new PackError([{ message: `shards: “${id}” comes after “${after}”, which is not there` }]);
    }
    if (own) this.#unlink(own);
    const link: Link = { entry };
    this.#links.set(id, link);
    this.#linkAfter(link, before);
  }

  /** The entry of an id, as it was put last. */
  get(id: string): unknown {
    return this.#links.get(id)?.entry;
  }

  *[Symbol.iterator](): Generator<unknown> {
    for (let link = this.#first; link; link = link.next) yield link.entry;
  }

  #linkAfter(link: Link, before: Link | undefined): void {
    const next = before ? before.next : this.#first;
    link.before = before;
    link.next = next;
    if (before) before.next = link;
    else this.#first = link;
    if (next) next.before = link;
    else this.#last = link;
  }

  #unlink({ before, next }: Link): void {
    if (before) before.next = next;
    else this.#first = next;
    if (next) next.before = before;
    else this.#last = before;
  }
}
