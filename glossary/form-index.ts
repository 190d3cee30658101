import type { Surface } from './forms.ts';
import { cutForm, type Form } from './match.ts';
import { foldWord } from './text.ts';

/**
 * All forms of one pack in a single buffer, so that a worker that has just been started reads one value and can
 * answer at once, and so that memory is what the file shows. Built when a pack is stored, only read after that.
 *
 *     header │ slots: hash, first form, text start, text length │ form entries │ entry ends │ form texts │ entry texts
 *
 * Forms are sorted by the hash of their anchor word; `slots` is an open-addressing table from hash to the run of
 * them, whose texts stand together, one a line. Two words of one hash only bring a page forms it does not find.
 */

/** What a page needs to know of an entry before a card asks for the rest. */
export interface EntryHead {
  id: string;
  term: string;
  category: string;
}

const MAGIC = 0x4c4d4634; // "LMF4"
const HEADER = 6; // magic, forms, entries, slots, bytes of form texts, bytes of entry texts
const SLOT = 4;
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
  const runs = runsOf(forms);
  const encoder = new TextEncoder();
  const runTexts = runs.map(({ texts }) => encoder.encode(texts));
  const entryTexts = entries.map(({ head }) => encoder.encode(`${head.id}\t${head.term}\t${head.category}`));
  const slots = slotCount(runs.length);
  const words = HEADER + SLOT * slots + forms.length + entries.length;
  const formBytes = sum(runTexts);
  const buffer = new ArrayBuffer(4 * words + formBytes + sum(entryTexts));
  const u32 = new Uint32Array(buffer, 0, words);
  const bytes = new Uint8Array(buffer, 4 * words);
  u32.set([MAGIC, forms.length, entries.length, slots, formBytes, sum(entryTexts)]);

  let start = 0;
  for (const [i, { hash, first }] of runs.entries()) {
    const { length } = runTexts[i]!;
    u32.set([hash, first + 1, start, length], slotFor(u32, slots, hash)); // first 0 is an empty slot
    bytes.set(runTexts[i]!, start);
    start += length;
  }
  const metas = HEADER + SLOT * slots;
  for (const [i, { own, everyday, anchor, entry }] of forms.entries()) {
    u32[metas + i] = ((own ? OWN : 0) | (everyday ? EVERYDAY : 0) | (anchor << ANCHOR_SHIFT) | entry) >>> 0;
  }
  for (const [i, text] of entryTexts.entries()) {
    bytes.set(text, start);
    start += text.length;
    u32[metas + forms.length + i] = start - formBytes;
  }
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
  readonly #decoder = new TextDecoder();

  /** @throws RangeError when the buffer is not a form index of this version */
  constructor(buffer: ArrayBuffer) {
    const [magic, forms = 0, entries = 0, slots = 0, formBytes = 0] = new Uint32Array(buffer, 0, HEADER);
    if (magic !== MAGIC) throw new RangeError('not a form index of this version');
    const words = HEADER + SLOT * slots + forms + entries;
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
  formsAt(word: string): Form[] {
    const u32 = this.#u32;
    const slot = slotFor(u32, this.#slots, hashOf(word));
    const first = u32[slot + 1]!;
    if (first === 0) return [];
    const start = u32[slot + 2]!;
    const texts = this.#decoder.decode(this.#bytes.subarray(start, start + u32[slot + 3]!)).split('\n');
    const metas = HEADER + SLOT * this.#slots + first - 1;
    return texts.map((text, i) => {
      const meta = u32[metas + i]!;
      return {
        text,
        own: (meta & OWN) !== 0,
        everyday: (meta & EVERYDAY) !== 0,
        anchor: (meta >>> ANCHOR_SHIFT) & 0xf,
        entry: meta & ENTRY_MASK,
      };
    });
  }

  /** An entry's head by its number in the index, as forms name it. */
  head(entry: number): EntryHead {
    const ends = HEADER + SLOT * this.#slots + this.#forms;
    const start = this.#formBytes + (entry === 0 ? 0 : this.#u32[ends + entry - 1]!);
    const text = this.#decoder.decode(
      this.#bytes.subarray(start, this.#formBytes + this.#u32[ends + entry]!),
    );
    const [id = '', term = '', category = ''] = text.split('\t');
    return { id, term, category };
  }
}

/** Where a hash's slot is, or the empty one it would take. */
function slotFor(u32: Uint32Array, slots: number, hash: number): number {
  for (let i = hash & (slots - 1); ; i = (i + 1) & (slots - 1)) {
    const slot = HEADER + SLOT * i;
    if (u32[slot + 1] === 0 || u32[slot] === hash) return slot;
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

/** Fuller, and probes would grow long; emptier, and the buffer takes longer to read than to search. */
const LOAD = 0.75;

/** A power of two, at most three quarters full. */
function slotCount(runs: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, runs / LOAD)));
}

function sum(texts: readonly Uint8Array[]): number {
  return texts.reduce((total, text) => total + text.length, 0);
}

/** Forms of one anchor, which stand side by side; their texts one a line. */
function runsOf(forms: readonly AnchoredForm[]): { hash: number; first: number; texts: string }[] {
  const runs: { hash: number; first: number; texts: string }[] = [];
  for (const [i, { hash, text }] of forms.entries()) {
    const run = runs.at(-1);
    if (run?.hash === hash) run.texts += `\n${text}`;
    else runs.push({ hash, first: i, texts: text });
  }
  return runs;
}
