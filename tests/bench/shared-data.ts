import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parsePack } from '../../glossary/pack.ts';
import type { Pack } from '../../glossary/pack-types.ts';

/**
 * Real glossaries, documents and large pages that lie beside the project (`../shared/data`) and are not part of
 * it. Whatever needs them says so and is skipped where they are absent.
 */

export const DATA = process.env.LUMOMATE_DATA ?? join(import.meta.dirname, '../../../shared/data');

export const hasData = existsSync(DATA);

interface SourceEntry {
  id: string;
  term: string;
  aliases: string[];
  short: string;
  definition: string;
  tags: string[];
  seeAlso?: string[];
}

/** A glossary of the data as a format 1 pack; what the owner wrote and nothing that was derived from it. */
export function loadGlossary(name: string): Pack {
  const source = JSON.parse(
    readFileSync(join(DATA, `glossaries/${name}-glossary.json`), 'utf8'),
  ) as SourceEntry[];
  const ids = new Set<string>();
  const unique = (id: string): string => {
    const free = ids.has(id) ? unique(`${id}-`) : id;
    ids.add(free);
    return free;
  };
  const entries = source.map(({ id, term, aliases, short, definition, tags, seeAlso }) => ({
    id: unique(id.replaceAll('/', '.')),
    term,
    aliases: aliases.filter(Boolean),
    blurb: short.slice(0, 300),
    definition: (definition || short || term).slice(0, 10_000),
    category: tags[0] ?? 'general',
    seeAlso: seeAlso ?? [],
  }));
  return parsePack({ format: 'lumomate-pack/1', id: name, name, entries }).pack;
}

export interface Label {
  termId: string;
  surface: string;
  start: number;
  end: number;
}

export interface GoldDocument {
  title: string;
  html: string;
  text: string;
  labels: Label[];
}

/** The documents of a set in which authors marked terms; `html` is the page itself. */
export function loadGold(set: string): GoldDocument[] {
  const folder = join(DATA, 'gold');
  return readdirSync(folder)
    .filter((file) => file.startsWith(`${set}-gold.`))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean))
    .map((line) => {
      const document = JSON.parse(line) as GoldDocument;
      return { ...document, html: readFileSync(join(DATA, document.html), 'utf8') };
    });
}

/** The pages of a folder, e.g. `negative`, with their file names. */
export function loadPages(folder: string): { name: string; html: string }[] {
  return readdirSync(join(DATA, folder))
    .filter((file) => /\.html(\.gz)?$/.test(file))
    .map((name) => ({ name, html: readMaybeZipped(join(DATA, folder, name)) }));
}

export function readMaybeZipped(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}
