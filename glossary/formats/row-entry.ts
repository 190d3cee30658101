import { LIMITS } from '../pack-schema.ts';
import { LAYERS, type Layer } from '../pack-types.ts';
import type { Plan } from './columns.ts';
import type { DraftEntry, FieldName } from './draft.ts';
import { fieldName, fieldText } from './field-text.ts';
import { isBlank, type RawRow } from './raw-table.ts';
import type { Tally } from './tally.ts';
import { flagOf, listOf, sourcesOf, textOf } from './values.ts';

/** How the rows of one table are read. */
export interface RowReading {
  plans: readonly Plan[];
  /** The first column names rows that say no term. */
  isKeyed: boolean;
  /** LumoMate wrote the table: nothing is taken out of its texts. */
  isExact: boolean;
  tally: Tally;
}

/** An entry as its row says it. */
export interface RowEntry {
  entry: DraftEntry;
  /** Of a row without any text: its term written out. */
  expansion?: string;
}

/** What people write where they have nothing to say. */
const NOTHING = /^(?:-+|–|—|n\/?a|null|none|nan|not available|\?+)$/i;
/** Kinds of entries, which say nothing about their subject. */
const KINDS =
  /^(?:term|terms|acronym|abbreviation|initialism|definition|concept|word|noun|verb|phrase|entry|glossary)$/i;

/**
 * Makes an entry of a row.
 * @returns undefined for a row that names no term
 */
export function entryOfRow(row: RawRow, reading: RowReading): RowEntry | undefined {
  const work = new RowWork(row, reading);
  return work.entry();
}

/** Addresses that mean something on their own site only. */
const LOCAL = 'addresses without a host (“/docs/…”), left out: #';

class RowWork {
  readonly #row: RawRow;
  readonly #reading: RowReading;
  readonly #seeAlso: string[] = [];
  readonly #sources: NonNullable<DraftEntry['sources']> = [];

  constructor(row: RawRow, reading: RowReading) {
    this.#row = row;
    this.#reading = reading;
  }

  entry(): RowEntry | undefined {
    const [term, ...otherTerms] = this.#terms();
    if (!term) return undefined;
    const layers = this.#layers();
    const expansions = this.#values('aliases', (plan) => plan.isExpansion === true).map((value) =>
      this.#name(textOf(value)),
    );
    const aliases = [
      ...otherTerms,
      ...this.#values('aliases', (plan) => !plan.isExpansion).flatMap((value) => this.#names(value)),
      ...expansions,
    ];
    this.#linkOut();
    const entry: DraftEntry = {
      at: this.#row.at,
      term,
      ...layers,
      ...this.#lists(aliases.filter((alias) => alias !== term)),
      ...this.#category(term),
      ...this.#labels(),
    };
    return expansions[0] && !LAYERS.some((layer) => entry[layer])
      ? { entry, expansion: expansions[0] }
      : { entry };
  }

  /** The filled cells of a field. */
  #values(field: FieldName, isWanted: (plan: Plan) => boolean = () => true): unknown[] {
    const { plans, isExact } = this.#reading;
    const found: unknown[] = [];
    for (const [i, plan] of plans.entries()) {
      if (plan.field !== field || !isWanted(plan)) continue;
      const cell = this.#row.cells[i];
      if (isBlank(cell)) continue;
      if (!isExact && field !== 'term' && typeof cell === 'string' && NOTHING.test(cell.trim())) continue;
      found.push(cell);
    }
    return found;
  }

  /** The filled cells of a field, of the likeliest column first: a category before tags. */
  #ranked(field: FieldName): unknown[] {
    const ranks = this.#reading.plans.flatMap((plan) => (plan.field === field ? [plan.rank ?? 0] : []));
    return [...new Set(ranks)]
      .sort((a, b) => a - b)
      .flatMap((rank) => this.#values(field, (plan) => (plan.rank ?? 0) === rank));
  }

  #name(raw: string): string {
    return this.#reading.isExact ? raw : fieldName(raw);
  }

  #names(value: unknown): string[] {
    return listOf(value).map((name) => this.#name(name));
  }

  /** The term, and its other names where the cell gives several: “Browser,web browser”, “color; colour”. */
  #terms(): string[] {
    const values = this.#values('term');
    if (!values.length && this.#reading.isKeyed) values.push(this.#row.cells[0]);
    const names = values.map((value) => this.#name(textOf(value)));
    if (this.#reading.isExact) return names;
    return names.flatMap((name) => name.split(/;\s+|(?<=\p{L}{3}),(?=\p{L}{3})/u)).filter(Boolean);
  }

  #layers(): Partial<Record<Layer, string>> {
    const layers: Partial<Record<Layer, string>> = {};
    for (const layer of LAYERS) {
      const text = this.#layer(layer);
      if (text) layers[layer] = text;
    }
    // A card would say it twice.
    if (!this.#reading.isExact && layers.blurb === layers.definition) delete layers.blurb;
    return layers;
  }

  #layer(layer: Layer): string {
    const translations: string[] = [];
    const texts: string[] = [];
    for (const [i, plan] of this.#reading.plans.entries()) {
      if (plan.field !== layer || isBlank(this.#row.cells[i])) continue;
      const text = this.#text(textOf(this.#row.cells[i]));
      if (plan.isTranslation) translations.push(`${text} (${plan.language})`);
      else if (text && !texts.includes(text)) texts.push(text);
    }
    return [...texts, ...(translations.length ? [translations.join('; ')] : [])].join('\n\n');
  }

  #text(raw: string): string {
    if (this.#reading.isExact) return raw;
    if (NOTHING.test(raw.trim())) return '';
    const { text, links } = fieldText(raw);
    for (const { title, target } of links) this.#link(title, target);
    return text;
  }

  #link(title: string, target: string): void {
    if (/^https?:\/\//i.test(target)) this.#sources.push({ title: title || target, url: target });
    else if (/^#./.test(target)) this.#seeAlso.push(decode(target.slice(1)));
    else if (target) this.#reading.tally.add('links without a host, of which the words are kept: #');
  }

  /** See-alsos and sources that stand in columns of their own. */
  #linkOut(): void {
    for (const item of this.#values('seeAlso').flatMap(listOf)) {
      if (this.#reading.isExact) this.#seeAlso.push(item);
      else if (/^https?:\/\/\S+$/i.test(item)) this.#sources.push({ url: item });
      else if (isLocal(item)) this.#reading.tally.add(LOCAL);
      else this.#seeAlso.push(item);
    }
    for (const source of this.#values('sources').flatMap(sourcesOf)) {
      if (!this.#reading.isExact && isLocal(source.url ?? source.title ?? '')) {
        this.#reading.tally.add(LOCAL);
      } else {
        this.#sources.push(source);
      }
    }
  }

  #lists(aliases: readonly string[]): Pick<DraftEntry, 'aliases' | 'seeAlso' | 'sources'> {
    if (this.#reading.isExact) {
      return { aliases: [...aliases], seeAlso: this.#seeAlso, sources: this.#sources };
    }
    const known = new Set<string>();
    const sources = this.#sources.filter(({ title, url }) => {
      const key = url ?? title ?? '';
      return key !== '' && !known.has(key) && known.add(key);
    });
    return {
      aliases: this.#fitting('aliases', unique(aliases), LIMITS.term, LIMITS.aliases),
      seeAlso: this.#fitting('see-alsos', unique(this.#seeAlso), LIMITS.id, LIMITS.links),
      sources: sources.slice(0, LIMITS.links),
    };
  }

  #fitting(what: string, items: readonly string[], longest: number, most: number): string[] {
    const short = items.filter((item) => item.length <= longest);
    const left = items.length - Math.min(short.length, most);
    if (left) this.#reading.tally.add(`${what} that are too long or too many, left out: #`, left);
    return short.slice(0, most);
  }

  #category(term: string): { category?: string } {
    const names = this.#ranked('category').flatMap((value) =>
      Array.isArray(value) ? listOf(value) : textOf(value),
    );
    if (this.#reading.isExact) return names[0] ? { category: names[0] } : {};
    const [own, ...others] = names
      .flatMap((name) => name.split(/\s*[;|\n]\s*/))
      .map((name) => fieldName(name))
      .filter((name) => name && name.length <= LIMITS.id && !KINDS.test(name) && !isInitial(name, term));
    if (others.some((other) => other !== own)) {
      this.#reading.tally.add('entries with more than one category or tag, of which the first is taken: #');
    }
    const category = own ?? this.#row.category;
    return category ? { category } : {};
  }

  #labels(): Partial<DraftEntry> {
    const label = (field: 'id' | 'status' | 'reviewedBy' | 'updated', longest: number) => {
      const text = textOf(this.#values(field)[0]).trim();
      if (text && text.length <= longest) return { [field]: text };
      if (text) this.#reading.tally.add(`values of ${field} longer than ${longest} characters, left out: #`);
      return {};
    };
    const isCased = this.#values('caseSensitive').map(flagOf)[0];
    const [illustration] = this.#values('illustration');
    return {
      ...label('id', LIMITS.id),
      ...label('status', 100),
      ...label('reviewedBy', 200),
      ...label('updated', 40),
      ...(isCased ? { caseSensitive: true } : {}),
      ...(illustration === undefined ? {} : this.#illustration(illustration)),
    };
  }

  #illustration(value: unknown): { illustration?: unknown } {
    if (typeof value === 'object') return { illustration: value };
    try {
      return { illustration: JSON.parse(String(value)) };
    } catch {
      this.#reading.tally.add('illustrations that are no JSON, left out: #');
      return {};
    }
  }
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items.filter(Boolean))];
}

function isLocal(address: string): boolean {
  return /^(?:\.{0,2}\/(?!\/)|#)\S*$/.test(address);
}

/** “A” over terms that begin with it. */
function isInitial(name: string, term: string): boolean {
  return [...name].length === 1 && term.toLowerCase().startsWith(name.toLowerCase());
}

function decode(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
