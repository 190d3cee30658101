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

/** The first hash of a word, so far `a`, with one more character. 32 bits */
export function hashA(a: number, code: number): number {
  return Math.imul(a ^ code, PRIME_A);
}

/** As `hashA`, for the second hash. */
export function hashB(b: number, code: number): number {
  return Math.imul(b + code, PRIME_B);
}

/**
 * Makes a filter.
 * @param hashes of each word: its two hashes
 * @returns in base 64, its length a power of two of bytes
 */
export function makeWordFilter(words: number, hashes: Iterable<readonly [number, number]>): string {
  const bits = 2 ** Math.ceil(Math.log2(Math.max(64, words * BITS_PER_WORD)));
  const bytes = new Uint8Array(bits / 8);
  for (const [a, b] of hashes) {
    for (let i = 0; i < PROBES; i++) {
      const bit = (a + Math.imul(i, b | 1)) & (bits - 1);
      bytes[bit >> 3]! |= 1 << (bit & 7);
    }
  }
  let text = '';
  for (let i = 0; i < bytes.length; i++) text += String.fromCharCode(bytes[i]!);
  return btoa(text);
}

/** @returns may a word be among those that a filter was made of? Undefined for what is no filter. @param word folded */
export function readWordFilter(filter: string): ((word: string) => boolean) | undefined {
  let text: string;
  try {
    text = atob(filter);
  } catch {
    return undefined;
  }
  const bits = text.length * 8;
  if (bits === 0 || (bits & (bits - 1)) !== 0) return undefined;
  return (word) => {
    let a = 0;
    let b = 0;
    for (let i = 0; i < word.length; i++) {
      a = hashA(a, word.charCodeAt(i));
      b = hashB(b, word.charCodeAt(i));
    }
    for (let i = 0; i < PROBES; i++) {
      const bit = (a + Math.imul(i, b | 1)) & (bits - 1);
      if ((text.charCodeAt(bit >> 3) & (1 << (bit & 7))) === 0) return false;
    }
    return true;
  };
}
