import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FILE, packJsonSchema } from '../run/pack-json-schema.ts';

test('the published JSON Schema says what imports check; else run npm run schema', () => {
  expect(readFileSync(FILE, 'utf8')).toBe(packJsonSchema());
});
