/** What a pack can be written as; how, stands in `write.ts`. */

/** A format that can be written. */
interface ExportFormat {
  /** In the words people use for it. */
  label: string;
  /** Of files, without the dot; the first is given to new ones. */
  extensions: readonly string[];
  mediaType: string;
}

export const EXPORT_FORMATS = {
  json: { label: 'LumoMate pack (JSON)', extensions: ['json'], mediaType: 'application/json' },
  csv: { label: 'CSV', extensions: ['csv'], mediaType: 'text/csv' },
  markdown: { label: 'Markdown', extensions: ['md'], mediaType: 'text/markdown' },
  turtle: { label: 'SKOS in Turtle', extensions: ['ttl'], mediaType: 'text/turtle' },
  tbx: { label: 'TBX v3', extensions: ['tbx'], mediaType: 'application/x-tbx' },
  'schema-org': { label: 'schema.org JSON-LD', extensions: ['jsonld'], mediaType: 'application/ld+json' },
} as const satisfies Record<string, ExportFormat>;

export type ExportName = keyof typeof EXPORT_FORMATS;

/** In the order in which they are offered. */
export const EXPORT_NAMES = Object.keys(EXPORT_FORMATS) as ExportName[];

/** The format that a file's name asks for, or undefined. */
export function exportNameOf(fileName: string): ExportName | undefined {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return EXPORT_NAMES.find((name) => (EXPORT_FORMATS[name] as ExportFormat).extensions.includes(extension));
}
