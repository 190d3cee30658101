import type { Surface } from './forms.ts';
import { cutForm, type Form } from './match.ts';
import { foldWord } from './text.ts';

/**
 * All forms of one pack in a single buffer, so that a worker that has just been started reads one value and can
 * answer at once, and so that memory is what the file shows. Built when a pack is stored, only read after that.
 *
 *     header │ slots: hash, first form │ form ends │ form entries │ entry ends │ form texts │ entry texts
 *
 * Forms are sorted by the hash of their anchor word; `slots` is an open-addressing table from hash to the first
 * of them. Two words with one hash only cost a form that the page then does not find.
 */

/** What a page needs to know of an entry before a card asks for the rest. */
export interface EntryHead {
  id: string;
  term: string;
  category: string;
}

const MAGIC = 0x4c4d4633; // "LMF3"
const HEADER = 6; // magic, forms, entries, slots, bytes of form texts, bytes of entry texts
const OWN = 0x8000_0000;
const EVERYDAY = 0x4000_0000;
const ANCHOR_SHIFT = 26; // 4 bits: anchors of words 0–15
const ENTRY_MASK = 0x03ff_ffff;

/**
 * Builds the index.
 * @param entries each entry's head and the surfaces it is found by; `text` of at most 16 words
 * @returns the buffer `FormIndex` reads
 */
export function buildFormIndex(
  entries: readonly { head: EntryHead; surfaces: readonly Surface[] }[],
): ArrayBuffer {
  const forms = anchoredForms(entries);
  const encoder = new TextEncoder();
  const formTexts = forms.map((form) => encoder.encode(form.text));
  const entryTexts = entries.map(({ head }) => encoder.encode(`${head.id}\t${head.term}\t${head.category}`));
  const slots = slotCount(forms.length);
  const words = HEADER + 2 * slots + 2 * forms.length + entries.length;
  const formBytes = sum(formTexts);
  const entryBytes = sum(entryTexts);
  const buffer = new ArrayBuffer(4 * words + formBytes + entryBytes);
  const u32 = new Uint32Array(buffer, 0, words);
  u32.set([MAGIC, forms.length, entries.length, slots, formBytes, entryBytes]);

  const table = u32.subarray(HEADER, HEADER + 2 * slots);
  for (const [i, form] of forms.entries()) {
    if (i > 0 && forms[i - 1]!.hash === form.hash) continue;
    let slot = form.hash & (slots - 1);
    while (table[2 * slot + 1]) slot = (slot + 1) & (slots - 1);
    table[2 * slot] = form.hash;
    table[2 * slot + 1] = i + 1; // 0 is an empty slot
  }
  const bytes = new Uint8Array(buffer, 4 * words);
  writeTexts(formTexts, u32.subarray(HEADER + 2 * slots, HEADER + 2 * slots + forms.length), bytes, 0);
  for (const [i, form] of forms.entries()) {
    u32[HEADER + 2 * slots + forms.length + i] =
      ((form.own ? OWN : 0) | (form.everyday ? EVERYDAY : 0) | (form.anchor << ANCHOR_SHIFT) | form.entry) >>>
      0;
  }
  writeTexts(entryTexts, u32.subarray(HEADER + 2 * slots + 2 * forms.length), bytes, formBytes);
  return buffer;
}

/** Reads what `buildFormIndex` made; costs nothing to create. */
export class FormIndex {
  readonly #u32: Uint32Array;
  readonly #bytes: Uint8Array;
  readonly #forms: number;
  readonly #entries: number;
  readonly #slots: number;
  readonly #formBytes: number;

  /** @throws RangeError when the buffer is not a form index of this version */
  constructor(buffer: ArrayBuffer) {
    const header = new Uint32Array(buffer, 0, HEADER);
    const [magic, forms = 0, entries = 0, slots = 0, formBytes = 0] = header;
    if (magic !== MAGIC) throw new RangeError('not a form index of this version');
    const words = HEADER + 2 * slots + 2 * forms + entries;
    this.#u32 = new Uint32Array(buffer, 0, words);
    this.#bytes = new Uint8Array(buffer, 4 * words);
    this.#forms = forms;
    this.#entries = entries;
    this.#slots = slots;
    this.#formBytes = formBytes;
  }

  /** How many forms and entries it holds. */
  get size(): { forms: number; entries: number } {
    return { forms: this.#forms, entries: this.#entries };
  }

  /** The forms whose anchor is this word. @param word folded */
  *formsAt(word: string): Generator<Form> {
    const hash = hashOf(word);
    for (let i = this.#firstFormAt(hash); i >= 0 && i < this.#forms; i++) {
      const form = this.#form(i);
      const { words } = cutForm(form.text);
      const anchor = foldWord(words[form.anchor] ?? '');
      if (hashOf(anchor) !== hash) return;
      if (anchor === word) yield form;
    }
  }

  /** An entry's head by its number in the index, as forms name it. */
  head(entry: number): EntryHead {
    const [id = '', term = '', category = ''] = this.#text(
      this.#u32.subarray(HEADER + 2 * this.#slots + 2 * this.#forms),
      entry,
      this.#formBytes,
    ).split('\t');
    return { id, term, category };
  }

  #firstFormAt(hash: number): number {
    const table = this.#u32;
    let slot = hash & (this.#slots - 1);
    for (;;) {
      const first = table[HEADER + 2 * slot + 1]!;
      if (first === 0) return -1;
      if (table[HEADER + 2 * slot] === hash) return first - 1;
      slot = (slot + 1) & (this.#slots - 1);
    }
  }

  #form(i: number): Form {
    const start = HEADER + 2 * this.#slots;
    const text = this.#text(this.#u32.subarray(start, start + this.#forms), i, 0);
    const meta = this.#u32[start + this.#forms + i]!;
    return {
      text,
      own: (meta & OWN) !== 0,
      everyday: (meta & EVERYDAY) !== 0,
      anchor: (meta >>> ANCHOR_SHIFT) & 0xf,
      entry: meta & ENTRY_MASK,
    };
  }

  #text(ends: Uint32Array, i: number, offset: number): string {
    const start = i === 0 ? 0 : ends[i - 1]!;
    return new TextDecoder().decode(this.#bytes.subarray(offset + start, offset + ends[i]!));
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
    if (keys.length === 0 || keys.length > 16) continue;
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

/** FNV-1a over UTF-16 code units, 32 bits (Fowler, Noll, Vo; draft-eastlake-fnv). */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** A power of two, at most half full, so that a probe is short. */
function slotCount(forms: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, 2 * forms)));
}

function sum(texts: readonly Uint8Array[]): number {
  return texts.reduce((total, text) => total + text.length, 0);
}

function writeTexts(
  texts: readonly Uint8Array[],
  ends: Uint32Array,
  bytes: Uint8Array,
  offset: number,
): void {
  let end = 0;
  for (const [i, text] of texts.entries()) {
    bytes.set(text, offset + end);
    end += text.length;
    ends[i] = end;
  }
}
