import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { finishDraft } from '../../glossary/formats/finish.ts';
import { readDraft } from '../../glossary/formats/read.ts';
import { DATA, hasData } from '../bench/shared-data.ts';

/** Real glossaries in tables and lists: none of their rows is lost without a word. */

if (!hasData) console.info(`Real glossaries are not tried: there is no ${DATA}`);

/** File, format, entries in it, entries kept, language taken. */
const FILES: [path: string, format: string, all: number, kept: number, language?: string][] = [
  ['samples/csv/infobase-bilingual-wide.csv', 'csv', 179, 179, 'en'],
  ['samples/csv/lang-code-header.csv', 'csv', 23, 23, 'en'],
  ['samples/csv/term-slug-def-category.csv', 'csv', 9, 9],
  ['samples/json/array-term-definition.json', 'json', 9, 9],
  ['samples/yaml/18f-the-glossary.yml', 'yaml', 712, 434],
  ['samples/yaml/carpentries-glosario.yml', 'yaml', 633, 633, 'en'],
  ['samples/yaml/codewars.yml', 'yaml', 58, 58],
  ['samples/yaml/map-term-to-string.yml', 'yaml', 6, 6],
  ['glossaries/cncf-glossary.json', 'json', 89, 89],
  ['glossaries/fec-glossary.json', 'json', 168, 168],
  ['glossaries/istio-glossary.json', 'json', 61, 61],
  ['glossaries/k8s-glossary.json', 'json', 151, 151],
  ['glossaries/mdn-glossary.json', 'json', 623, 623],
  ['glossaries/otel-glossary.json', 'json', 68, 68],
  ['glossaries/python-glossary.json', 'json', 126, 126],
  ['glossaries/solana-glossary.json', 'json', 1_059, 1_059],
];

describe.skipIf(!hasData)('real glossaries', () => {
  test.each(FILES.filter(([path]) => existsSync(join(DATA, path))))(
    '%s',
    async (path, format, all, kept, language) => {
      const draft = await readDraft([{ name: path, bytes: readFileSync(join(DATA, path)) }]);
      const { pack, dropped } = finishDraft(draft, { id: 'real', name: 'Real' });
      expect(draft.format).toBe(format);
      expect(draft.info.language).toBe(language);
      expect(pack.entries).toHaveLength(kept);
      expect(pack.entries.length + dropped.length).toBe(all);
      expect(dropped.filter(({ at, why }) => !at || !why)).toEqual([]);
    },
  );
});
