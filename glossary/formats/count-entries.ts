/** No entry is shorter: `{"term":"a","blurb":"b"}`. Bytes */
const LEAST = 24;

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = new Set([91, 123]);
const CLOSE = new Set([93, 125]);
const BRACE = 123;
/** So deep stand the entries of a pack: `{"entries": [{…}]}`. */
const DEEPEST = 2;
/** Linked data has far more objects than entries. */
const LINKED = /"@(?:context|graph|id|type)"/;

/**
 * How many entries a file in JSON has, found out without parsing it: what is far too large would need gigabytes.
 * @param limit files that cannot have more are not looked at
 * @returns the objects of its longest list, map or run of lines; 0 where there cannot be more than `limit`, and where
 *   it is not plain JSON
 */
export function countEntries(bytes: Uint8Array, limit: number): number {
  if (bytes.length < limit * LEAST) return 0;
  const beginning = new TextDecoder().decode(bytes.subarray(0, 1_000));
  if (!/^\s*[[{]/.test(beginning) || LINKED.test(beginning)) return 0;
  const counts = [0, 0, 0];
  let [depth, most] = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === QUOTE) i = endOfText(bytes, i);
    else if (OPEN.has(byte)) {
      if (byte === BRACE && depth <= DEEPEST) most = Math.max(most, ++counts[depth]!);
      depth += 1;
      if (depth <= DEEPEST) counts[depth] = 0;
    } else if (CLOSE.has(byte)) depth -= 1;
  }
  return most;
}

/** @param start of its quotation mark @returns the place of the other one */
function endOfText(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}
