import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { finishDraft } from '../../glossary/formats/finish.ts';
import { readDraft } from '../../glossary/formats/read.ts';
import { DATA, hasData } from '../bench/shared-data.ts';

if (!hasData) console.log(`no real files at ${DATA}: their tests are skipped`);

describe.skipIf(!hasData)('real glossaries', () => {
  const cases: [file: string, format: string, count: RegExp | number, first: string, last: string][] = [
    ['otel-headings.md', 'markdown', /^### /gm, 'Aggregation', 'zPages'],
    ['rust-reference-headings.md', 'markdown', /^### /gm, 'Abstract syntax tree', 'Zero-sized type (ZST)'],
    ['rustc-table-no-leading-pipe.md', 'markdown', /^<span/gm, '1-ZST', 'ZST'],
    [
      'pypa-sphinx-glossary.rst',
      'rst',
      // A line at the margin right after another one is a second name.
      /(?<!\n {4}\S[^\n]*)\n {4}\S/g,
      'Binary Distribution',
      'Working Set',
    ],
    ['k8s-pod.md', 'markdown-files', 1, 'Pod', 'Pod'],
    ['k8s-duplicate-yaml-key.md', 'markdown-files', 1, 'Sidecar Container', 'Sidecar Container'],
  ];

  test.each(cases)('%s', async (file, format, count, first, last) => {
    const bytes = readFileSync(join(DATA, 'samples/markdown', file));
    // Its name is kept from it: what is in it says what it is.
    const draft = await readDraft([{ name: '', bytes }]);
    expect(draft.format).toBe(format);
    const { pack, dropped } = finishDraft(draft, { id: 'real', name: 'Real words' });
    const expected = typeof count === 'number' ? count : bytes.toString('utf8').match(count)?.length;
    expect(pack.entries).toHaveLength(expected!);
    expect([pack.entries[0]?.term, pack.entries.at(-1)?.term]).toEqual([first, last]);
    expect(dropped.filter(({ term }) => term)).toEqual([]);
    const texts = pack.entries.map(({ definition, blurb }) => `${blurb} ${definition}`).join('\n');
    expect(texts).not.toMatch(/\]\(|<span|\*\*|:term:|\{\{|<!--/);
  });
});
