import { load } from 'js-yaml';
import { PackError, type Problem, parsePack } from './pack.ts';
import { EntrySchema } from './pack-schema.ts';
import { PACK_FORMAT, type Pack } from './pack-types.ts';
import { BUILT_IN } from './requests.ts';

/**
 * The built-in glossary's source: one YAML file per category (`docs/writing-entries.md`). Runs when the extension
 * is built and when it is tested, never in a browser.
 */

interface CategoryFile {
  category: string;
  section: string;
  entries: { id?: string; term: string }[];
}

/**
 * Puts the category files together to the built-in pack.
 * @param files their names (`infra-devops.yaml`) and texts
 * @throws PackError naming the file, the entry and the field
 */
export function readBuiltInPack(files: readonly { name: string; text: string }[]): Pack {
  const read = files.map(readFile).sort((a, b) => placeOf(a) - placeOf(b));
  const places = read.flatMap(({ name, entries }) => entries.map(() => name));
  const categories = read.map(({ id, category, section }) => ({ id, name: category, section }));
  const entries = read.flatMap(({ id, entries: own }) => own.map((entry) => ({ ...entry, category: id })));
  const info = { format: PACK_FORMAT, id: BUILT_IN, name: 'LumoMate', licence: 'MIT', language: 'en' };
  try {
    const { pack, leftOut } = parsePack({ ...info, categories, entries });
    // What an import forgives, our own files must not have.
    if (leftOut.length) throw new PackError(leftOut.map((message) => ({ message })));
    return pack;
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    throw new PackError(error.problems.map((problem) => ({ ...problem, message: placed(problem, places) })));
  }
}

/** The order of the sections wherever they are listed; others come last. */
const SECTIONS = ['Substrate', 'Craft', 'Intelligence', 'Trust', 'Evidence', 'Commons', 'Ledger', 'Business'];
/** The category that stands first. */
const FIRST = 'infra-devops';

function placeOf({ id, section }: { id: string; section: string }): number {
  const place = SECTIONS.indexOf(section);
  if (id === FIRST) return -1;
  return place < 0 ? SECTIONS.length : place;
}

/** A problem's message with the file it is in. */
function placed({ entry, message }: Problem, places: readonly string[]): string {
  const number = entry ?? Number(/^entry (\d+)/.exec(message)?.[1]);
  return `${message} (${places[number - 1] ?? 'in one of the category files'})`;
}

function readFile({
  name,
  text,
}: {
  name: string;
  text: string;
}): CategoryFile & { id: string; name: string } {
  let data: unknown;
  try {
    data = load(text);
  } catch (error) {
    throw new PackError([{ message: `${name} is not YAML: ${(error as Error).message}` }]);
  }
  const file = data as Partial<CategoryFile> | null;
  for (const field of ['category', 'section'] as const) {
    if (typeof file?.[field] !== 'string') throw new PackError([{ field, message: `${name} needs it` }]);
  }
  if (!Array.isArray(file?.entries)) throw new PackError([{ field: 'entries', message: `${name} needs it` }]);
  for (const [i, entry] of file.entries.entries()) {
    if (typeof entry?.term !== 'string') {
      throw new PackError([{ entry: i + 1, field: 'term', message: `is needed and is missing (${name})` }]);
    }
    const unknown = Object.keys(entry).find((field) => !Object.hasOwn(EntrySchema.entries, field));
    if (unknown) {
      const message = `is a field that no entry has (${name})`;
      throw new PackError([{ entry: i + 1, term: entry.term, field: unknown, message }]);
    }
  }
  return { ...(file as CategoryFile), id: name.replace(/\.yaml$/, ''), name };
}
