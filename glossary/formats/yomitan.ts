import { type Draft, type DraftInfo, type Dropped, FormatError } from './draft.ts';
import type { RawEntry } from './entry-parts.ts';
import { linkEntries } from './link-entries.ts';
import type { Reader } from './read.ts';
import type { Sample } from './sample.ts';
import { type Definition, definitionText } from './yomitan-text.ts';

/** A Yomitan (Yomichan) dictionary: index.json and banks of rows, out of its zip. */
export const yomitanReader: Reader = {
  name: 'yomitan',
  recognises: (files) => files.some(isIndex) && files.some((file) => isTermBank(file)),
  read: readYomitan,
};

interface Index {
  title: string;
  revision: string;
  author?: unknown;
  url?: unknown;
  description?: unknown;
  attribution?: unknown;
  sourceLanguage?: unknown;
  format?: unknown;
  version?: unknown;
}

function isIndex({ json }: Sample): boolean {
  const index = json as Partial<Index> | null | undefined;
  return (
    typeof index === 'object' &&
    index !== null &&
    !Array.isArray(index) &&
    typeof index.title === 'string' &&
    (index.format !== undefined || index.version !== undefined) &&
    'revision' in index
  );
}

type TermRow = [
  term: string,
  reading: string,
  tags: string | null,
  rules: string,
  score: number,
  ...rest: unknown[],
];

function isTermRow(row: unknown): row is TermRow {
  return (
    Array.isArray(row) &&
    row.length >= 6 &&
    typeof row[0] === 'string' &&
    typeof row[1] === 'string' &&
    typeof row[3] === 'string' &&
    typeof row[4] === 'number'
  );
}

const BANK_NAME = /(?:^|\/)term_bank_\d+\.json$/;

function isTermBank({ name, json }: Sample): boolean {
  return BANK_NAME.test(name) || (Array.isArray(json) && isTermRow(json[0]));
}

function readYomitan(files: readonly Sample[]): Draft {
  const index = files.find(isIndex)?.json as Index;
  const banks = files.filter((file) => isTermBank(file)).sort((a, b) => numberOf(a.name) - numberOf(b.name));
  const groups = new Groups(tagNames(files), Number(index.format ?? index.version));
  for (const bank of banks) {
    if (!Array.isArray(bank.json)) throw new FormatError('it is damaged: it is not a JSON list', bank.name);
    for (const [i, row] of bank.json.entries()) groups.take(row, `${bank.name || 'bank'}, row ${i + 1}`);
  }
  const kept = files.filter((file) => !isIndex(file) && !isTermBank(file) && !isTagBank(file));
  const unread: Dropped[] = kept
    .filter(({ name }) => name.endsWith('.json'))
    .map(({ name }) => ({ at: name, why: 'holds no terms' }));
  return {
    format: 'yomitan',
    info: infoOf(index),
    dropped: [...groups.dropped, ...unread],
    ...linkEntries(groups.entries()),
  };
}

function numberOf(name: string): number {
  return Number(/(\d+)\.json$/.exec(name)?.[1] ?? 0);
}

function infoOf(index: Index): DraftInfo {
  const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
  const url = text(index.url);
  const language = text(index.sourceLanguage);
  const set = {
    name: index.title.slice(0, 200),
    author: text(index.author).slice(0, 200),
    description: [text(index.description), text(index.attribution)]
      .filter(Boolean)
      .join('\n\n')
      .slice(0, 10_000),
    homepage: /^https?:\/\/\S+$/.test(url) && URL.canParse(url) ? url : '',
    language: /^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*$/.test(language) ? language : '',
    version: /^\d+\.\d+\.\d+$/.test(text(index.revision)) ? text(index.revision) : '',
  };
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value));
}

type TagRow = [name: string, category: string, order: number, notes: string, score: number];

function isTagBank({ json }: Sample): boolean {
  return Array.isArray(json) && isTagRow(json[0]);
}

function isTagRow(row: unknown): row is TagRow {
  return (
    Array.isArray(row) &&
    row.length === 5 &&
    typeof row[0] === 'string' &&
    typeof row[1] === 'string' &&
    typeof row[2] === 'number' &&
    typeof row[3] === 'string'
  );
}

/** Longer notes are explanations, not names. Characters */
const MAX_TAG_NAME = 40;

/** What tags stand for: `n` → “noun”. */
function tagNames(files: readonly Sample[]): Map<string, string> {
  const rows = files.filter(isTagBank).flatMap(({ json }) => (json as unknown[]).filter(isTagRow));
  return new Map(
    rows.map(([name, , , notes]) => [name, notes && notes.length <= MAX_TAG_NAME ? notes : name]),
  );
}

/** More terms under one number are a dictionary that does not number its entries. */
const MAX_FORMS = 30;

interface Group {
  at: string;
  names: Set<string>;
  texts: Set<string>;
  hrefs: Set<string>;
  tags: string;
}

/** Rows on their way to entries: those of one sequence number are forms and senses of one word. */
class Groups {
  readonly dropped: Dropped[] = [];
  readonly #tags: ReadonlyMap<string, string>;
  readonly #version: number;
  readonly #groups: Group[] = [];
  readonly #open = new Map<number, Group>();

  constructor(tags: ReadonlyMap<string, string>, version: number) {
    this.#tags = tags;
    this.#version = version;
  }

  take(row: unknown, at: string): void {
    if (!isTermRow(row)) {
      this.dropped.push({ at, why: 'is no row of a term' });
      return;
    }
    const [term, reading, tags] = row;
    const isNew = this.#version >= 2 || Array.isArray(row[5]);
    const definitions = (isNew ? row[5] : row.slice(5)) as Definition[];
    const { text, hrefs } = definitionText(Array.isArray(definitions) ? definitions : []);
    if (!text) {
      this.dropped.push({ at, term, why: 'has no text' });
      return;
    }
    const sequence = isNew && typeof row[6] === 'number' ? row[6] : 0;
    const group = this.#groupOf(sequence, term, at, [tags, isNew ? row[7] : ''].join(' '));
    for (const name of [term, reading]) if (name.trim()) group.names.add(name.trim());
    group.texts.add(text);
    for (const href of hrefs) group.hrefs.add(href);
  }

  #groupOf(sequence: number, term: string, at: string, tags: string): Group {
    const open = sequence > 0 ? this.#open.get(sequence) : undefined;
    if (open && (open.names.has(term) || open.names.size < MAX_FORMS)) return open;
    const group = { at, names: new Set<string>(), texts: new Set<string>(), hrefs: new Set<string>(), tags };
    this.#groups.push(group);
    if (sequence > 0) this.#open.set(sequence, group);
    return group;
  }

  entries(): RawEntry[] {
    return this.#groups.map(({ at, names, texts, hrefs, tags }) => {
      const [term = '', ...aliases] = names;
      const category = this.#category(tags);
      const definition = [...texts].join('\n\n');
      return {
        term,
        aliases,
        definition,
        at,
        hrefs: [...hrefs],
        anchors: [],
        ...(category ? { category } : {}),
      };
    });
  }

  #category(tags: string): string | undefined {
    const names = tags.split(/\s+/).filter((tag) => tag && !/^\d+$/.test(tag));
    const known = names.find((tag) => this.#tags.has(tag)) ?? names[0];
    return known && (this.#tags.get(known) ?? known);
  }
}
