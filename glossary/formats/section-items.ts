import { type Block, blocksText, inlineText } from './blocks.ts';
import type { FieldName } from './draft.ts';
import { labelField } from './entry-parts.ts';
import { cutAtLeads, type Item, itemOfList, leadOf } from './leads.ts';
import type { Section } from './sections.ts';
import { type Table, type TableShape, tableShape } from './table-entries.ts';

/** What a section holds besides prose: led paragraphs, lists of leads, definition lists, tables. */
export interface Items {
  items: Item[];
  tables: { table: Table; shape: TableShape }[];
  /** What belongs to no item. */
  rest: Block[];
  /** Entries that would come of it. */
  count: number;
  /** It begins with prose, of which few leads are parts: “**Example:** …”. */
  opensWithProse: boolean;
  /** Its author says by headings, marks or directives that these are terms. */
  certain: boolean;
}

export interface ItemOptions {
  /** Takes “Term: text” without emphasis as a lead, too. */
  plain: boolean;
  /** Takes tables that nothing says are glossaries. */
  lenient: boolean;
  columns?: readonly (FieldName | null)[] | undefined;
}

export function itemsOf({ blocks }: Pick<Section, 'blocks'>, options: ItemOptions): Items {
  const found = new Finding(options);
  for (const block of joined(blocks)) found.take(block);
  return found.result(blocks[0]);
}

/** Terms on lines of their own before `: text` share it; Markdown sees only the last of them. */
function joined(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block, i): Block[] => {
    const next = blocks[i + 1];
    const isTerm =
      block.kind === 'paragraph' && next?.kind === 'terms' && !inlineText(block.inline).includes('. ');
    if (isTerm && next.line === block.line + 1) {
      next.pairs[0]?.terms.unshift(block.inline);
      return [];
    }
    return [block];
  });
}

/** More leads than this are not parts of one definition. */
const MAX_PARTS = 3;

class Finding {
  readonly #options: ItemOptions;
  readonly #items: Item[] = [];
  readonly #tables: Items['tables'] = [];
  readonly #rest: Block[] = [];
  /** Of definition lists: terms, whether anything is said of them or not. */
  readonly #listed = new Set<Item>();
  #certain = false;
  #weak = 0;
  /** The led paragraph that what follows belongs to. */
  #open: Item | undefined;

  constructor(options: ItemOptions) {
    this.#options = options;
  }

  take(block: Block): void {
    if (block.kind === 'paragraph' && this.#paragraph(block)) return;
    if (block.kind === 'list' && this.#list(block)) return;
    if (block.kind === 'terms') {
      this.#certain = true;
      for (const { terms, body, line } of block.pairs) {
        const item = { names: terms, body, line };
        this.#items.push(item);
        this.#listed.add(item);
      }
      this.#open = undefined;
      return;
    }
    const { columns, lenient } = this.#options;
    const shape = block.kind === 'table' ? tableShape(block, lenient, columns) : undefined;
    if (block.kind === 'table' && shape && !this.#open) {
      this.#tables.push({ table: block, shape });
      this.#certain ||= shape.named;
      return;
    }
    if (this.#open) this.#open.body.push(block);
    else this.#rest.push(block);
  }

  #paragraph(block: Extract<Block, { kind: 'paragraph' }>): boolean {
    const leads = cutAtLeads(block.inline).map((inline) => leadOf(inline));
    if (!leads[0] || (leads[0].weak && this.#open)) return false;
    for (const lead of leads) {
      if (!lead) continue;
      if (isLabel(lead.names.map(inlineText).join(' '))) return false;
      const body: Block[] = inlineText(lead.rest) ? [{ ...block, inline: lead.rest }] : [];
      this.#open = { names: lead.names, body, line: block.line };
      this.#items.push(this.#open);
      if (lead.weak) this.#weak++;
    }
    return true;
  }

  #list(list: Extract<Block, { kind: 'list' }>): boolean {
    const items = list.items.map((item) => itemOfList(item, this.#options.plain));
    const led = items.filter((item) => item !== undefined && !item.weak);
    const labels = led.filter((item) => isLabel(item!.names.map(inlineText).join(' ')));
    if (led.length < Math.max(1, list.items.length * 0.6) || labels.length > led.length / 2) return false;
    // A list after a led paragraph is part of what is said there, unless the paragraph only opens the list.
    if (this.#open?.body.length) return false;
    if (this.#open) this.#items.pop();
    for (const [i, item] of items.entries()) {
      if (item) this.#items.push(item);
      else
        this.#rest.push({
          ...list,
          start: null,
          items: [list.items[i]!],
          line: lineOf(list.items[i]!, list),
        });
    }
    this.#open = undefined;
    return true;
  }

  /** @param first what the section begins with */
  result(first: Block | undefined): Items {
    const isItem = (item: Item) => item.body.length > 0 || this.#listed.has(item);
    const items = this.#items.filter(isItem);
    const empty = this.#items.filter((item) => !isItem(item));
    const rest = [
      ...this.#rest,
      ...empty.map(({ names, line }): Block => ({ kind: 'paragraph', inline: names.flat(), line })),
    ];
    const rows = this.#tables.reduce((sum, { table }) => sum + table.rows.length, 0);
    // Emphasis at the head of a paragraph is a lead only where its neighbours are led.
    const isWeak = this.#weak > items.length / 2;
    const count = (isWeak ? 0 : items.length) + rows;
    const isProse = first?.kind === 'paragraph' && this.#rest.includes(first);
    return {
      items,
      tables: this.#tables,
      rest,
      count,
      opensWithProse: isProse && !this.#certain && items.length <= MAX_PARTS,
      certain: this.#certain,
    };
  }
}

function lineOf([first]: readonly Block[], list: Block): number {
  return first?.line ?? list.line;
}

function isLabel(name: string): boolean {
  return labelField(name) !== undefined;
}

/** Do its items fill a section, so that it is no term itself? */
export function isFilled(section: Section, { items, rest, count, tables }: Items): boolean {
  if (!count) return false;
  const prose = blocksText(rest).length;
  const led = items.reduce((sum, { body }) => sum + blocksText(body).length, 0);
  const rows = tables.reduce((sum, { table }) => sum + blocksText([table]).length, 0);
  return led + rows >= prose || section.level === 0;
}
