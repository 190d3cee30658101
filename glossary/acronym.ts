import { wordsOf } from './text.ts';

/** Acronyms: what looks like one, and which words it stands for. */

/** Longer ones (“WYSIWYG” aside) are names that people also write in lower case. */
const MAX_ACRONYM = 6;

/**
 * Does every word look like an acronym or a short code: mostly capitals and digits, at most six letters? DNS,
 * APIs, DoS, gRPC, K8s, IPv6, TCP/IP; also one-letter names such as C and R. Such names stand only in their own case.
 */
export function isAcronym(text: string): boolean {
  const words = wordsOf(text);
  return words.length > 0 && words.some((word) => /\p{Lu}/u.test(word)) && words.every(looksLikeCode);
}

function looksLikeCode(word: string): boolean {
  if (/^\p{N}+$/u.test(word)) return true;
  if ([...word].length > MAX_ACRONYM) return false;
  const capitals = word.match(/\p{Lu}/gu)?.length ?? 0;
  const small = word.match(/\p{Ll}/gu)?.length ?? 0;
  if (capitals >= 2) return true;
  return capitals === 1 && (small === 0 || (/\p{N}/u.test(word) && small <= 1));
}

/**
 * The end of `text` that `short` abbreviates, or undefined: every letter of `short`, from the last to the first,
 * is found in order, and the first begins a word. (A. Schwartz and M. Hearst, “A simple algorithm for identifying
 * abbreviation definitions in biomedical text”, 2003.)
 */
function longFormOf(short: string, text: string): string | undefined {
  const letters = [...short.replace(/s$/, '').toLowerCase()].filter((letter) => /\p{L}/u.test(letter));
  if (letters.length < 2) return undefined;
  const lower = text.toLowerCase();
  let at = lower.length;
  for (let i = letters.length - 1; i >= 0; i--) {
    do at -= 1;
    while (at >= 0 && (lower[at] !== letters[i] || (i === 0 && /[\p{L}\p{N}]/u.test(lower[at - 1] ?? ' '))));
    if (at < 0) return undefined;
  }
  const long = text.slice(at);
  // More words than letters allow is a coincidence of letters, by the same paper.
  const most = Math.min(letters.length + 5, letters.length * 2);
  return long.length > short.length && wordsOf(long).length <= most ? long : undefined;
}

/** Is `short` an abbreviation of the whole of `long`? */
export function abbreviates(short: string, long: string): boolean {
  const words = wordsOf(short);
  return words.length === 1 && /\p{L}/u.test(short) && longFormOf(short, long) === long;
}

/** The acronym that the first letters of a term's words make, or undefined for single words. */
export function initialsOf(term: string): string | undefined {
  const words = wordsOf(term.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).filter(
    (word) => !/^(?:of|the|and|for|in|to|a|as)$/i.test(word),
  );
  return words.length > 1 && words.every((word) => /^\p{L}/u.test(word))
    ? words.map((word) => word[0]!.toUpperCase()).join('')
    : undefined;
}

/**
 * What an entry's own text says its term is short for, or is shortened to: “HTML (HyperText Markup Language)”,
 * “Site reliability engineering (SRE)”, or the initials of the term standing there as a word.
 */
export function namesInText(term: string, text: string): string[] {
  const names: string[] = [];
  for (const [whole, inside = ''] of text.matchAll(/\(([^()]{2,80})\)/g)) {
    const before = text.slice(0, text.indexOf(whole)).trimEnd();
    // An acronym is short for words, not for another acronym: “WebRTC … interfaces (W3C)” is a coincidence.
    if (isAcronym(inside) && !isAcronym(term) && longFormOf(inside, term) === term) names.push(inside);
    else if (inside === term || inside === `${term}s`) names.push(longFormOf(term, before.slice(-80)) ?? '');
    else if (isAcronym(term) && before.endsWith(term) && abbreviates(term, inside)) names.push(inside);
  }
  const initials = initialsOf(term);
  if (
    initials &&
    text.includes(initials) &&
    new RegExp(`(?<![\\p{L}\\p{N}])${initials}s?(?![\\p{L}\\p{N}])`, 'u').test(text)
  )
    names.push(initials);
  // “qualified name” and the `__qualname__` that its definition names.
  for (const [name] of text.matchAll(/\b_*[a-z]+(?:_[a-z]+)*_*\b/g)) {
    if (name.includes('_') && abbreviates(name.replaceAll('_', ''), term)) names.push(name);
  }
  return names.filter(Boolean);
}
