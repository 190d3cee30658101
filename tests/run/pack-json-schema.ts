import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { ManifestSchema } from '../../glossary/manifest.ts';
import { EntrySchema, InfoSchema } from '../../glossary/pack-schema.ts';

/** `npm run schema`: writes the JSON Schemas, for editors, from the schemas that files are checked by. */

const DOCS = join(import.meta.dirname, '../../docs');

/** The published schemas: each one's file, and what makes its text. */
export const SCHEMAS: readonly (readonly [file: string, make: () => string])[] = [
  [join(DOCS, 'pack.schema.json'), packJsonSchema],
  [join(DOCS, 'manifest.schema.json'), manifestJsonSchema],
];

const options = { typeMode: 'input', errorMode: 'ignore' } as const;

/** The schema of packs. What only code can check (that an address parses, that ids are unique) is not in it. */
function packJsonSchema(): string {
  const info = toJsonSchema(InfoSchema, options);
  const entry = toJsonSchema(EntrySchema, options);
  const entries = { type: 'array', minItems: 1, items: withoutDialect(entry) };
  const schema = {
    $schema: info.$schema,
    title: 'LumoMate term pack, format 1',
    ...withoutDialect(info),
    properties: { $schema: { type: 'string' }, ...info.properties, entries },
    required: [...(info.required ?? []), 'entries'],
  };
  return textOf(schema);
}

/** The schema of what a published pack says of itself. */
function manifestJsonSchema(): string {
  const manifest = toJsonSchema(ManifestSchema, options);
  return textOf({
    $schema: manifest.$schema,
    title: 'Manifest of a published LumoMate term pack, format 1',
    ...withoutDialect(manifest),
  });
}

function textOf(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function withoutDialect<T extends { $schema?: unknown }>({ $schema: _, ...rest }: T): Omit<T, '$schema'> {
  return rest;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [file, make] of SCHEMAS) writeFileSync(file, make());
}
