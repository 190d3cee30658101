import { load } from 'js-yaml';
import { PACK_FORMAT, type Pack, PackError, parsePack } from './pack.ts';
import { BUILT_IN } from './requests.ts';
import { slug } from './slug.ts';

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
  const categories: { id: string; name: string; section: string }[] = [];
  const entries: unknown[] = [];
  const places: string[] = [];
  for (const { name, text } of files) {
    const { category, section, entries: own } = readFile(name, text);
    const id = name.replace(/\.yaml$/, '');
    categories.push({ id, name: category, section });
    for (const entry of own) {
      places.push(name);
      entries.push({ ...entry, id: entry.id ?? slug(String(entry.term)), category: id });
    }
  }
  const info = { format: PACK_FORMAT, id: BUILT_IN, name: 'LumoMate', licence: 'MIT', language: 'en' };
  try {
    const { pack, leftOut } = parsePack({ ...info, categories, entries });
    // What an import forgives, our own files must not have.
    if (leftOut.length) throw new PackError(leftOut.map((message) => ({ message })));
    return pack;
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    throw new PackError(
      error.problems.map((problem) => ({
        ...problem,
        message: `${problem.message} (${places[(problem.entry ?? 0) - 1] ?? 'category files'})`,
      })),
    );
  }
}

function readFile(name: string, text: string): CategoryFile {
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
  return file as CategoryFile;
}
