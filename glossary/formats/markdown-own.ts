import { type Category, PACK_FORMAT, type Source } from '../pack-types.ts';
import { type Block, bareText, blocksText, type Inline, rawText } from './blocks.ts';
import type { Draft, DraftEntry, DraftInfo, Dropped } from './draft.ts';
import type { FrontMatter } from './front-matter.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import {
  CATEGORY_ANCHOR,
  ILLUSTRATION_LABEL,
  LAYER_LABELS,
  LINE_LABELS,
  type LineLabel,
  SOURCES_LABEL,
} from './own-labels.ts';

/** Reads the Markdown that `writeMarkdown` writes, as it was written or as somebody has gone on writing it. */

export function isOwnMarkdown({ fields }: FrontMatter): boolean {
  return fields.get('format') === PACK_FORMAT;
}

export function readOwnMarkdown({ fields, body, line }: FrontMatter): Draft {
  const { format: _, ...info } = Object.fromEntries(fields);
  const reading = new Reading();
  for (const block of markdownBlocks(body, line, true)) reading.take(block);
  const { entries, dropped } = reading;
  return { format: 'markdown', info: info as DraftInfo, entries, dropped, notes: [], exact: true };
}

type Field = (typeof LAYER_LABELS)[number][0] | 'blurb' | 'definition';

const LAYER_OF = new Map<string, Field>(LAYER_LABELS.map(([layer, label]) => [label, layer]));
const LINE_OF = new Map<string, LineLabel>(
  Object.entries(LINE_LABELS).map(([field, label]) => [label, field as LineLabel]),
);

class Reading {
  readonly entries: DraftEntry[] = [];
  readonly dropped: Dropped[] = [];
  #category: string | undefined;
  #entry: DraftEntry | undefined;
  /** What the next paragraph belongs to. */
  #part: Field | 'sources' | 'illustration' = 'definition';

  take(block: Block): void {
    if (block.kind === 'heading' && block.level <= 3) this.#heading(block.level, block.inline, block.line);
    else if (this.#entry) this.#inside(this.#entry, block);
    // What stands over the first entry says again what the front matter says.
    else if (this.#category)
      this.dropped.push({ at: `line ${block.line}`, why: 'is text that belongs to no term' });
  }

  #heading(level: number, inline: Inline, line: number): void {
    const id = idOf(inline);
    this.#entry = undefined;
    if (level === 2)
      this.#category = id?.startsWith(CATEGORY_ANCHOR) ? id.slice(CATEGORY_ANCHOR.length) : bareText(inline);
    if (level < 3) return;
    this.#part = 'definition';
    const category: Category['id'] | undefined = this.#category;
    this.#entry = {
      term: rawText(inline),
      at: `line ${line}`,
      ...(id ? { id } : {}),
      ...(category ? { category } : {}),
    };
    this.entries.push(this.#entry);
  }

  #inside(entry: DraftEntry, block: Block): void {
    const { definition, blurb } = entry;
    if (block.kind === 'paragraph' && this.#label(entry, block.inline)) return;
    if (block.kind === 'heading' && bareText(block.inline) === ILLUSTRATION_LABEL)
      this.#part = 'illustration';
    else if (block.kind === 'code' && this.#part === 'illustration') entry.illustration = jsonOf(block.text);
    else if (block.kind === 'list' && this.#part === 'sources') entry.sources = block.items.map(sourceOf);
    else if (block.kind === 'quote' && this.#part === 'definition' && !definition && blurb === undefined) {
      entry.blurb = textOf(block.body);
    } else {
      const layer = this.#part === 'sources' || this.#part === 'illustration' ? 'definition' : this.#part;
      entry[layer] = [entry[layer], textOf([block])].filter((text) => text !== undefined).join('\n\n');
    }
  }

  /** Takes a paragraph that is, or begins with, a label. */
  #label(entry: DraftEntry, inline: Inline): boolean {
    const [first, ...rest] = inline.filter(({ text }) => text !== '');
    if (!first?.strong) return false;
    const layer = LAYER_OF.get(first.text);
    const field = LINE_OF.get(first.text);
    if (!rest.length && (layer || first.text === SOURCES_LABEL)) this.#part = layer ?? 'sources';
    else if (field && rest.length) addLine(entry, field, rest);
    else return false;
    return true;
  }
}

function addLine(entry: DraftEntry, field: LineLabel, rest: Inline): void {
  if (field === 'aliases') entry.aliases = emphasised(rest);
  else if (field === 'seeAlso') {
    entry.seeAlso = rest.flatMap(({ href }, i) =>
      href && href !== rest[i - 1]?.href ? decoded(href.replace(/^#/, '')) : [],
    );
  } else if (field === 'caseSensitive') entry.caseSensitive = true;
  else entry[field] = rawText(rest).trim();
}

/** Each alias is in italics; it may be of several segments, and two of them are parted by a comma that is not. */
function emphasised(inline: Inline): string[] {
  const found: Inline[] = [];
  let open: Inline[number][] | undefined;
  for (const segment of inline) {
    if (!segment.em) open = undefined;
    else if (open) open.push(segment);
    else {
      open = [segment];
      found.push(open);
    }
  }
  return found.length
    ? found.map(rawText)
    : rawText(inline)
        .split(',')
        .map((alias) => alias.trim());
}

function sourceOf(item: readonly Block[]): Partial<Source> {
  const inline = item.flatMap((block) => (block.kind === 'paragraph' ? block.inline : []));
  const url = inline.find(({ href }) => href)?.href;
  return { title: rawText(inline), ...(url ? { url } : {}) };
}

function textOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => (block.kind === 'paragraph' ? rawText(block.inline) : blocksText([block])))
    .join('\n\n');
}

function idOf(inline: Inline): string | undefined {
  const id = inline.find((segment) => segment.id)?.id;
  return id && decoded(id);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Written by hand: a percent sign that is no code.
    return text;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Edited to something that draws nothing.
    return undefined;
  }
}
