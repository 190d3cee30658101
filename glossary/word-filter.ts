/**
 * Which words a page has, in a few bytes each: a Bloom filter (Bloom, “Space/time trade-offs in hash coding with
 * allowable errors”, 1970). A page sends it along, so that it is only answered forms all of whose words it has, and
 * what it receives and keeps depends on its text, not on how many packs the reader has.
 */

/** Ten bits and three probes a word: about 1.7 % of other words pass, and bring a form that is then not found. */
const BITS_PER_WORD = 10;
const PROBES = 3;

/** FNV-1a's prime, and another odd number for the second hash. */
const PRIME_A = 0x01000193;
const PRIME_B = 0x5bd1e995;

/**
 * Makes a filter of words.
 * @param words folded, each once; `size` of them
 * @returns in base 64, a power of two of bytes
 */
export function makeWordFilter(words: Iterable<string>, size: number): string {
  const bits = 2 ** Math.ceil(Math.log2(Math.max(64, size * BITS_PER_WORD)));
  const bytes = new Uint8Array(bits / 8);
  for (const word of words) {
    for (const bit of bitsOf(word, bits)) bytes[bit >> 3]! |= 1 << (bit & 7);
  }
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** @returns may a word (folded) be among those that a filter was made of? Undefined for what is no filter */
export function readWordFilter(filter: string): ((word: string) => boolean) | undefined {
  let text: string;
  try {
    text = atob(filter);
  } catch {
    return undefined;
  }
  const bits = text.length * 8;
  if (bits === 0 || (bits & (bits - 1)) !== 0) return undefined;
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const seen = new Map<string, boolean>();
  return (word) => {
    let answer = seen.get(word);
    if (answer === undefined) {
      answer = bitsOf(word, bits).every((bit) => bytes[bit >> 3]! & (1 << (bit & 7)));
      seen.set(word, answer);
    }
    return answer;
  };
}

/** The places of a word’s bits, by double hashing (Kirsch, Mitzenmacher, “Less hashing, same performance”, 2006). */
function bitsOf(word: string, bits: number): number[] {
  let a = 0;
  let b = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    a = Math.imul(a ^ code, PRIME_A);
    b = Math.imul(b + code, PRIME_B);
  }
  const places: number[] = [];
  for (let i = 0; i < PROBES; i++) places.push((a + Math.imul(i, b | 1)) & (bits - 1));
  return places;
}
