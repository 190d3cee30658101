import { ByteWriter, ENCODER } from './bytes.ts';

/** Lists of millions of things in a few bytes each, which are never copied as they grow: no long task, no peak. */

const NUMBERS = 1 << 16;
const BYTES = 1 << 20;
/** The most bytes of a text that are kept. Their number stands before them, in two bytes. */
const MAX_LENGTH = 0xffff;

/** Whole numbers from 0 to 2^32 − 1. */
export class NumberList {
  readonly #chunks: Uint32Array[] = [];
  length = 0;

  push(value: number): void {
    if (this.length % NUMBERS === 0) this.#chunks.push(new Uint32Array(NUMBERS));
    this.set(this.length++, value);
  }

  get(at: number): number {
    return this.#chunks[at >>> 16]![at & (NUMBERS - 1)]!;
  }

  /** @param at of a number that has been pushed */
  set(at: number, value: number): void {
    this.#chunks[at >>> 16]![at & (NUMBERS - 1)] = value;
  }
}

/** Texts in UTF-8; what is longer than 65,535 bytes is cut. */
export class TextList {
  readonly #chunks: Uint8Array[] = [];
  #free = BYTES;

  /** @returns where it stands, for `at`: less than 2^32 for some 4 GB of them */
  push(text: string): number {
    // UTF-8 has at most three bytes for a code unit.
    const most = Math.min(3 * text.length, MAX_LENGTH);
    if (this.#free + most + 2 > BYTES) {
      this.#chunks.push(new Uint8Array(BYTES));
      this.#free = 0;
    }
    const chunk = this.#chunks.at(-1)!;
    const start = this.#free;
    const { written } = ENCODER.encodeInto(text, chunk.subarray(start + 2, start + 2 + most));
    chunk[start] = written & 0xff;
    chunk[start + 1] = written >> 8;
    this.#free = start + 2 + written;
    return (this.#chunks.length - 1) * BYTES + start;
  }

  /** The bytes of a text. */
  at(place: number): Uint8Array {
    const chunk = this.#chunks[Math.floor(place / BYTES)]!;
    const start = place % BYTES;
    return chunk.subarray(start + 2, start + 2 + chunk[start]! + chunk[start + 1]! * 256);
  }
}

/** Bytes that are written one after the other, many millions of them. */
export class ByteRope {
  readonly #parts: Uint8Array[] = [];
  #before = 0;
  #last = new ByteWriter();

  get length(): number {
    return this.#before + this.#last.length;
  }

  /** What to write the next bytes to; to be asked for again now and then. */
  get end(): ByteWriter {
    if (this.#last.length >= BYTES) {
      this.#parts.push(this.#last.bytes());
      this.#before += this.#last.length;
      this.#last = new ByteWriter();
    }
    return this.#last;
  }

  /** All that was written, in pieces. */
  parts(): Uint8Array[] {
    return [...this.#parts, this.#last.bytes()];
  }
}

const TABLES = 256;
const FIRST_SIZE = 16;

/** How often each hash of 32 bits was counted: many small tables, so that none is ever long in growing. */
export class HashCounts {
  readonly #tables = Array.from({ length: TABLES }, () => new CountTable());

  add(hash: number): void {
    this.#tables[hash >>> 24]!.add(hash);
  }

  get(hash: number): number {
    return this.#tables[hash >>> 24]!.get(hash);
  }
}

/** Open addressing, linear probing. */
class CountTable {
  #hashes = new Uint32Array(FIRST_SIZE);
  /** 0 where the place is free. */
  #counts = new Uint32Array(FIRST_SIZE);
  #used = 0;

  add(hash: number): void {
    const at = this.#placeOf(hash);
    if (this.#counts[at] === 0) {
      this.#hashes[at] = hash;
      this.#used += 1;
    }
    this.#counts[at]! += 1;
    if (this.#used * 2 > this.#hashes.length) this.#grow();
  }

  get(hash: number): number {
    return this.#counts[this.#placeOf(hash)]!;
  }

  #placeOf(hash: number): number {
    const mask = this.#hashes.length - 1;
    let at = hash & mask;
    while (this.#counts[at] !== 0 && this.#hashes[at] !== hash) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [hashes, counts] = [this.#hashes, this.#counts];
    this.#hashes = new Uint32Array(2 * hashes.length);
    this.#counts = new Uint32Array(2 * hashes.length);
    for (let i = 0; i < hashes.length; i++) {
      if (counts[i] === 0) continue;
      const at = this.#placeOf(hashes[i]!);
      this.#hashes[at] = hashes[i]!;
      this.#counts[at] = counts[i]!;
    }
  }
}
