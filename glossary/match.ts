import { foldWord, isBeyondAscii, plainWord, wordRule } from './text.ts';

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
  /** What could be meant here, in the order in which the forms were added; at least one. */
  entries: number[];
  /** Each of them means something else in ordinary texts. */
  everyday: boolean;
}

interface Candidate extends Form {
  /** Counts in the order of adding. */
  order: number;
  words: string[];
  /** What must stand before the first word, between the words, and after the last. */
  gaps: string[];
}

/** A match of one form. */
interface Hit extends Match {
  order: number;
}

/** The words of one text and where they stand. */
interface Tokens {
  text: string;
  words: string[];
  /** Of each word. */
  keys: string[];
  starts: number[];
  ends: number[];
}

export class Matcher {
  readonly #candidates = new Map<string, Candidate[]>();
  #added = 0;
  /**
   * Adds forms to look for; forms stay until the matcher is dropped.
   * @returns the words, folded, that the forms hang on
   */
  add(forms: Iterable<Form>): string[] {
    const anchors: string[] = [];
    for (const form of forms) {
      const { words, gaps } = cutForm(form.text);
      const key = foldWord(words[form.anchor] ?? '');
      anchors.push(key);
      const at = this.#candidates.get(key);
      const candidate = { ...form, words, gaps, order: this.#added++ };
      if (at) at.push(candidate);
      else this.#candidates.set(key, [candidate]);
    }
    return anchors;
  }

  /**
   * The matches in a text: leftmost first, the longest where several start or overlap, never overlapping.
   * Where several entries have the same form, the match names all of them.
   */
  match(text: string): Match[] {
    const tokens: Tokens = { text, words: [], keys: [], starts: [], ends: [] };
    const hits: { at: number; candidates: Candidate[] }[] = [];
    const { word, fold } = wordRule(text);
    for (const found of text.matchAll(word)) {
      const key = fold(found[0]);
      const candidates = this.#candidates.get(key);
      if (candidates) hits.push({ at: tokens.words.length, candidates });
      tokens.words.push(found[0]);
      tokens.keys.push(key);
      tokens.starts.push(found.index);
      tokens.ends.push(found.index + found[0].length);
    }
    const matches: Hit[] = [];
    for (const { at, candidates } of hits) {
      for (const candidate of candidates) {
        const match = this.#matchAt(tokens, at - candidate.anchor, candidate);
        if (match) matches.push(match);
      }
    }
    return leftmostLongest(matches);
  }

  #matchAt(tokens: Tokens, first: number, candidate: Candidate): Hit | undefined {
    const { words, gaps, own, entry, everyday, order } = candidate;
    const last = first + words.length - 1;
    if (first < 0 || last >= tokens.words.length) return undefined;
    for (let i = 0; i < words.length; i++) {
      const word = own ? plainWord(tokens.words[first + i]!) : tokens.keys[first + i];
      if (word !== words[i]) return undefined;
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
    return standsAlone(tokens.text, start, end)
      ? { start, end, entries: [entry], everyday, order }
      : undefined;
  }
}

/** Most forms are one word, with nothing around it. */
const ONE_WORD = /^\w+$/;

/** Cuts a form's text into its words and the gaps around and between them (one more than words). */
export function cutForm(text: string): { words: string[]; gaps: string[] } {
  if (ONE_WORD.test(text)) return { words: [text], gaps: ['', ''] };
  const words: string[] = [];
  const gaps: string[] = [];
  let end = 0;
  for (const found of text.matchAll(wordRule(text).word)) {
    gaps.push(text.slice(end, found.index));
    words.push(found[0]);
    end = found.index + found[0].length;
  }
  gaps.push(text.slice(end));
  return { words, gaps };
}

/** A hyphen, or a space, or a line break after a hyphen: writers use them for one another. */
const SPACE_OR_HYPHEN = /^(?:[\s\u200b]+|[-\u2010\u2011]\s*)$/;
const HYPHEN = /^[-\u2010\u2011]\s*$/;

function gapFits(gap: string, wanted: string): boolean {
  if (gap === wanted) return true;
  if (wanted === '\u2010') return HYPHEN.test(gap);
  if (wanted === ' ' || wanted === '-') return SPACE_OR_HYPHEN.test(gap);
  if (wanted === '/') return gap.trim() === '/';
  // “R&D” and “R & D”; all other signs stand as they are, but for the kind of apostrophe.
  return plainGap(gap) === plainGap(wanted);
}

function plainGap(gap: string): string {
  return gap.replace(/\s*&\s*/g, '&').replace(/[’ʼ]/g, "'");
}

const NAME_CHARACTER = /[\p{L}\p{M}\p{N}_]/u;

function isNameCharacter(character: string): boolean {
  return isBeyondAscii(character) ? NAME_CHARACTER.test(character) : /\w/.test(character);
}

/** Addresses, paths and qualified names, whose words are not the writer's. */
const MACHINE_TEXT = /:\/\/|^www\.|^[("'[]?~?\.{0,2}[/\\][\p{L}\p{N}_]|[\p{L}\p{N}_]@[\p{L}\p{N}_]|::/u;
/** The same where all is ASCII: what asks Unicode takes long to compile. */
const ASCII_MACHINE_TEXT = /:\/\/|^www\.|^[("'[]?~?\.{0,2}[/\\]\w|\w@\w|::/;
/** No machine text is without one of these, and most stretches of text are without any. */
const MACHINE_SIGN = /[:/\\@]|www\./;
/** How far the text around a match is looked at for such things. Characters */
const AROUND = 100;

/**
 * Is a match a word of its own, rather than a piece of a name (`spec.container.name`, `C++` for C, `don't`),
 * an address or a path? Looks only at the characters next to it and at the run without spaces that it stands in.
 */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? ' ';
  const before2 = text[start - 2] ?? ' ';
  const after = text[end] ?? ' ';
  const after2 = text[end + 1] ?? ' ';
  if (isNameCharacter(before)) return false;
  if (/[.@:\\#$'’]/.test(before) && isNameCharacter(before2)) return false;
  if (/[@#$]/.test(before)) return false;
  if (/[.@:\\]/.test(after) && isNameCharacter(after2)) return false;
  if ((after === '+' && after2 === '+') || after === '#') return false;
  if (/['’]/.test(after) && isNameCharacter(after2) && !isPossessive(text, end)) return false;
  if (!MACHINE_SIGN.test(text.slice(Math.max(0, start - AROUND), end + AROUND))) return true;
  const run = runAround(text, start, end);
  return !(isBeyondAscii(run) ? MACHINE_TEXT : ASCII_MACHINE_TEXT).test(run);
}

function runAround(text: string, start: number, end: number): string {
  const head = /\S*$/.exec(text.slice(Math.max(0, start - AROUND), start))?.[0] ?? '';
  const tail = /^\S*/.exec(text.slice(end, end + AROUND))?.[0] ?? '';
  return head + text.slice(start, end) + tail;
}

/** @param end where an apostrophe stands */
function isPossessive(text: string, end: number): boolean {
  const after = String.fromCodePoint(text.codePointAt(end + 2) ?? 32);
  return /[sSſ]/.test(text[end + 1] ?? '') && !isNameCharacter(after);
}

function leftmostLongest(hits: Hit[]): Match[] {
  hits.sort((a, b) => a.start - b.start || b.end - a.end || a.order - b.order);
  const kept: Match[] = [];
  let last: Match | undefined;
  for (const { order: _, ...match } of hits) {
    if (!last || match.start >= last.end) {
      kept.push(match);
      last = match;
    } else if (match.start === last.start && match.end === last.end) {
      addMeaning(last, match);
    }
  }
  return kept;
}

/** The same stretch of text, found by another form: “Node (DOM)” and “Node (networking)”. */
function addMeaning(match: Match, { entries: [entry], everyday }: Match): void {
  match.everyday &&= everyday;
  if (entry !== undefined && !match.entries.includes(entry)) match.entries.push(entry);
}
