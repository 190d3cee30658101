import { foldWord, plainWord, WORD } from './text.ts';

/**
 * Finds forms in a text. A form hangs on one of its words, its *anchor* (the rarest in its pack, chosen by the
 * index): a text word without anchors costs one map look-up, and only at an anchor are the neighbours compared.
 * Linear in the text for any set of forms whose anchors are spread, which is what choosing the rarest gives.
 */

/** A form as the index answers it. */
export interface Form {
  /** Its words with what stands between them, e.g. `load balancer`, `ci/cd`, `c++`. Folded unless `own`. */
  text: string;
  /** Which of its words it hangs on, from 0. */
  anchor: number;
  /** Stands only where the text has its own upper and lower case, as acronyms do. */
  own: boolean;
  /** Means something else in ordinary texts. */
  everyday: boolean;
  /** What it means; the matcher only passes it on. */
  entry: number;
}

/** A place in a text where a form stands: code units `start` to `end`, `end` not included. */
export interface Match {
  start: number;
  end: number;
  entry: number;
  everyday: boolean;
}

interface Candidate extends Form {
  words: string[];
  /** What must stand before the first word, between the words, and after the last. */
  gaps: string[];
}

/** The words of one text and where they stand. */
interface Tokens {
  text: string;
  words: string[];
  starts: number[];
  ends: number[];
}

export class Matcher {
  readonly #candidates = new Map<string, Candidate[]>();
  /** Raw word → its key; a page repeats its words, and folding costs more than a look-up. */
  readonly #keys = new Map<string, string>();

  /** Adds forms to look for; forms stay until the matcher is dropped. */
  add(forms: Iterable<Form>): void {
    for (const form of forms) {
      const { words, gaps } = cutForm(form.text);
      const key = foldWord(words[form.anchor] ?? '');
      const at = this.#candidates.get(key);
      const candidate = { ...form, words, gaps };
      if (at) at.push(candidate);
      else this.#candidates.set(key, [candidate]);
    }
  }

  /** The folded key of a word as it stands in a text. */
  keyOf(word: string): string {
    let key = this.#keys.get(word);
    if (key === undefined) {
      key = foldWord(word);
      this.#keys.set(word, key);
    }
    return key;
  }

  /** The key of a word that this matcher has never been shown, or undefined. */
  learn(word: string): string | undefined {
    return this.#keys.has(word) ? undefined : this.keyOf(word);
  }

  /** Could a text with these words have a match? Much cheaper than to look for it. @param words as they stand there */
  mayMatch(words: readonly string[]): boolean {
    return words.some((word) => this.#candidates.has(this.keyOf(word)));
  }

  /**
   * The matches in a text: leftmost first, the longest where several start or overlap, never overlapping.
   * Forms of the same length at the same place keep the order in which they were added.
   */
  match(text: string): Match[] {
    const tokens: Tokens = { text, words: [], starts: [], ends: [] };
    const hits: { at: number; candidates: Candidate[] }[] = [];
    for (const found of text.matchAll(WORD)) {
      const candidates = this.#candidates.get(this.keyOf(found[0]));
      if (candidates) hits.push({ at: tokens.words.length, candidates });
      tokens.words.push(found[0]);
      tokens.starts.push(found.index);
      tokens.ends.push(found.index + found[0].length);
    }
    const matches: Match[] = [];
    for (const { at, candidates } of hits) {
      for (const candidate of candidates) {
        const match = this.#matchAt(tokens, at - candidate.anchor, candidate);
        if (match) matches.push(match);
      }
    }
    return leftmostLongest(matches);
  }

  #matchAt(tokens: Tokens, first: number, candidate: Candidate): Match | undefined {
    const { words, gaps, own, entry, everyday } = candidate;
    const last = first + words.length - 1;
    if (first < 0 || last >= tokens.words.length) return undefined;
    for (let i = 0; i < words.length; i++) {
      const word = tokens.words[first + i]!;
      if ((own ? plainWord(word) : this.keyOf(word)) !== words[i]) return undefined;
      if (
        i > 0 &&
        !gapFits(tokens.text.slice(tokens.ends[first + i - 1], tokens.starts[first + i]), gaps[i]!)
      )
        return undefined;
    }
    const before = gaps[0]!;
    const after = gaps[words.length]!;
    const start = tokens.starts[first]! - before.length;
    const end = tokens.ends[last]! + after.length;
    if (before && tokens.text.slice(start, tokens.starts[first]) !== before) return undefined;
    if (after && tokens.text.slice(tokens.ends[last], end) !== after) return undefined;
    return standsAlone(tokens.text, start, end) ? { start, end, entry, everyday } : undefined;
  }
}

/** Cuts a form's text into its words and the gaps around and between them (one more than words). */
export function cutForm(text: string): { words: string[]; gaps: string[] } {
  const words: string[] = [];
  const gaps: string[] = [];
  let end = 0;
  for (const found of text.matchAll(WORD)) {
    gaps.push(text.slice(end, found.index));
    words.push(found[0]);
    end = found.index + found[0].length;
  }
  gaps.push(text.slice(end));
  return { words, gaps };
}

const SPACE = /^[\s\u200b]+$/;
/** A hyphen, or a space, or a line break after a hyphen: writers use them for one another. */
const SPACE_OR_HYPHEN = /^(?:[\s\u200b]+|[-\u2010\u2011]\s*)$/;
const HYPHEN = /^[-\u2010\u2011]\s*$/;

function gapFits(gap: string, wanted: string): boolean {
  if (gap === wanted) return true;
  if (wanted === '\u2010') return HYPHEN.test(gap);
  if (wanted === ' ' || wanted === '-') return SPACE_OR_HYPHEN.test(gap);
  if (wanted === '/') return gap.trim() === '/';
  // “R&D” and “R & D”, “’” and “'”: compared without spaces, apostrophes alike.
  return !SPACE.test(gap) && squeeze(gap) === squeeze(wanted);
}

function squeeze(gap: string): string {
  return gap.replace(/\s+/g, '').replace(/[’ʼ]/g, "'");
}

const NAME_CHARACTER = /[\p{L}\p{M}\p{N}_]/u;

/**
 * Is a match a word of its own, rather than a piece of a name (`spec.container.name`, `C++` for C, `don't`),
 * an address or a path? Looks only at the characters next to it.
 */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? ' ';
  const before2 = text[start - 2] ?? ' ';
  const after = text[end] ?? ' ';
  const after2 = text[end + 1] ?? ' ';
  if (NAME_CHARACTER.test(before) && NAME_CHARACTER.test(text[start] ?? '')) return false;
  if (/[.@:/\\#'’]/.test(before) && NAME_CHARACTER.test(before2) && !/[/]/.test(before)) return false;
  if (/[/\\@#$]/.test(before) && !NAME_CHARACTER.test(before2)) return false;
  if (/[.@:\\]/.test(after) && NAME_CHARACTER.test(after2)) return false;
  if ((after === '+' && after2 === '+') || after === '#') return false;
  if (/['’]/.test(after) && NAME_CHARACTER.test(after2)) return isPossessive(text, end);
  return true;
}

function isPossessive(text: string, end: number): boolean {
  return /^['’]s(?![\p{L}\p{M}\p{N}_])/iu.test(text.slice(end, end + 4));
}

function leftmostLongest(matches: Match[]): Match[] {
  if (matches.length < 2) return matches;
  matches.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Match[] = [];
  let end = -1;
  for (const match of matches) {
    if (match.start >= end) {
      kept.push(match);
      end = match.end;
    }
  }
  return kept;
}
