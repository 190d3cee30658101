import { type Block, blocksText, inlineText } from './blocks.ts';
import type { Column, Draft, Dropped, ReadOptions } from './draft.ts';
import { entryOf, labelField, type RawEntry } from './entry-parts.ts';
import { linkEntries } from './link-entries.ts';
import { type ItemOptions, type Items, isFilled, itemsOf } from './section-items.ts';
import {
  categoryOf,
  categoryOver,
  hasText,
  isGlossaryWord,
  isLabelTitle,
  isPartOfText,
  isShelf,
  isTermTitle,
  type Section,
  sectionsOf,
  titleOf,
} from './sections.ts';
import { tableColumns, tableEntries } from './table-entries.ts';

/** A glossary written as one text: finds out how its terms are marked, and takes them. */

export type TextEntries = Pick<Draft, 'entries' | 'dropped' | 'notes'> & {
  /** The text’s own heading and first paragraph, where they say something. */
  name?: string;
  description?: string;
  columns?: Column[];
};

export function entriesOfText(blocks: readonly Block[], options: ReadOptions = {}): TextEntries {
  const sections = sectionsOf(blocks);
  const { columns } = options;
  const take = (plain: boolean, lenient: boolean) =>
    new Understanding(sections, { plain, lenient, columns }).take();
  const marked = take(false, false);
  const count = marked.entries.length;
  // Little is marked: perhaps the tables are meant, whatever is in them, or lines such as “Term: text”.
  const tables = blocks.some(({ kind }) => kind === 'table') ? take(false, true) : marked;
  if (tables.entries.length > count * MANY) return tables;
  const plain = count < 2 ? take(true, true) : marked;
  return plain.entries.length > count + 1 ? plain : marked;
}

/** So many times more entries are not found by chance. */
const MANY = 3;
const MAX_DESCRIPTION = 600;

class Understanding {
  readonly #sections: readonly Section[];
  readonly #items: Map<Section, Items>;
  readonly #title: Section | undefined;
  /** The paragraph that describes the pack. */
  readonly #described: Block | undefined;
  /** The levels whose headings are terms; the first is the one that most are of. */
  readonly #level: number;
  readonly #deeper: ReadonlySet<number>;
  readonly #entries: RawEntry[] = [];
  readonly #dropped: Dropped[] = [];
  readonly #notes = new Set<string>();
  #columns: Column[] | undefined;
  #tables = 0;

  constructor(sections: readonly Section[], options: ItemOptions) {
    this.#sections = sections;
    this.#items = new Map(sections.map((section) => [section, itemsOf(section, options)]));
    this.#title = titleOf(sections);
    this.#described = this.#describing();
    this.#level = this.#termLevel();
    this.#deeper = this.#subtermLevels();
  }

  take(): TextEntries {
    const taken = new Set<Section>();
    for (const section of this.#sections) {
      if (taken.has(section)) continue;
      if (this.#isTerm(section)) this.#term(section, taken);
      else this.#container(section);
    }
    const { entries, notes } = linkEntries(this.#entries);
    const name = this.#title && !isGlossaryWord(this.#title.title) ? this.#title.title : undefined;
    const description = this.#described && blocksText([this.#described]);
    return {
      entries,
      dropped: this.#dropped,
      notes: [...this.#notes, ...notes],
      ...(name ? { name } : {}),
      ...(description ? { description } : {}),
      ...(this.#columns && this.#tables === 1 ? { columns: this.#columns } : {}),
    };
  }

  /** The level at which most headings have prose under them, and not lists or tables of terms; 0 for none. */
  #termLevel(): number {
    const prose = new Map<number, number>();
    const items = new Map<number, number>();
    const add = (counts: Map<number, number>, level: number, count: number) =>
      counts.set(level, (counts.get(level) ?? 0) + count);
    for (const section of this.#sections) {
      if (section === this.#title || !section.level) continue;
      const found = this.#items.get(section)!;
      const isProse = found.opensWithProse && isTermTitle(section);
      if (isFilled(section, found) && !isProse) add(items, section.level, found.count);
      else if (this.#mayBeTerm(section) && hasText(section)) add(prose, section.level, 1);
    }
    const levels = [...prose].filter(([level, count]) => count > (items.get(level) ?? 0));
    const all = [...items.values()].reduce((sum, count) => sum + count, 0);
    const outside =
      all +
      (this.#title ? this.#items.get(this.#title)!.count : 0) +
      this.#items.get(this.#sections[0]!)!.count;
    const [best] = levels.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    // A few sections of prose in a text of led terms are about the glossary.
    return best && best[1] > outside * 0.15 ? best[0] : 0;
  }

  #mayBeTerm(section: Section): boolean {
    return isTermTitle(section) && !isLabelTitle(section, this.#sections);
  }

  /** Below the terms’ own level: headings that are terms as well (“Isomorphism” under “Morphism”), not parts of one. */
  #subtermLevels(): Set<number> {
    const levels = new Set<number>();
    for (let level = this.#level + 1; this.#level && level <= 6; level++) {
      const own = this.#sections.filter((section) => section.level === level && hasText(section));
      const titles = own.map(({ title }) => title.trim().toLowerCase());
      const isShort = own.filter((section) => isSubterm(section)).length;
      if (own.length >= 3 && new Set(titles).size >= own.length * 0.9 && isShort >= own.length * 0.75)
        levels.add(level);
      else break;
    }
    return levels;
  }

  #isTerm(section: Section): boolean {
    if (!this.#level || !section.level || section === this.#title) return false;
    // “C” is a letter of the alphabet, and a language where it is said what it is.
    if (isShelf(section))
      return this.#level === section.level && !section.children.length && this.#hasProse(section);
    if (!this.#mayBeTerm(section)) return false;
    const { certain, count } = this.#items.get(section)!;
    if (certain && count >= 3) return false;
    if (section.level === this.#level) return true;
    if (this.#deeper.has(section.level)) return labelField(section.title) === undefined;
    // A term that stands alone beside shelves of others.
    const holdsTerms = section.children.some(({ level }) => level <= this.#level);
    return section.level < this.#level && !holdsTerms && this.#hasProse(section);
  }

  #isFilled(section: Section): boolean {
    return isFilled(section, this.#items.get(section)!);
  }

  #hasProse(section: Section): boolean {
    return hasText(section) && !this.#isFilled(section);
  }

  /** A section that is an entry, with the sections under it that are parts of it. */
  #term(section: Section, taken: Set<Section>): void {
    const body = [...section.blocks];
    const addParts = (parts: readonly Section[]) => {
      for (const part of parts) {
        if (this.#isTerm(part)) continue;
        taken.add(part);
        body.push(
          { kind: 'heading', level: part.level, inline: part.inline, line: part.line },
          ...part.blocks,
        );
        addParts(part.children);
      }
    };
    addParts(section.children);
    const category = categoryOver(this.#ownShelf(section), this.#title);
    this.#add(entryOf([section.inline], body, `line ${section.line}`), category);
  }

  /** Of a term under another term, the upper one: what is over it is the category of both. */
  #ownShelf(section: Section): Section {
    return section.parent && this.#isTerm(section.parent) ? this.#ownShelf(section.parent) : section;
  }

  #add(entry: RawEntry, category: string | undefined): void {
    const { term, at } = entry;
    const hasLayer = entry.definition || entry.blurb;
    if (!term) this.#dropped.push({ at, why: 'has no term' });
    else if (!hasLayer && !labelledText(entry)) this.#dropped.push({ at, term, why: 'has no definition' });
    else this.#entries.push({ ...entry, ...(entry.category || !category ? {} : { category }) });
  }

  /** A section that holds terms, or is about the glossary. */
  #container(section: Section): void {
    const { items, tables, rest, count, certain } = this.#items.get(section)!;
    const isTaken =
      certain || (count > 0 && !isPartOfText(section.title) && !(this.#level && this.#isOpening(section)));
    if (isTaken) {
      const category = categoryOf(section, this.#title);
      for (const { names, body, line } of items) this.#add(entryOf(names, body, `line ${line}`), category);
      for (const { table, shape } of tables) {
        const { entries, dropped } = tableEntries(table, shape, category);
        for (const entry of entries) this.#add(entry, undefined);
        for (const one of dropped) this.#dropped.push(one);
        this.#columnsOf(table, shape);
      }
    }
    this.#dropRest(section, isTaken ? rest : section.blocks, isTaken);
  }

  #isOpening(section: Section): boolean {
    return section.level === 0 || section === this.#title;
  }

  #columnsOf(table: Parameters<typeof tableColumns>[0], shape: Parameters<typeof tableColumns>[1]): void {
    const columns = tableColumns(table, shape);
    const key = (some: readonly Column[]) => some.map(({ name, field }) => `${name}\n${field}`).join('\n');
    if (!this.#columns || key(this.#columns) !== key(columns)) this.#tables++;
    this.#columns ??= columns;
    for (const { name, field } of columns) if (!field) this.#notes.add(`column “${name}” is left out`);
  }

  #dropRest(section: Section, rest: readonly Block[], isTaken: boolean): void {
    if (this.#isOpening(section)) {
      this.#dropOpening(rest);
      return;
    }
    const text = blocksText(rest);
    const { title } = section;
    if (!text && (isTaken || section.children.length > 0 || isShelf(section) || isGlossaryWord(title)))
      return;
    if (isTaken) this.#dropped.push({ at: `line ${rest[0]!.line}`, why: 'is text that belongs to no term' });
    else this.#dropped.push({ at: `line ${section.line}`, term: title, why: whyNoTerm(section, text) });
  }

  /** What stands before the terms, but for the paragraph that describes the pack. */
  #dropOpening(rest: readonly Block[]): void {
    const [first] = rest.filter((block) => block !== this.#described && blocksText([block]));
    if (first) this.#dropped.push({ at: `line ${first.line}`, why: 'is text around the terms' });
  }

  #describing(): Block | undefined {
    const opening = [this.#sections[0]!, this.#title].flatMap((section) => {
      if (!section) return [];
      const { items, tables, rest } = this.#items.get(section)!;
      // Both stand in the order of the text.
      const first = Math.min(items[0]?.line ?? Infinity, tables[0]?.table.line ?? Infinity);
      return rest.filter(({ line }) => line < first);
    });
    const paragraph = opening.find(
      (block) => block.kind === 'paragraph' && inlineText(block.inline).length > 20,
    );
    return paragraph && blocksText([paragraph]).length <= MAX_DESCRIPTION ? paragraph : undefined;
  }
}

function whyNoTerm(section: Section, text: string): string {
  if (!text) return 'is a heading with nothing under it';
  return section.children.length ? 'is text over other terms' : 'is a section of text, not a term';
}

function isSubterm(section: Section): boolean {
  return (
    isTermTitle(section) && labelField(section.title) === undefined && section.title.split(/\s+/).length <= 3
  );
}

/** Other layers make an entry of what has no definition: the first of them is one. */
function labelledText(entry: RawEntry): boolean {
  const layer = (['plain', 'where', 'takeaway', 'example'] as const).find((one) => entry[one]);
  if (!layer || labelField(entry.term)) return false;
  entry.definition = entry[layer]!;
  delete entry[layer];
  return true;
}
