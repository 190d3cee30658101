import * as v from 'valibot';
import { EntrySchema, InfoSchema, LIMITS } from './pack-schema.ts';
import { type Category, type Entry, PACK_FORMAT, type Pack } from './pack-types.ts';
import { slug } from './slug.ts';

/**
 * The one parser of term packs, and the way back. Everything behind this file may believe the types; everything
 * before it is somebody else's data.
 */

/** What is wrong with one place of a pack. `entry` counts from 1, as a person does. */
export interface Problem {
  entry?: number;
  term?: string;
  field?: string;
  message: string;
}

/** A pack that was refused, with every problem found (at most 20 are listed). */
export class PackError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.name = 'PackError';
    this.problems = problems;
  }
}

/** One line a person can act on: `entry 3 “Pod”, field “blurb”: must be text`. */
export function describeProblem({ entry, term, field, message }: Problem): string {
  const place = [
    entry === undefined ? '' : `entry ${entry}${term ? ` “${term}”` : ''}`,
    field ? `field “${field}”` : '',
  ].filter(Boolean);
  return place.length ? `${place.join(', ')}: ${message}` : message;
}

/** Entries without a category stand in this one. */
const UNSORTED: Category = { id: 'unsorted', name: 'Unsorted', section: 'Unsorted' };

/**
 * Reads a pack that came as JSON text.
 * @param json the file's whole text
 * @returns the pack, and a line for each thing that was left out of it (unknown fields, dead see-alsos)
 * @throws PackError naming the entry and field of every problem; a pack is taken whole or not at all
 */
export function parsePackText(json: string): { pack: Pack; leftOut: string[] } {
  let data: unknown;
  try {
    data = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new PackError([{ message: `this is not JSON: ${(error as Error).message}` }]);
  }
  return parsePack(data);
}

/** As `parsePackText`, for data already parsed. */
export function parsePack(data: unknown): { pack: Pack; leftOut: string[] } {
  const problems: Problem[] = [];
  const leftOut: string[] = [];
  if (!isRecord(data)) throw new PackError([{ message: 'a pack must be a JSON object' }]);
  // `$schema` helps its author's editor and says nothing of the pack.
  const { entries: rawEntries, $schema: _, ...rest } = data;
  const info = check(InfoSchema, rest, {}, problems);
  if (!Array.isArray(rawEntries) || rawEntries.length === 0) {
    problems.push({ field: 'entries', message: 'must be a list with at least one entry' });
  } else if (rawEntries.length > LIMITS.entries) {
    problems.push({
      field: 'entries',
      message: `has ${rawEntries.length} entries; at most ${LIMITS.entries} are taken`,
    });
  }
  if (!info || problems.length || !Array.isArray(rawEntries)) throw new PackError(problems);
  const unknown = new Map<string, number>();
  for (const field of unknownFields(rest, InfoSchema.entries))
    leftOut.push(`unknown field “${field}” of the pack`);

  const categories = new Map(
    info.categories.map((category) => [category.id, { ...category, section: category.section ?? info.name }]),
  );
  const entries: Entry[] = [];
  const ids = new Map<string, number>();
  for (const [index, raw] of rawEntries.entries()) {
    const entry = parseEntry(raw, index + 1, ids, problems);
    if (problems.length >= 20) break;
    if (!entry) continue;
    for (const field of unknownFields(raw, EntrySchema.entries))
      unknown.set(field, (unknown.get(field) ?? 0) + 1);
    entry.category = placeInCategory(entry.category, categories, info.name);
    entries.push(entry);
  }
  if (problems.length) throw new PackError(problems);
  for (const [field, count] of unknown)
    leftOut.push(`unknown field “${field}”, in ${count} ${count === 1 ? 'entry' : 'entries'}`);
  dropDeadLinks(entries, ids, leftOut);
  const { format: _format, ...kept } = info;
  return { pack: { ...defined(kept), categories: [...categories.values()], entries } as Pack, leftOut };
}

function parseEntry(
  raw: unknown,
  number: number,
  ids: Map<string, number>,
  problems: Problem[],
): Entry | undefined {
  const term = isRecord(raw) && typeof raw.term === 'string' ? raw.term.slice(0, 60) : undefined;
  const place = { entry: number, ...(term === undefined ? {} : { term }) };
  const parsed = check(EntrySchema, raw, place, problems);
  if (!parsed) return undefined;
  if (!parsed.blurb && !parsed.definition) {
    problems.push({ ...place, field: 'definition', message: 'a blurb or a definition is needed' });
    return undefined;
  }
  const id = parsed.id ?? slug(parsed.term);
  const twin = ids.get(id);
  if (twin !== undefined) {
    problems.push({ ...place, field: 'id', message: `“${id}” is already the id of entry ${twin}` });
    return undefined;
  }
  ids.set(id, number);
  return { ...defined(parsed), id, category: parsed.category ?? '' } as Entry;
}

function check<S extends v.GenericSchema>(
  schema: S,
  data: unknown,
  place: Omit<Problem, 'message'>,
  problems: Problem[],
): v.InferOutput<S> | undefined {
  const result = v.safeParse(schema, data, { abortPipeEarly: true });
  if (result.success) return result.output;
  for (const issue of result.issues) {
    const field = v.getDotPath(issue);
    const message = issue.input === undefined ? 'is needed and is missing' : issue.message;
    problems.push({ ...place, ...(field ? { field } : {}), message: field ? message : 'must be an object' });
  }
  return undefined;
}

function placeInCategory(name: string, categories: Map<string, Category>, packName: string): string {
  if (!name) {
    categories.set(UNSORTED.id, { ...UNSORTED, section: packName });
    return UNSORTED.id;
  }
  // A spreadsheet writes the category's name; only format 1 has ids.
  for (const category of categories.values()) {
    if (category.id === name || category.name === name) return category.id;
  }
  const id = slug(name);
  if (!categories.has(id)) categories.set(id, { id, name, section: packName });
  return id;
}

function dropDeadLinks(entries: Entry[], ids: Map<string, number>, leftOut: string[]): void {
  for (const [index, entry] of entries.entries()) {
    entry.seeAlso = entry.seeAlso.filter((id) => {
      if (ids.has(id)) return true;
      leftOut.push(`entry ${index + 1} “${entry.term}”: see-also “${id}” is not in this pack`);
      return false;
    });
  }
}

function unknownFields(raw: unknown, known: object): string[] {
  return isRecord(raw) ? Object.keys(raw).filter((key) => !Object.hasOwn(known, key)) : [];
}

/**
 * A pack as format 1 JSON text: what `parsePackText` reads back to the same pack.
 * @returns indented JSON, ending in a newline
 */
export function packToText({ entries, ...info }: Pack): string {
  const bare = entries.map((entry) =>
    Object.fromEntries(
      Object.entries(entry).filter(
        ([, value]) => value !== false && !(Array.isArray(value) && !value.length),
      ),
    ),
  );
  return `${JSON.stringify({ format: PACK_FORMAT, ...info, entries: bare }, null, 2)}\n`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined && v !== '')) as T;
}
