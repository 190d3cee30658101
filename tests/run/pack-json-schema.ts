import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { EntrySchema, InfoSchema } from '../../glossary/pack-schema.ts';

/** `npm run schema`: writes the JSON Schema of term packs, for editors, from the schema that imports are checked by. */

export const FILE = join(import.meta.dirname, '../../docs/pack.schema.json');

/** The schema's text. What only code can check (that an address parses, that ids are unique) is not in it. */
export function packJsonSchema(): string {
  const options = { typeMode: 'input', errorMode: 'ignore' } as const;
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
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function withoutDialect<T extends { $schema?: unknown }>({ $schema: _, ...rest }: T): Omit<T, '$schema'> {
  return rest;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(FILE, packJsonSchema());
