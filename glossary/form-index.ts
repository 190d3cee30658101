import { ByteReader, DECODER } from './bytes.ts';
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

/** What the header and the numbers of an index are made of; `FormIndexBuilder` writes them. */
export const LAYOUT = {
  /** “LMF5” */
  magic: 0x4c4d4635,
  /** Magic, forms, entries, bits of bucket numbers, bytes of buckets, of heads, of category ids. */
  header: 7,
  /** A form's number: how many entries after the one before it, its anchor (0–15), its flags. */
  entries: 64,
  anchors: 4,
  own: 1,
  everyday: 2,
} as const;

/** Forms of more words are not looked for: a form's number has room for no more. */
export const MAX_WORDS = 16;

const NEW_LINE = 10;

/** Reads what `FormIndexBuilder` made; costs nothing to create. */
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
    const header = buffer.byteLength < 4 * LAYOUT.header ? [] : new Uint32Array(buffer, 0, LAYOUT.header);
    const [magic, forms = 0, entries = 0, bits = 0, bucketBytes = 0, headBytes = 0] = header;
    if (magic !== LAYOUT.magic) throw new RangeError('not a form index of this version');
    this.size = { forms, entries };
    this.#bits = bits;
    this.#heads = LAYOUT.header + 2 ** bits + 1;
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
    const bucket = LAYOUT.header + (hash >>> (32 - this.#bits));
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
      entry += Math.floor(number / LAYOUT.entries);
      forms.push({
        anchor: (number >> 2) & 0xf,
        own: (number & LAYOUT.own) !== 0,
        everyday: (number & LAYOUT.everyday) !== 0,
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

  /** An entry's category, when no more is wanted. */
  category(entry: number): string {
    this.#headBytes.at = this.#u32[this.#heads + entry]!;
    return this.#categories[this.#headBytes.number()]!;
  }

  /** An entry's term, when no more is wanted. */
  term(entry: number): string {
    this.category(entry);
    return this.#headBytes.text();
  }
}
