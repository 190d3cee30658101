/**
 * A text's blocks, whatever mark-up they were written in, and the plain text that becomes of them: paragraphs by
 * blank lines, `code` in backticks, lists as lines; links are their text.
 */

/** A stretch of text in one style. */
export interface Segment {
  text: string;
  strong?: true;
  em?: true;
  code?: true;
  /** Where its author has begun a new line, which means nothing to most readers. */
  soft?: true;
  /** Where it leads: an address, `#anchor`, or `term:name` where the mark-up names an entry. */
  href?: string;
  /** A name by which it can be led to. */
  id?: string;
}

export type Inline = readonly Segment[];

export interface Row {
  cells: Inline[];
  line: number;
}

export interface TermPair {
  terms: Inline[];
  body: Block[];
  line: number;
}

/** Lines count from 1, as a person's do. */
export type Block =
  | { kind: 'heading'; level: number; inline: Inline; line: number }
  | { kind: 'paragraph'; inline: Inline; line: number }
  /** `start` is the first number of a numbered list. */
  | { kind: 'list'; start: number | null; items: Block[][]; line: number }
  | { kind: 'table'; head: Inline[]; rows: Row[]; line: number }
  /** A definition list; `glossary`: its author says that these are terms. */
  | { kind: 'terms'; pairs: TermPair[]; glossary: boolean; line: number }
  | { kind: 'code'; text: string; line: number }
  | { kind: 'quote'; body: Block[]; line: number };

/** The plain text of some blocks, '' for none. */
export function blocksText(blocks: readonly Block[]): string {
  return blocks.map(blockText).filter(Boolean).join('\n\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return inlineText(block.inline);
    case 'list':
      return block.items
        .map((item, i) => itemText(item, block.start === null ? '•' : `${block.start + i}.`))
        .filter(Boolean)
        .join('\n');
    case 'table':
      return [block.head, ...block.rows.map(({ cells }) => cells)]
        .map((cells) => cells.map(inlineText).filter(Boolean).join(' — '))
        .filter(Boolean)
        .join('\n');
    case 'terms':
      return block.pairs
        .map(({ terms, body }) => `${terms.map(inlineText).join(', ')}: ${blocksText(body)}`)
        .join('\n\n');
    case 'code':
      return codeLines(block.text);
    case 'quote':
      return blocksText(block.body);
  }
}

function itemText(item: readonly Block[], mark: string): string {
  const text = item.map(blockText).filter(Boolean).join('\n');
  return text && `${mark} ${text.replace(/\n+/g, '\n  ')}`;
}

/** Code in backticks stands on one line, so that a listing is one piece of code per line. */
function codeLines(code: string): string {
  const lines = code.replace(/\s+$/, '').split('\n');
  return lines
    .filter((line) => line.trim())
    .map((line) => coded(line.trimEnd()))
    .join('\n');
}

function coded(text: string): string {
  return text && !text.includes('`') ? `\`${text}\`` : text;
}

/** The plain text of a line: code in backticks, spaces put in order. */
export function inlineText(inline: Inline): string {
  return tidy(rawText(inline));
}

/** As `inlineText`, without backticks: names. */
export function bareText(inline: Inline): string {
  return tidy(inline.map(({ text }) => text).join('')).replace(/\s+/g, ' ');
}

/** The text of a line with every space that it has. */
export function rawText(inline: Inline): string {
  return inline.map(({ text, code }) => (code ? coded(text) : text)).join('');
}

function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/(?<=[\p{L}\p{N})"”’`]) +(?=[,.;:!?)](?:\s|$))/gu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Every line of text in some blocks, with the blocks inside them. */
export function inlinesOf(blocks: readonly Block[]): Inline[] {
  return blocks.flatMap(inlinesOfBlock);
}

function inlinesOfBlock(block: Block): Inline[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.inline];
    case 'list':
      return block.items.flatMap(inlinesOf);
    case 'table':
      return [...block.head, ...block.rows.flatMap(({ cells }) => cells)];
    case 'terms':
      return block.pairs.flatMap(({ terms, body }) => [...terms, ...inlinesOf(body)]);
    case 'quote':
      return inlinesOf(block.body);
    case 'code':
      return [];
  }
}

/** A line with what stands at its ends removed: spaces, and what `edges` matches there. */
export function trimInline(inline: Inline, start: RegExp, end?: RegExp): Segment[] {
  const left = inline.map((segment) => ({ ...segment }));
  const first = left.findIndex(({ text }) => text !== '');
  if (first >= 0) left[first]!.text = left[first]!.text.replace(start, '');
  const last = left.findLastIndex(({ text }) => text !== '');
  if (end && last >= 0) left[last]!.text = left[last]!.text.replace(end, '');
  return left;
}
