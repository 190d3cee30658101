import { packToText } from '../pack.ts';
import type { Pack } from '../pack-types.ts';
import { writeCsv } from './write-csv.ts';
import { writeMarkdown } from './write-markdown.ts';
import { writeSchemaOrg } from './write-schema-org.ts';
import { writeTbx } from './write-tbx.ts';
import { writeTurtle } from './write-turtle.ts';

/** What a pack can be written as. */

/** A format that can be written. */
interface Writer {
  /** In the words people use for it. */
  label: string;
  /** Of files, without the dot; the first is given to new ones. */
  extensions: readonly string[];
  mediaType: string;
  write(pack: Pack): string;
}

const WRITERS = {
  json: {
    label: 'LumoMate pack (JSON)',
    extensions: ['json'],
    mediaType: 'application/json',
    write: packToText,
  },
  csv: {
    label: 'CSV',
    extensions: ['csv'],
    mediaType: 'text/csv',
    write: writeCsv,
  },
  markdown: {
    label: 'Markdown',
    extensions: ['md'],
    mediaType: 'text/markdown',
    write: writeMarkdown,
  },
  turtle: {
    label: 'SKOS in Turtle',
    extensions: ['ttl'],
    mediaType: 'text/turtle',
    write: writeTurtle,
  },
  tbx: {
    label: 'TBX v3',
    extensions: ['tbx'],
    mediaType: 'application/x-tbx',
    write: writeTbx,
  },
  'schema-org': {
    label: 'schema.org JSON-LD',
    extensions: ['jsonld'],
    mediaType: 'application/ld+json',
    write: writeSchemaOrg,
  },
} as const satisfies Record<string, Writer>;

export type ExportName = keyof typeof WRITERS;

/** The formats that can be written, in the words people use for them. */
export const EXPORT_NAMES = Object.fromEntries(
  Object.entries(WRITERS).map(([name, { label }]) => [name, label]),
) as Record<ExportName, string>;

/** A pack in some format, as a file to be saved. */
export interface Written {
  fileName: string;
  mediaType: string;
  text: string;
}

/** Writes a pack. What the format has no place for is left out. */
export function writePack(pack: Pack, to: ExportName): Written {
  const { extensions, mediaType, write }: Writer = WRITERS[to];
  return { fileName: `${pack.id}.${extensions[0]}`, mediaType, text: write(pack) };
}

/** The format that a file's name asks for, or undefined. */
export function exportNameOf(fileName: string): ExportName | undefined {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const names = Object.keys(WRITERS) as ExportName[];
  return names.find((name) => (WRITERS[name] as Writer).extensions.includes(extension));
}
