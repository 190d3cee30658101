/** Words that a reader may have meant who mistyped one, or has not typed all of it yet. */

/** At most so many are looked for in place of one word, the nearest first. */
const MOST = 40;

/** How many slips are forgiven. A swap of neighbours is one, as in “kuberentes”. */
function slipsIn(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * The words that begin like `typed` but for a slip or two.
 * @returns each with its slips, the fewest first
 */
export function nearWords(typed: string, words: Iterable<string>): [word: string, slips: number][] {
  const most = slipsIn(typed);
  const found: [string, number][] = [];
  for (const word of words) {
    const slips = slipsTo(typed, word, most);
    if (slips <= most) found.push([word, slips]);
  }
  return found.sort(([a, x], [b, y]) => x - y || a.length - b.length).slice(0, MOST);
}

/**
 * The fewest slips (a letter wrong, too many, missing, or two swapped) from `typed` to any beginning of `word`.
 * @param most what is more need not be told exactly
 */
export function slipsTo(typed: string, word: string, most: number): number {
  if (word.startsWith(typed)) return 0;
  // Nearly every word is ruled out here: a slip in the first letter and another in the second is not forgiven.
  if (
    most === 0 ||
    word.length < typed.length - most ||
    (typed[0] !== word[0] && typed[1] !== word[1] && typed[0] !== word[1])
  )
    return most + 1;
  const columns = Math.min(word.length, typed.length + most);
  let before: number[] = [];
  let above = Array.from({ length: columns + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row++) {
    const line = [row];
    for (let column = 1; column <= columns; column++) {
      const isSame = typed[row - 1] === word[column - 1];
      let slips = Math.min(above[column - 1]! + (isSame ? 0 : 1), above[column]! + 1, line[column - 1]! + 1);
      const isSwap =
        row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
      if (isSwap) slips = Math.min(slips, before[column - 2]! + 1);
      line.push(slips);
    }
    if (Math.min(...line) > most) return most + 1;
    before = above;
    above = line;
  }
  return Math.min(...above);
}
