import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { SCHEMAS } from '../run/pack-json-schema.ts';

test.each(SCHEMAS.map(([file, make]) => [basename(file), file, make] as const))(
  'docs/%s says what is checked; else run npm run schema',
  (_, file, make) => {
    expect(readFileSync(file, 'utf8')).toBe(make());
  },
);
