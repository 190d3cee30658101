import { ByteReader, ByteWriter, DECODER, ENCODER } from './bytes.ts';
import type { Surface } from './forms.ts';
import { hashOf } from './hash.ts';
import { cutForm, type Form } from './match.ts';
import { slug } from './slug.ts';
import { foldWord } from './text.ts';

/**
 * All forms of one pack in a single buffer, so that a worker that has just been started reads one value and can
 * answer at once, and so that memory is what the file shows. Built when a pack is stored, only read after that.
 *
 *     header │ bucket starts │ head starts │ buckets │ heads │ category ids
 *
 * A form hangs on its anchor word; forms of one anchor are a *run*, runs stand in buckets by the top bits of their
 * word's hash. Small counts more than quick here: a worker's start is mostly reading this, a look-up is a few words.
 * So numbers are variable-length (7 bits a byte, LEB128), and a form says only how it differs from the one before
 * (front coding, as in sorted string tables). Two words of one hash only bring a page forms it does not find.
 */

/** What a page needs to know of an entry before a card asks for the rest. */
export interface EntryHead {
  id: string;
  term: string;
  category: string;
}

const MAGIC = 0x4c4d4635; // "LMF5"
const HEADER = 7; // magic, forms, entries, bits of bucket numbers, bytes of buckets, of heads, of category ids
const OWN = 1;
const EVERYDAY = 2;
/** A form's number: how many entries after the one before it, its anchor (0–15), its flags. */
const ANCHORS = 4;
const ENTRIES = 64;
/** Forms of more words are not looked for: a form's number has room for no more. */
export const MAX_WORDS = 16;

/**
 * Builds the index.
 * @param entries each entry's head and the surfaces it is found by; `text` of at most 16 words
 * @returns the buffer `FormIndex` reads
 */
export function buildFormIndex(
  entries: readonly { head: EntryHead; surfaces: readonly Surface[] }[],
): ArrayBuffer {
  const forms = anchoredForms(entries);
  const bits = Math.max(1, Math.ceil(Math.log2(forms.length + 1)) - 2);
  const buckets = new ByteWriter();
  const bucketStarts = new Uint32Array(2 ** bits + 1);
  let bucket = 0;
  for (let first = 0, end = 0; first < forms.length; first = end) {
    const { hash } = forms[first]!;
    while (end < forms.length && forms[end]!.hash === hash) end += 1;
    while (bucket <= hash >>> (32 - bits)) bucketStarts[bucket++] = buckets.length;
    writeRun(buckets, hash, forms.slice(first, end));
  }
  bucketStarts.fill(buckets.length, bucket);

  const categories = [...new Set(entries.map(({ head }) => head.category))];
  const numbers = new Map(categories.map((id, i) => [id, i]));
  const heads = new ByteWriter();
  const headStarts = Uint32Array.from(entries, ({ head: { id, term, category } }) => {
    const start = heads.length;
    heads.number(numbers.get(category)!);
    heads.text(term);
    heads.text(id === slug(term) ? '' : id);
    return start;
  });
  const categoryIds = new ByteWriter();
  for (const id of categories) categoryIds.text(id);

  const header = [
    MAGIC,
    forms.length,
    entries.length,
    bits,
    buckets.length,
    heads.length,
    categoryIds.length,
  ];
  const words = HEADER + bucketStarts.length + headStarts.length;
  const bytes = new Uint8Array(4 * words + buckets.length + heads.length + categoryIds.length);
  const u32 = new Uint32Array(bytes.buffer, 0, words);
  u32.set(header);
  u32.set(bucketStarts, HEADER);
  u32.set(headStarts, HEADER + bucketStarts.length);
  let at = 4 * words;
  for (const part of [buckets, heads, categoryIds]) {
    bytes.set(part.bytes(), at);
    at += part.length;
  }
  return bytes.buffer;
}

/** A run: its hash, its length in bytes, and each form's number and how its text differs from the one before. */
function writeRun(buckets: ByteWriter, hash: number, forms: readonly AnchoredForm[]): void {
  const run = new ByteWriter();
  let entryBefore = 0;
  let before = new Uint8Array();
  for (const { text, own, everyday, anchor, entry } of forms) {
    const flags = (own ? OWN : 0) + (everyday ? EVERYDAY : 0);
    run.number((entry - entryBefore) * ENTRIES + anchor * ANCHORS + flags);
    entryBefore = entry;
    const bytes = ENCODER.encode(text);
    let shared = 0;
    while (shared < before.length && shared < bytes.length && before[shared] === bytes[shared]) shared += 1;
    run.number(shared);
    run.number(bytes.length - shared);
    run.raw(bytes.subarray(shared));
    before = bytes;
  }
  buckets.number(hash);
  buckets.number(run.length);
  buckets.raw(run.bytes());
}

const NEW_LINE = 10;

/** Reads what `buildFormIndex` made; costs nothing to create. */
export class FormIndex {
  readonly #u32: Uint32Array;
  readonly #bits: number;
  readonly #heads: number;
  readonly #buckets: ByteReader;
  readonly #headBytes: ByteReader;
  readonly #categories: string[] = [];
  /** The texts of the run that is being read, a line each: one decoding for all of them. */
  #texts = new Uint8Array(1_024);

  /** How many forms and entries it holds. */
  readonly size: { forms: number; entries: number };

  /** @throws RangeError when the buffer is not a form index of this version */
  constructor(buffer: ArrayBuffer) {
    const header = buffer.byteLength < 4 * HEADER ? [] : new Uint32Array(buffer, 0, HEADER);
    const [magic, forms = 0, entries = 0, bits = 0, bucketBytes = 0, headBytes = 0] = header;
    if (magic !== MAGIC) throw new RangeError('not a form index of this version');
    this.size = { forms, entries };
    this.#bits = bits;
    this.#heads = HEADER + 2 ** bits + 1;
    const words = this.#heads + entries;
    this.#u32 = new Uint32Array(buffer, 0, words);
    const bytes = new Uint8Array(buffer, 4 * words);
    this.#buckets = new ByteReader(bytes.subarray(0, bucketBytes));
    this.#headBytes = new ByteReader(bytes.subarray(bucketBytes, bucketBytes + headBytes));
    const categories = new ByteReader(bytes.subarray(bucketBytes + headBytes));
    while (!categories.isAtEnd) this.#categories.push(categories.text());
  }

  /** The forms whose anchor is this word. @param word folded */
  formsAt(word: string): Form[] {
    const hash = hashOf(word);
    const bucket = HEADER + (hash >>> (32 - this.#bits));
    const reader = this.#buckets;
    reader.at = this.#u32[bucket]!;
    const end = this.#u32[bucket + 1]!;
    while (reader.at < end) {
      const own = reader.number();
      const length = reader.number();
      if (own === hash) return this.#readRun(reader.at + length);
      reader.at += length;
    }
    return [];
  }

  /** Every form there is, in no order of meaning. */
  *forms(): Generator<Form> {
    const reader = this.#buckets;
    // Others may read between two of them: where to go on is kept here.
    for (let at = 0; ; ) {
      reader.at = at;
      if (reader.isAtEnd) return;
      reader.number();
      const length = reader.number();
      at = reader.at + length;
      yield* this.#readRun(at);
    }
  }

  /** The numbers of the entries that have exactly this form. @param text as in `Form` */
  entriesOf(text: string): Set<number> {
    const entries = new Set<number>();
    for (const word of new Set(cutForm(text).words.map(foldWord))) {
      for (const form of this.formsAt(word)) if (form.text === text) entries.add(form.entry);
    }
    return entries;
  }

  #readRun(end: number): Form[] {
    const reader = this.#buckets;
    const forms: Omit<Form, 'text'>[] = [];
    let entry = 0;
    let start = 0;
    let length = 0;
    while (reader.at < end) {
      const number = reader.number();
      entry += Math.floor(number / ENTRIES);
      forms.push({
        anchor: (number >> 2) & 0xf,
        own: (number & OWN) !== 0,
        everyday: (number & EVERYDAY) !== 0,
        entry,
      });
      const shared = reader.number();
      const added = reader.number();
      const from = start;
      start = length;
      this.#makeRoom(start + shared + added + 1);
      this.#texts.copyWithin(start, from, from + shared);
      this.#texts.set(reader.raw(added), start + shared);
      length = start + shared + added + 1;
      this.#texts[length - 1] = NEW_LINE;
    }
    const texts = DECODER.decode(this.#texts.subarray(0, length)).split('\n');
    return forms.map((form, i) => ({ text: texts[i]!, ...form }));
  }

  #makeRoom(bytes: number): void {
    if (bytes <= this.#texts.length) return;
    const larger = new Uint8Array(2 * bytes);
    larger.set(this.#texts);
    this.#texts = larger;
  }

  /** An entry's head by its number in the index, as forms name it. */
  head(entry: number): EntryHead {
    const reader = this.#headBytes;
    reader.at = this.#u32[this.#heads + entry]!;
    const category = this.#categories[reader.number()]!;
    const term = reader.text();
    return { id: reader.text() || slug(term), term, category };
  }
}

interface AnchoredForm extends Form {
  hash: number;
}

function anchoredForms(entries: readonly { surfaces: readonly Surface[] }[]): AnchoredForm[] {
  const counts = new Map<string, number>();
  const cut = entries.flatMap(({ surfaces }, entry) =>
    surfaces.map((surface) => {
      const keys = cutForm(surface.text).words.map(foldWord);
      for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
      return { ...surface, entry, keys };
    }),
  );
  const forms: AnchoredForm[] = [];
  for (const { text, own, everyday, entry, keys } of cut) {
    if (keys.length === 0 || keys.length > MAX_WORDS) continue;
    const anchor = rarest(keys, counts);
    forms.push({ text, own, everyday, entry, anchor, hash: hashOf(keys[anchor]!) });
  }
  return forms.sort((a, b) => a.hash - b.hash || a.entry - b.entry);
}

function rarest(keys: readonly string[], counts: ReadonlyMap<string, number>): number {
  let best = 0;
  for (let i = 1; i < keys.length; i++) {
    const fewer = counts.get(keys[i]!)! - counts.get(keys[best]!)!;
    if (fewer < 0 || (fewer === 0 && keys[i]!.length > keys[best]!.length)) best = i;
  }
  return best;
}
