import { tooManyEntries } from '../pack.ts';
import { LIMITS } from '../pack-schema.ts';
import { ankiReader } from './anki.ts';
import { openArchives } from './archive.ts';
import { countEntries } from './count-entries.ts';
import { csvReader, ownCsvReader } from './csv.ts';
import {
  type Draft,
  FORMAT_NAMES,
  FormatError,
  type FormatName,
  type InputFile,
  type ReadOptions,
} from './draft.ts';
import { jsonReader } from './json.ts';
import { jsonLdReader } from './json-ld.ts';
import { lumomateReader } from './lumomate.ts';
import { markdownReader } from './markdown.ts';
import { markdownFilesReader } from './markdown-files.ts';
import { rdfXmlReader } from './rdf-xml.ts';
import { rstReader } from './rst.ts';
import { type Sample, sampleOf } from './sample.ts';
import { schemaOrgReader } from './schema-org.ts';
import { stardictReader } from './stardict.ts';
import { tbxReader } from './tbx.ts';
import { turtleReader } from './turtle.ts';
import { xlsxReader } from './xlsx.ts';
import { yamlReader } from './yaml.ts';
import { yomitanReader } from './yomitan.ts';

/** A format that can be read. */
export interface Reader {
  name: FormatName;
  /** Is this such a file? Looks at what is in it, never at its name. @param files one, or those of a folder or archive */
  recognises(files: readonly Sample[]): boolean;
  /** @throws FormatError for a file that cannot be read at all */
  read(files: readonly Sample[], options: ReadOptions): Draft | Promise<Draft>;
}

/** In this order: the first that recognises a file reads it, so the narrower stand before the wider. */
const READERS: readonly Reader[] = [
  lumomateReader,
  ownCsvReader,
  turtleReader,
  rdfXmlReader,
  tbxReader,
  schemaOrgReader,
  jsonLdReader,
  yomitanReader,
  jsonReader,
  xlsxReader,
  stardictReader,
  ankiReader,
  rstReader,
  markdownFilesReader,
  yamlReader,
  csvReader,
  markdownReader,
];

/**
 * Understands files in whatever format they are.
 * @param files one file, or all of a folder; archives are opened
 * @throws FormatError when no format fits, or the file is damaged
 * @throws PackError when it has far more entries than are taken, before it is parsed
 */
export async function readDraft(files: readonly InputFile[], options: ReadOptions = {}): Promise<Draft> {
  const samples = openArchives(files).map(sampleOf);
  for (const { bytes } of samples) {
    const count = countEntries(bytes, LIMITS.entries);
    if (count > LIMITS.entries) throw tooManyEntries(count);
  }
  const reader = options.format
    ? READERS.find(({ name }) => name === options.format)
    : READERS.find((one) => one.recognises(samples));
  if (!reader) throw unreadable(samples);
  try {
    return await reader.read(samples, options);
  } catch (error) {
    if (!isOverflow(error)) throw error;
    throw new FormatError('it is nested too deeply', samples.length === 1 ? samples[0]!.name : '');
  }
}

/** Why nothing can be made of files. */
function unreadable([first, ...others]: readonly Sample[]): FormatError {
  const isText = first && (first.bytes.length === 0 || first.text !== '');
  if (first && !others.length && !isText) {
    return new FormatError('it is no text, and none of the archives that are opened', first.name);
  }
  if (first && !others.length && first.text.trim() === '')
    return new FormatError('the file is empty', first.name);
  const formats = Object.values(FORMAT_NAMES).join(', ');
  return new FormatError(`this is in none of the formats that are read (${formats})`);
}

/** What a reader comes to that calls itself for each level of a file: Chromium’s words for it, and Firefox’s. */
function isOverflow(error: unknown): boolean {
  return error instanceof RangeError || (error as Error | null)?.name === 'InternalError';
}
