import { packToText } from '../pack.ts';
import type { Pack } from '../pack-types.ts';
import { EXPORT_FORMATS, type ExportName } from './export-formats.ts';
import { writeCsv } from './write-csv.ts';
import { writeMarkdown } from './write-markdown.ts';
import { writeSchemaOrg } from './write-schema-org.ts';
import { writeTbx } from './write-tbx.ts';
import { writeTurtle } from './write-turtle.ts';

const WRITERS: Record<ExportName, (pack: Pack) => string> = {
  json: packToText,
  csv: writeCsv,
  markdown: writeMarkdown,
  turtle: writeTurtle,
  tbx: writeTbx,
  'schema-org': writeSchemaOrg,
};

/** A pack in some format, as a file to be saved. */
export interface Written {
  fileName: string;
  mediaType: string;
  text: string;
}

/** Writes a pack. What the format has no place for is left out. */
export function writePack(pack: Pack, to: ExportName): Written {
  const { extensions, mediaType } = EXPORT_FORMATS[to];
  return { fileName: `${pack.id}.${extensions[0]}`, mediaType, text: WRITERS[to](pack) };
}
