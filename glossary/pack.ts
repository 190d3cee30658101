import * as v from 'valibot';
import { CategoryNames } from './category-names.ts';
import { EntrySchema, InfoSchema, LIMITS } from './pack-schema.ts';
import { type Entry, PACK_FORMAT, type Pack } from './pack-types.ts';
import { atOnce, type Steps } from './slices.ts';
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

/** What is said of a pack with more entries than are taken. */
export function tooManyEntries(count: number): PackError {
  const [has, most] = [count, LIMITS.entries].map((entries) => entries.toLocaleString('en'));
  return new PackError([{ field: 'entries', message: `has ${has} entries; at most ${most} are taken` }]);
}

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
  return atOnce(parsing(data));
}

/** As `parsePack`, in steps of an entry each. */
export function* parsing(data: unknown): Steps<{ pack: Pack; leftOut: string[] }> {
  const { pack, problems, deadLinks, unknown } = yield* inspecting(data, MOST_PROBLEMS);
  if (problems.length || !pack) throw new PackError(problems);
  const dead = deadLinks.map(({ field: _, ...problem }) => describeProblem(problem));
  return { pack, leftOut: [...unknown.map(({ message }) => message), ...dead] };
}

/** So many problems of a refused pack are listed. */
const MOST_PROBLEMS = 20;

/** What is found in a pack by reading it to its end. */
export interface Inspected {
  /** The entries that are in order; missing when the data is no pack at all. */
  pack?: Pack;
  /** For each of them, its number in the file, from 1. */
  numbers: number[];
  /** Why the pack is refused; empty when it is taken. */
  problems: Problem[];
  /** See-alsos that lead to no entry of the file, and fields that nobody knows: left out of a pack that is taken. */
  deadLinks: Problem[];
  unknown: Problem[];
}

/**
 * Reads a pack as `parsePack` does, but takes what is in order and names everything that is not.
 * @param most stops after so many problems
 */
export function inspectPack(data: unknown, most = Infinity): Inspected {
  return atOnce(inspecting(data, most));
}

function* inspecting(data: unknown, most: number): Steps<Inspected> {
  const problems: Problem[] = [];
  const found: Inspected = { numbers: [], problems, deadLinks: [], unknown: [] };
  if (!isRecord(data)) {
    problems.push({ message: 'a pack must be a JSON object' });
    return found;
  }
  // `$schema` helps its author's editor and says nothing of the pack.
  const { entries: rawEntries, $schema: _, ...rest } = data;
  const info = check(InfoSchema, rest, {}, problems);
  if (!Array.isArray(rawEntries) || rawEntries.length === 0) {
    problems.push({ field: 'entries', message: 'must be a list with at least one entry' });
    return found;
  }
  if (rawEntries.length > LIMITS.entries) {
    problems.push(...tooManyEntries(rawEntries.length).problems);
    return found;
  }
  const { format: _format, ...kept } = info ?? UNNAMED;
  const unknown = new Map<string, Unknown>();
  for (const field of unknownFields(rest, InfoSchema.entries))
    found.unknown.push({ field, message: `unknown field “${field}” of the pack` });

  const categories = new CategoryNames(kept.categories, kept.name);
  const entries: Entry[] = [];
  const ids = new Map<string, number>();
  for (const [index, raw] of rawEntries.entries()) {
    if (problems.length >= most) break;
    yield;
    const entry = parseEntry(raw, index + 1, ids, problems);
    if (!entry) continue;
    countUnknown(raw, entry.term, index + 1, unknown);
    entry.category = categories.idOf(entry.category);
    entries.push(entry);
    found.numbers.push(index + 1);
  }
  found.unknown.push(...unknown.values());
  found.deadLinks = dropDeadLinks(entries, found.numbers, ids);
  found.pack = { ...defined(kept), categories: categories.all(), entries } as Pack;
  return found;
}

/** Stands for what a pack says of itself where that is wrong, so that its entries can still be looked at. */
const UNNAMED: v.InferOutput<typeof InfoSchema> = {
  format: PACK_FORMAT,
  id: 'unnamed',
  name: 'Unnamed',
  version: '0.0.0',
  language: 'en',
  private: false,
  categories: [],
};

/** A field that nobody knows, where it stands first. */
type Unknown = Problem & { count: number };

function countUnknown(raw: unknown, term: string, entry: number, unknown: Map<string, Unknown>): void {
  for (const field of unknownFields(raw, EntrySchema.entries)) {
    const count = (unknown.get(field)?.count ?? 0) + 1;
    const message = `unknown field “${field}”, in ${count} ${count === 1 ? 'entry' : 'entries'}`;
    unknown.set(field, { ...(unknown.get(field) ?? { entry, term, field }), count, message });
  }
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
  const isEmpty = parsed && !parsed.blurb && !parsed.definition;
  if (isEmpty) problems.push({ ...place, field: 'definition', message: 'a blurb or a definition is needed' });
  if (!parsed || isEmpty) {
    // What leads to an entry that is wrong leads somewhere.
    const id = idOf(raw);
    if (id && !ids.has(id)) ids.set(id, number);
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

function dropDeadLinks(
  entries: readonly Entry[],
  numbers: readonly number[],
  ids: ReadonlyMap<string, number>,
): Problem[] {
  const dead: Problem[] = [];
  for (const [index, entry] of entries.entries()) {
    entry.seeAlso = entry.seeAlso.filter((id, i) => {
      if (ids.has(id)) return true;
      const place = { entry: numbers[index]!, term: entry.term, field: `seeAlso.${i}` };
      dead.push({ ...place, message: `see-also “${id}” is not in this pack` });
      return false;
    });
  }
  return dead;
}

function idOf(raw: unknown): string | undefined {
  if (!isRecord(raw)) return undefined;
  if (typeof raw.id === 'string') return raw.id.trim();
  return typeof raw.term === 'string' ? slug(raw.term) : undefined;
}

function unknownFields(raw: unknown, known: object): string[] {
  return isRecord(raw) ? Object.keys(raw).filter((key) => !Object.hasOwn(known, key)) : [];
}

/**
 * A pack as format 1 JSON text: what `parsePackText` reads back to the same pack. Equal packs give equal texts.
 * @returns indented JSON, ending in a newline
 */
export function packToText({ entries, ...info }: Pack): string {
  return `${JSON.stringify({ format: PACK_FORMAT, ...info, entries: entries.map(bareEntry) }, null, 2)}\n`;
}

/** The fields of an entry that say something, always in the same order. */
export function bareEntry(entry: Entry): { id: string } {
  const fields = Object.keys(EntrySchema.entries) as (keyof Entry)[];
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = entry[field];
      const isSaid = value !== undefined && value !== false && !(Array.isArray(value) && !value.length);
      return isSaid ? [[field, value]] : [];
    }),
  ) as { id: string };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined && v !== '')) as T;
}
