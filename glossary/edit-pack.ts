import * as v from 'valibot';
import { PackError, type Problem, parsePack } from './pack.ts';
import { InfoSchema, LIMITS } from './pack-schema.ts';
import { type Category, type Entry, PACK_FORMAT, type Pack, type PackInfo } from './pack-types.ts';
import { slug } from './slug.ts';

/** Changing a reader's own pack, an entry at a time. Every change makes another version of it. */

/** What is said of a pack that can be changed after it was made. */
export type PackWords = Pick<
  PackInfo,
  'name' | 'language' | 'description' | 'author' | 'licence' | 'homepage'
>;

/** An entry as an editor hands it in: anything but `term` and one of `blurb`, `definition` may be missing. */
export type EntryWords = Partial<Entry> & Pick<Entry, 'term'>;

/** A pack's id is at most this long (`InfoSchema`). */
const ID_LENGTH = 64;

/**
 * An empty pack of the reader's own.
 * @param taken ids of packs that are there
 * @param additionsTo the pack that it is to add to
 * @throws PackError when its name or language will not do
 */
export function newPack(
  words: Partial<PackWords> & Pick<PackWords, 'name'>,
  taken: readonly string[],
  additionsTo?: string,
): Pack {
  const wanted = packId(words.name);
  let id = wanted;
  for (let count = 2; taken.includes(id); count++) id = `${wanted.slice(0, ID_LENGTH - 5)}-${count}`;
  const info = checkedInfo({ ...words, id, version: '0.1.0' });
  return { ...info, own: true, ...(additionsTo === undefined ? {} : { additionsTo }), entries: [] };
}

/** An id that a pack of this name can have. */
export function packId(name: string): string {
  return (
    slug(name)
      .replace(/[^a-z0-9-]/g, '')
      .replace(/-+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, ID_LENGTH) || 'pack'
  );
}

/**
 * The pack with other words about itself.
 * @throws PackError naming the fields that will not do
 */
export function describePack(pack: Pack, words: PackWords): Pack {
  const { entries, categories, id, version, private: hidden, own, additionsTo } = pack;
  const info = checkedInfo({ ...words, id, version: nextVersion(version), private: hidden, categories });
  return { ...info, ...(own && { own }), ...(additionsTo === undefined ? {} : { additionsTo }), entries };
}

function checkedInfo(info: object): PackInfo {
  const result = v.safeParse(InfoSchema, { ...info, format: PACK_FORMAT });
  if (!result.success) throw new PackError(infoProblems(info));
  const { format: _, ...kept } = result.output;
  return Object.fromEntries(
    Object.entries(kept).filter(([, value]) => value !== undefined && value !== ''),
  ) as unknown as PackInfo;
}

/** What is wrong with what is said of a pack, by field; none when nothing is. */
export function infoProblems(info: object): Problem[] {
  const set = Object.fromEntries(Object.entries(info).filter(([, value]) => value !== ''));
  const result = v.safeParse(InfoSchema, { ...set, format: PACK_FORMAT }, { abortPipeEarly: true });
  return (result.issues ?? []).map((issue) => ({
    field: v.getDotPath(issue) ?? 'pack',
    message: issue.input === undefined ? 'is needed and is missing' : issue.message,
  }));
}

/**
 * The pack with an entry added, or put in the place of another.
 * @param replaces the id of the entry whose place it takes; it keeps that id
 * @throws PackError naming the fields of the entry that will not do
 */
export function saveEntry(pack: Pack, words: EntryWords, replaces?: string): { pack: Pack; id: string } {
  const at = replaces === undefined ? -1 : pack.entries.findIndex(({ id }) => id === replaces);
  const id = at >= 0 ? replaces! : freeId(pack.entries, words.id || slug(words.term ?? ''));
  const { entry, categories } = checkEntry(pack, { ...words, id });
  if (at < 0 && pack.entries.length >= LIMITS.entries) {
    throw new PackError([{ message: `a pack has at most ${LIMITS.entries} entries` }]);
  }
  const entries = at < 0 ? [...pack.entries, entry] : pack.entries.with(at, entry);
  return { pack: tidied({ ...pack, categories, entries }), id };
}

/**
 * An entry as it would be kept.
 * @returns with the pack's categories, and the entry's own if it is a new one
 * @throws PackError naming the fields that will not do
 */
export function checkEntry(
  pack: Omit<PackInfo, 'version' | 'private'>,
  words: EntryWords,
): { entry: Entry; categories: Category[] } {
  const { id, name, language, categories } = pack;
  const seeAlso = words.seeAlso ?? [];
  // Its see-alsos lead to entries that are not at hand here; stand-ins let them be checked with all the rest.
  const targets = [...new Set(seeAlso)]
    .filter((target) => target !== words.id)
    .map((target) => ({ id: target, term: target, blurb: '-', category: words.category || undefined }));
  const { pack: read } = parsePack({
    format: PACK_FORMAT,
    ...{ id, name, language, categories },
    entries: [unset(words), ...targets],
  });
  return { entry: read.entries[0]!, categories: read.categories };
}

/** The pack without an entry. */
export function deleteEntry(pack: Pack, id: string): Pack {
  return tidied({ ...pack, entries: pack.entries.filter((entry) => entry.id !== id) });
}

/** Categories in which nothing stands any more are left out, and the version goes up. */
function tidied(pack: Pack): Pack {
  const used = new Set(pack.entries.map(({ category }) => category));
  return {
    ...pack,
    version: nextVersion(pack.version),
    categories: pack.categories.filter(({ id }) => used.has(id)),
  };
}

/** The version after a small change: `1.4.0` → `1.4.1`; what stands after the numbers is dropped. */
export function nextVersion(version: string): string {
  const [, head, patch] = /^(\d+\.\d+\.)(\d+)/.exec(version) ?? [];
  return head === undefined ? '0.1.0' : `${head}${Number(patch) + 1}`;
}

function freeId(entries: readonly Entry[], wanted: string): string {
  const taken = new Set(entries.map(({ id }) => id));
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted.slice(0, LIMITS.id - 5)}-${count}`;
  return id;
}

/** Empty fields of a form say nothing. */
function unset(words: EntryWords): object {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== '' && value !== undefined));
}
