import type { Category, Entry, PackInfo, Source } from '../pack-types.ts';

/** What a reader of some format makes of a file, before it is a pack: contracts shared by all formats. */

/** The formats that are recognised, in the words people use for them. */
export const FORMAT_NAMES = {
  lumomate: 'LumoMate pack',
  json: 'JSON',
  csv: 'CSV or TSV',
  xlsx: 'Excel workbook',
  yaml: 'YAML',
  markdown: 'Markdown',
  'markdown-files': 'Markdown, one file a term',
  rst: 'reStructuredText glossary',
  turtle: 'SKOS in Turtle',
  'rdf-xml': 'SKOS in RDF/XML',
  'json-ld': 'SKOS in JSON-LD',
  tbx: 'TBX',
  'schema-org': 'schema.org DefinedTermSet',
  yomitan: 'Yomitan dictionary',
  stardict: 'StarDict dictionary',
  anki: 'Anki notes',
} as const;

export type FormatName = keyof typeof FORMAT_NAMES;

/** A file as it came: dropped, chosen, fetched, pasted, or out of an archive. */
export interface InputFile {
  /** With its folders, as far as they are known: `glossary/pod.md`. '' for a pasted text. */
  name: string;
  bytes: Uint8Array;
}

/** An entry as its file says it; nothing of it has been checked yet but the types. */
export interface DraftEntry
  extends Partial<Omit<Entry, 'term' | 'aliases' | 'seeAlso' | 'sources' | 'category'>> {
  term: string;
  aliases?: string[];
  /** The name of a category, or the id of one of `info.categories`. */
  category?: string;
  /** Ids or terms of other entries of the file. */
  seeAlso?: string[];
  sources?: Partial<Source>[];
  /** Where it stands in its file, as a person would find it: “line 12”, “row 3”, “pod.md”, “concept c12”. */
  at: string;
}

/** Something of the file that is not taken, so that nothing is lost silently. */
export interface Dropped {
  /** As `DraftEntry.at`. */
  at: string;
  term?: string;
  /** A sentence’s end: “has no definition”, “is a heading only”. */
  why: string;
}

/** What may be known of the pack itself. */
export type DraftInfo = Partial<Omit<PackInfo, 'categories'>> & { categories?: Category[] };

/** A column of a table, and what it was taken for. */
export interface Column {
  /** Its heading, or “Column 3”. */
  name: string;
  /** The field that it fills; null when it is left out. */
  field: FieldName | null;
  /** Of the first rows that fill it, at most three values. */
  examples: string[];
}

/** The fields of an entry that a column, key or front-matter line can fill; `id` names it in links. */
export const FIELDS = [
  'term',
  'aliases',
  'category',
  'blurb',
  'definition',
  'plain',
  'picture',
  'where',
  'example',
  'myth',
  'takeaway',
  'seeAlso',
  'sources',
  'id',
  'caseSensitive',
  'status',
  'reviewedBy',
  'updated',
  'illustration',
] as const;

export type FieldName = (typeof FIELDS)[number];

/** What SKOS, TBX and schema.org hold of an entry, some of it in words of ours; pictures have no place in them. */
export const TEXT_FIELDS = FIELDS.filter((field) => field !== 'illustration');

export interface Draft {
  format: FormatName;
  info: DraftInfo;
  entries: DraftEntry[];
  dropped: Dropped[];
  /** Lines about what was left out of entries that are kept: “unknown column “depth””. */
  notes: string[];
  /** LumoMate wrote the file itself: nothing in it has to be guessed, a title least of all. */
  exact?: true;
  /** Of a table, its columns as they were taken; they can be given to `readDraft` again, changed. */
  columns?: Column[];
  /** Languages (BCP 47) that the file has terms in, when it has several; `info.language` is the one taken. */
  languages?: string[];
}

/** What a person may say about a file that was understood wrongly. */
export interface ReadOptions {
  /** Which of several languages to take. BCP 47. */
  language?: string;
  /** What each column of a table fills, in order; null leaves it out. */
  columns?: readonly (FieldName | null)[];
  /** Reads it as this, whatever it looks like. */
  format?: FormatName;
}

/** What could not be read at all: names the file and, where there is one, the line or row. */
export class FormatError extends Error {
  readonly at: string;

  /** @param at “line 12”, “row 3”, “glossary/pod.md”; '' for the file as a whole */
  constructor(message: string, at = '') {
    super(at ? `${at}: ${message}` : message);
    this.name = 'FormatError';
    this.at = at;
  }
}
