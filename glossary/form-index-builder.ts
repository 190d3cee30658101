import { ByteWriter } from './bytes.ts';
import { ByteRope, HashCounts, NumberList, TextList } from './compact-lists.ts';
import { type EntryHead, LAYOUT, MAX_WORDS } from './form-index.ts';
import type { Surface } from './forms.ts';
import { hashOf } from './hash.ts';
import type { Steps } from './slices.ts';
import { slug } from './slug.ts';
import { foldWord, wordsOf } from './text.ts';

/** So many of the small things are done between two moments at which the work may be interrupted. */
const STRIDE = 256;

/**
 * Makes the buffer that `FormIndex` reads, entry by entry: what is kept of a form is some fifty bytes, of an entry its
 * head, so that a pack of any size need not be in memory. The same entries in the same order give the same bytes.
 */
export class FormIndexBuilder {
  /** Of each form: where its text stands; its number (`LAYOUT`), with its words less one where the anchor will be. */
  readonly #texts = new TextList();
  readonly #places = new NumberList();
  readonly #numbers = new NumberList();
  /** Of each word of each form, one form after the other: hash and length. */
  readonly #words = new NumberList();
  readonly #lengths = new NumberList();
  readonly #counts = new HashCounts();
  readonly #heads = new ByteRope();
  readonly #headStarts = new NumberList();
  readonly #categories = new Map<string, number>();

  /** @param surfaces what the entry is found by; those without a word, or of more than 16, are left out */
  add({ id, term, category }: EntryHead, surfaces: readonly Surface[]): void {
    const entry = this.#headStarts.length;
    this.#headStarts.push(this.#heads.length);
    if (!this.#categories.has(category)) this.#categories.set(category, this.#categories.size);
    const { end } = this.#heads;
    end.number(this.#categories.get(category)!);
    end.text(term);
    end.text(id === slug(term) ? '' : id);
    for (const surface of surfaces) this.#addForm(entry, surface);
  }

  #addForm(entry: number, { text, own, everyday }: Surface): void {
    const keys = wordsOf(text).map(foldWord);
    if (keys.length === 0 || keys.length > MAX_WORDS) return;
    const flags = (own ? LAYOUT.own : 0) + (everyday ? LAYOUT.everyday : 0);
    this.#places.push(this.#texts.push(text));
    this.#numbers.push(entry * LAYOUT.entries + (keys.length - 1) * LAYOUT.anchors + flags);
    for (const [i, key] of keys.entries()) {
      const hash = hashOf(key);
      this.#words.push(hash);
      this.#lengths.push(key.length);
      if (keys.indexOf(key) === i) this.#counts.add(hash);
    }
  }

  /** @returns the whole index; the builder is of no use after that */
  *finish(): Steps<ArrayBuffer> {
    const hashes = yield* this.#anchor();
    const bits = Math.max(1, Math.ceil(Math.log2(hashes.length + 1)) - 2);
    const { order, ends } = yield* inBuckets(hashes, bits);
    const buckets = new ByteRope();
    const bucketStarts = new Uint32Array(2 ** bits + 1);
    for (let bucket = 0, first = 0; bucket < ends.length; first = ends[bucket++]!) {
      bucketStarts[bucket] = buckets.length;
      yield* this.#writeBucket(buckets, hashes, order.subarray(first, ends[bucket]));
      if (bucket % STRIDE === 0) yield;
    }
    bucketStarts[ends.length] = buckets.length;
    return yield* this.#assemble(hashes.length, bits, bucketStarts, buckets);
  }

  /** Hangs each form on the rarest of its words, the longest of the rarest. @returns the anchors' hashes */
  *#anchor(): Steps<NumberList> {
    const hashes = new NumberList();
    for (let form = 0, first = 0; form < this.#numbers.length; form++) {
      const number = this.#numbers.get(form);
      const words = ((number >>> 2) & (MAX_WORDS - 1)) + 1;
      const anchor = this.#rarest(first, words);
      hashes.push(this.#words.get(first + anchor));
      this.#numbers.set(form, number + (anchor - (words - 1)) * LAYOUT.anchors);
      first += words;
      if (form % STRIDE === 0) yield;
    }
    return hashes;
  }

  #rarest(first: number, words: number): number {
    let best = 0;
    let fewest = this.#counts.get(this.#words.get(first));
    for (let i = 1; i < words; i++) {
      const count = this.#counts.get(this.#words.get(first + i));
      const isLonger = this.#lengths.get(first + i) > this.#lengths.get(first + best);
      if (count > fewest || (count === fewest && !isLonger)) continue;
      best = i;
      fewest = count;
    }
    return best;
  }

  /** The runs of a bucket, by hash; the forms of a run by entry. @param forms in the order in which they were added */
  *#writeBucket(buckets: ByteRope, hashes: NumberList, forms: Uint32Array): Steps<void> {
    const byHash = new Map<number, number[]>();
    for (const [i, form] of forms.entries()) {
      const hash = hashes.get(form);
      const run = byHash.get(hash);
      if (run) run.push(form);
      else byHash.set(hash, [form]);
      if (i % STRIDE === STRIDE - 1) yield;
    }
    for (const hash of [...byHash.keys()].sort((a, b) => a - b)) {
      const run = new ByteWriter();
      yield* this.#writeRun(run, byHash.get(hash)!);
      const { end } = buckets;
      end.number(hash);
      end.number(run.length);
      end.raw(run.bytes());
    }
  }

  /** A run: each form's number, and how its text differs from the one before. */
  *#writeRun(run: ByteWriter, forms: readonly number[]): Steps<void> {
    let entryBefore = 0;
    let before: Uint8Array = new Uint8Array();
    for (const [i, form] of forms.entries()) {
      const number = this.#numbers.get(form);
      run.number(number - entryBefore * LAYOUT.entries);
      entryBefore = Math.floor(number / LAYOUT.entries);
      const text = this.#texts.at(this.#places.get(form));
      let shared = 0;
      while (shared < before.length && shared < text.length && before[shared] === text[shared]) shared += 1;
      run.number(shared);
      run.number(text.length - shared);
      run.raw(text.subarray(shared));
      before = text;
      if (i % STRIDE === STRIDE - 1) yield;
    }
  }

  *#assemble(forms: number, bits: number, bucketStarts: Uint32Array, buckets: ByteRope): Steps<ArrayBuffer> {
    const categoryIds = new ByteRope();
    for (const id of this.#categories.keys()) categoryIds.end.text(id);
    const entries = this.#headStarts.length;
    const words = LAYOUT.header + bucketStarts.length + entries;
    const heads = this.#heads;
    const bytes = new Uint8Array(4 * words + buckets.length + heads.length + categoryIds.length);
    const u32 = new Uint32Array(bytes.buffer, 0, words);
    u32.set([LAYOUT.magic, forms, entries, bits, buckets.length, heads.length, categoryIds.length]);
    u32.set(bucketStarts, LAYOUT.header);
    yield;
    for (let i = 0; i < entries; i++) {
      u32[LAYOUT.header + bucketStarts.length + i] = this.#headStarts.get(i);
      if (i % STRIDE === 0) yield;
    }
    let at = 4 * words;
    for (const part of [buckets, heads, categoryIds].flatMap((rope) => rope.parts())) {
      bytes.set(part, at);
      at += part.length;
      yield;
    }
    return bytes.buffer;
  }
}

/** Sorts forms by the top bits of their hashes, in linear time; those of a bucket stay in their order. */
function* inBuckets(hashes: NumberList, bits: number): Steps<{ order: Uint32Array; ends: Uint32Array }> {
  const ends = new Uint32Array(2 ** bits);
  for (let form = 0; form < hashes.length; form++) {
    ends[hashes.get(form) >>> (32 - bits)]! += 1;
    if (form % STRIDE === 0) yield;
  }
  for (let bucket = 0, end = 0; bucket < ends.length; bucket++) {
    const size = ends[bucket]!;
    ends[bucket] = end;
    end += size;
    if (bucket % STRIDE === 0) yield;
  }
  // Each bucket's start moves on to its end as it is filled.
  const order = new Uint32Array(hashes.length);
  for (let form = 0; form < hashes.length; form++) {
    order[ends[hashes.get(form) >>> (32 - bits)]!++] = form;
    if (form % STRIDE === 0) yield;
  }
  return { order, ends };
}
