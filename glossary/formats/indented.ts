/** Terms at the margin, with their definitions indented beneath them, as Sphinx and docutils have them. */

export interface IndentedPair {
  terms: string[];
  /** With the indentation taken off. */
  body: string[];
  /** Of the first term, counted from 0 within the lines given. */
  line: number;
  /** Of the body's first line. */
  bodyLine: number;
}

/** How many columns a line is indented; a tab goes to the next multiple of eight. */
export function indentOf(line: string): number {
  let columns = 0;
  for (const sign of line) {
    if (sign === ' ') columns++;
    else if (sign === '\t') columns += 8 - (columns % 8);
    else break;
  }
  return columns;
}

/** The lines without the indentation that all of them share. */
export function dedented(lines: readonly string[]): string[] {
  const wide = lines.map(expanded);
  const filled = wide.filter((line) => line.trim());
  const margin = Math.min(...filled.map(indentOf));
  return filled.length ? wide.map((line) => line.slice(margin)) : [...lines];
}

function expanded(line: string): string {
  return ' '.repeat(indentOf(line)) + line.trimStart();
}

/**
 * @param lines with the margin at column 0
 * @returns each run of terms with what is indented beneath it; terms with nothing beneath have an empty body
 */
export function indentedPairs(lines: readonly string[]): IndentedPair[] {
  const pairs: IndentedPair[] = [];
  for (const [i, line] of lines.entries()) {
    const last = pairs.at(-1);
    if (!line.trim()) {
      if (last?.body.length) last.body.push('');
      continue;
    }
    if (indentOf(line) > 0) {
      if (!last) continue;
      if (!last.body.length) last.bodyLine = i;
      last.body.push(line);
      continue;
    }
    // Several terms share a definition only where no blank line parts them.
    const isShared = last && !last.body.length && lines[i - 1]?.trim();
    if (isShared) last.terms.push(line.trim());
    else pairs.push({ terms: [line.trim()], body: [], line: i, bodyLine: i + 1 });
  }
  return pairs.map((pair) => ({ ...pair, body: dedented(pair.body) }));
}
