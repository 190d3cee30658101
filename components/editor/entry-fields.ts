import { UNSORTED } from '../../glossary/category-names.ts';
import { checkEntry, type EntryWords } from '../../glossary/edit-pack.ts';
import { PackError, type Problem } from '../../glossary/pack.ts';
import type { Category, Entry, PackInfo } from '../../glossary/pack-types.ts';
import type { EntryView, Neighbour } from '../../glossary/requests.ts';
import { t } from '../messages/messages.ts';

/** An entry while it is written: as it will be kept, but for the category's name and whatever is not right yet. */
export type EntryFields = Partial<Omit<EntryWords, 'category'>> & {
  /** The category's name, not its id: a new one is only typed. */
  category?: string;
};

/** An entry that is stored, as its fields. */
export function fieldsOf(entry: Entry, categories: readonly Category[]): EntryFields {
  const category = categories.find(({ id }) => id === entry.category);
  return { ...entry, category: category?.name ?? entry.category };
}

/** Fields as an entry to be stored: without the lines that are still empty. */
export function entryOf(fields: EntryFields): EntryWords {
  const { term = '', aliases = [], sources = [], ...rest } = fields;
  const kept = Object.fromEntries(
    Object.entries(rest).filter(([, value]) =>
      typeof value === 'string' ? value.trim() : value !== undefined,
    ),
  );
  return {
    ...kept,
    term: term.trim(),
    aliases: aliases.map((alias) => alias.trim()).filter(Boolean),
    sources: sources
      .map(({ title, url = '' }) => ({
        title: title.trim() || hostOf(url),
        ...(url.trim() && { url: url.trim() }),
      }))
      .filter(({ title, url }) => title || url),
  };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url.trim();
}

/** What keeps an entry from being stored, by field; none when nothing does. */
export function problemsOf(fields: EntryFields, pack: PackInfo): Problem[] {
  try {
    checkEntry(pack, entryOf(fields));
    return [];
  } catch (error) {
    if (error instanceof PackError) return [...error.problems];
    throw error;
  }
}

/** Says only that something is not there yet: no news to somebody who has just begun. */
export function isMissing({ message }: Problem): boolean {
  return /missing|must not be empty|is needed/.test(message);
}

/** An entry as its card will show it. @param neighbours of its pack, by id */
export function viewOf(
  fields: EntryFields,
  pack: PackInfo,
  neighbours: ReadonlyMap<string, Neighbour>,
): EntryView {
  const { categories, ...info } = pack;
  const words = entryOf(fields);
  const name = words.category || UNSORTED;
  const category = categories.find((one) => one.name === name) ?? { id: name, name, section: pack.name };
  const seeAlso = words.seeAlso ?? [];
  return {
    key: `${pack.id}/${words.id ?? 'new'}`,
    path: '',
    entry: {
      id: 'new',
      caseSensitive: false,
      ...words,
      term: words.term || t('fieldTerm'),
      aliases: words.aliases ?? [],
      sources: words.sources ?? [],
      seeAlso,
      category: category.id,
    },
    category,
    pack: info,
    seeAlso: seeAlso.flatMap((id) => neighbours.get(id) ?? []),
    links: {},
  };
}

/** Do they say the same? Fields that are empty are fields that are not there. */
export function isSameEntry(one: EntryFields, other: EntryFields): boolean {
  return plain(one) === plain(other);
}

function plain(fields: EntryFields): string {
  const set = Object.entries(fields).filter(
    ([, value]) =>
      value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && !value.length),
  );
  return JSON.stringify(set.sort(([a], [b]) => (a < b ? -1 : 1)));
}
