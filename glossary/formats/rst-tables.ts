import type { Block, Row, Segment } from './blocks.ts';

/** The tables of reStructuredText: lists that are tables, simple ones, and grids. */

type Inline = (text: string) => Segment[];

/** `.. list-table::`: each row is an item, each cell an item of it. */
export function listTable(body: readonly Block[], headerRows: number, line: number): Block[] {
  const list = body.find((block) => block.kind === 'list');
  if (list?.kind !== 'list') return [];
  const rows = list.items.flatMap((item): Row[] => {
    const [cells] = item;
    if (cells?.kind !== 'list') return [];
    return [{ cells: cells.items.map(cellOf), line: cells.line }];
  });
  const head = headerRows ? rows.splice(0, headerRows)[0] : undefined;
  return rows.length ? [{ kind: 'table', head: head?.cells ?? [], rows, line }] : [];
}

function cellOf(blocks: readonly Block[]): Segment[] {
  return blocks.flatMap((block, i): Segment[] => {
    const gap = i ? [{ text: '\n' }] : [];
    if (block.kind === 'paragraph') return [...gap, ...block.inline];
    if (block.kind !== 'list') return [];
    return block.items.flatMap((item) => [{ text: '\n• ' }, ...cellOf(item)]);
  });
}

/** Borders of `=`, columns by where they begin. @param lines from the first border to the last */
export function simpleTable(lines: readonly string[], line: number, inline: Inline): Block[] {
  const starts = [...lines[0]!.matchAll(/=+/g)].map(({ index }) => index);
  const texts: { cells: string[]; line: number }[] = [];
  let headEnd = 0;
  for (const [i, text] of lines.entries()) {
    if (/^\s*=[=\s]*$/.test(text)) {
      if (i > 0 && i < lines.length - 1) headEnd = texts.length;
      continue;
    }
    if (!text.trim() || /^\s*-[-\s]*$/.test(text)) continue;
    const cells = starts.map((start, column) => text.slice(start, starts[column + 1]).trim());
    const last = texts.at(-1);
    // A row that begins with nothing goes on with the one above it.
    if (!cells[0] && last)
      last.cells = last.cells.map((cell, column) => `${cell} ${cells[column] ?? ''}`.trim());
    else texts.push({ cells, line: line + i });
  }
  return tableOf(texts, headEnd, line, inline);
}

/** Borders of `+---+`. */
export function gridTable(lines: readonly string[], line: number, inline: Inline): Block[] {
  const texts: { cells: string[]; line: number }[] = [];
  let headEnd = 0;
  let isNew = true;
  for (const [i, text] of lines.entries()) {
    if (/^\s*\+/.test(text)) {
      if (text.includes('=')) headEnd = texts.length;
      isNew = true;
      continue;
    }
    const cells = text
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim());
    const last = texts.at(-1);
    if (isNew || !last) texts.push({ cells, line: line + i });
    else last.cells = last.cells.map((cell, column) => `${cell} ${cells[column] ?? ''}`.trim());
    isNew = false;
  }
  return tableOf(texts, headEnd, line, inline);
}

function tableOf(
  texts: { cells: string[]; line: number }[],
  headEnd: number,
  line: number,
  inline: Inline,
): Block[] {
  const rows = texts.map((row) => ({ cells: row.cells.map(inline), line: row.line }));
  const head = rows.splice(0, headEnd)[0];
  return rows.length ? [{ kind: 'table', head: head?.cells ?? [], rows, line }] : [];
}
