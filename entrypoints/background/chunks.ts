import { type Entry, LAYERS } from '../../glossary/pack-types.ts';

/** A chunk ends with so many entries or characters: whoever wants one entry reads all of its chunk. */
const CHUNK_ENTRIES = 64;
const CHUNK_LENGTH = 16_000;

/** Some entries of a pack, in its own order. */
export interface Chunk {
  generation: string;
  /** Counts the generation's chunks, from 0. */
  number: number;
  /** How many entries stand in those before it. */
  before: number;
  entries: Entry[];
  /** `keyOf` each of them, for the database to find it by. */
  keys: string[];
}

export function keyOf(generation: string, id: string): string {
  return `${generation}/${id}`;
}

/** Cuts the entries of a generation into chunks, one after the other. */
export class Chunker {
  readonly generation: string;
  /** Entries so far. */
  count = 0;
  #number = 0;

  constructor(generation: string) {
    this.generation = generation;
  }

  *cut(entries: readonly Entry[]): Generator<Chunk> {
    let some: Entry[] = [];
    let length = 0;
    for (const [i, entry] of entries.entries()) {
      some.push(entry);
      for (const layer of LAYERS) length += entry[layer]?.length ?? 0;
      if (some.length < CHUNK_ENTRIES && length < CHUNK_LENGTH && i < entries.length - 1) continue;
      const { generation, count: before } = this;
      const keys = some.map(({ id }) => keyOf(generation, id));
      // Among chunks, the database sees to it.
      const twin = keys.findIndex((key, at) => keys.indexOf(key) < at);
      if (twin >= 0) throw new Error(`two entries have the id “${some[twin]!.id}”`);
      yield { generation, number: this.#number++, before, entries: some, keys };
      this.count += some.length;
      some = [];
      length = 0;
    }
  }
}
