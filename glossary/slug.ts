/** Longest id made from a name. */
const MAX_LENGTH = 128;

/**
 * An id made from a name: `Load balancer` → `load-balancer`. Letters of every script are kept; the characters
 * that make “C++” and “.NET” names of their own are spelt as code points, so that they do not share an id with
 * “C” and “NET”.
 */
export function slug(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const signs = /^\W|[+#*!]/u.test(name) ? [...name.matchAll(/[.+#*!_$@]/g)] : [];
  const id = [words, ...signs.map(([sign]) => sign.codePointAt(0)?.toString(16))].filter(Boolean).join('-');
  const whole = id || [...name].map((c) => c.codePointAt(0)?.toString(16)).join('-');
  // The cut may go through a character.
  return whole.slice(0, MAX_LENGTH).replace(/[\ud800-\udbff]$/, '');
}
