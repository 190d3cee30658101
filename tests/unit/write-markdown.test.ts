import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../../glossary/formats/draft.ts';
import { finishDraft } from '../../glossary/formats/finish.ts';
import { markdownReader } from '../../glossary/formats/markdown.ts';
import { sampleOf } from '../../glossary/formats/sample.ts';
import { writeMarkdown } from '../../glossary/formats/write-markdown.ts';
import { parsePack } from '../../glossary/pack.ts';
import { LAYERS, type Pack } from '../../glossary/pack-types.ts';

const PACK = {
  format: 'lumomate-pack/1',
  id: 'acme',
  name: 'Acme words',
  version: '1.4.0',
  language: 'en-GB',
  description: 'What we say.\n\nAnd what we mean.',
  licence: 'CC-BY-4.0',
  categories: [
    { id: 'run', name: 'Running things', section: 'Platform' },
    { id: 'unused', name: 'Later', section: 'Platform' },
  ],
  entries: [
    {
      id: 'pod',
      term: 'Pod',
      aliases: ['pods, plural', 'the *small* one'],
      category: 'run',
      blurb: 'The smallest thing.',
      definition: 'A group of containers.\n\nRun with `kubectl run`.',
      plain: 'A box.',
      example: '1. not a list\n# nor a heading',
      seeAlso: ['node'],
      sources: [{ title: 'Docs [1]', url: 'https://example.org/a_(b)?c=<d>&lt;' }, { title: '- A book' }],
      caseSensitive: true,
      status: 'approved',
      reviewedBy: 'A. Writer',
      updated: '2026-11-20',
      illustration: { hero: { scene: 'box', label: '```' } },
    },
    { id: 'node', term: 'Node (Kubernetes)', category: 'run', definition: 'A machine.' },
  ],
};

async function readBack(pack: Pack): Promise<{ pack: Pack; draft: Draft }> {
  const bytes = new TextEncoder().encode(writeMarkdown(pack));
  const draft = await markdownReader.read([sampleOf({ name: 'x.md', bytes })], {});
  const { id, name } = pack;
  return { draft, pack: finishDraft(draft, { id, name }).pack };
}

describe('a pack as Markdown', () => {
  test('reads well', () => {
    const text = writeMarkdown(parsePack(PACK).pack);
    expect(text).toMatch(/^---\nformat: lumomate-pack\/1\nid: acme\nname: Acme words\n/);
    expect(text.slice(text.indexOf('# Acme'))).toBe(`# Acme words

What we say.

And what we mean.

## <a id="category:run"></a>Running things

### <a id="pod"></a>Pod

> The smallest thing.

A group of containers.

Run with \`kubectl run\`.

**In plain language**

A box.

**A small example**

1\\. not a list\\
\\# nor a heading

**Also known as:** *pods, plural*, *the \\*small\\* one*

**See also:** [Node (Kubernetes)](<#node>)

**Sources:**

- [Docs \\[1\\]](<https://example.org/a_(b)?c=\\<d\\>\\&lt;>)
- \\- A book

**Status:** approved

**Reviewed by:** A. Writer

**Updated:** 2026-11-20

**Case-sensitive:** yes

<details><summary>Illustration</summary>

\`\`\`json
{"hero":{"scene":"box","label":"\`\`\`"}}
\`\`\`

</details>

### <a id="node"></a>Node (Kubernetes)

A machine.
`);
  });

  test('is read back to the same pack', async () => {
    const { pack } = parsePack(PACK);
    const back = await readBack(pack);
    expect(back.pack).toEqual(pack);
    expect(back.draft.dropped).toEqual([]);
  });

  test('can be gone on with by hand', async () => {
    const text = `${writeMarkdown(parsePack(PACK).pack)}\n## New things\n\n### Drift\n\nWhat *moves* away:\n\n- slowly\n- unseen\n\n**Also known as:** *shift*\n`;
    const bytes = new TextEncoder().encode(text);
    const draft = await markdownReader.read([sampleOf({ name: '', bytes })], {});
    expect(draft.entries.at(-1)).toEqual({
      at: expect.stringMatching(/^line \d+$/),
      term: 'Drift',
      category: 'New things',
      definition: 'What moves away:\n\n• slowly\n• unseen',
      aliases: ['shift'],
    });
  });

  test('keeps every field, whatever is written in it', async () => {
    const keeps = fc.asyncProperty(packs, async (pack) => {
      expect((await readBack(pack)).pack).toEqual(pack);
    });
    await fc.assert(keeps, { numRuns: 150 });
  });
});

/** Texts that look like Markdown, among texts of all scripts. */
const bits = fc.constantFrom(
  ...'* _ ` `` ~ # ## > - + = 1. 2) [a](b) ![x](y) <b> </b> <!-- --> &lt; &#x20; | --- : :: :smile: $x$ \\ \\* --> {#id} {{< x >}} [^1] [[w]] ``` ~~~ --- *** **Sources:** **bold** http://x.y \t'.split(
    ' ',
  ),
  ' ',
  '  ',
  '\n',
  '\n\n',
  '\n \n',
);
const letters = fc.string({ unit: 'grapheme', maxLength: 8 });
const anyText = fc
  .array(fc.oneof(bits, letters), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(''));
const line = anyText.map((text) => text.replace(/\s+/g, ' ').trim()).filter(isPlain);
const layer = anyText.map((text) => text.trim()).filter(isPlain);
const id = fc.stringMatching(/^[a-z0-9%&"'<>() ü*_-]{1,12}$/).map((text) => `x${text.trim()}`);

function isPlain(text: string): boolean {
  const [entry] = parsePack({ ...PACK, entries: [{ term: `x${text}`, definition: `x${text}` }] }).pack
    .entries;
  return text !== '' && entry?.definition === `x${text}` && parsedLine(text) === text;
}

function parsedLine(text: string): string | undefined {
  return parsePack({ ...PACK, entries: [{ term: 'x', definition: text }] }).pack.entries[0]?.definition;
}

const entries = fc.uniqueArray(
  fc.record(
    {
      id,
      term: line,
      aliases: fc.uniqueArray(line, { maxLength: 3 }),
      definition: layer,
      ...(Object.fromEntries(
        LAYERS.filter((name) => name !== 'definition').map((name) => [name, layer]),
      ) as object),
      sources: fc.array(
        fc.record(
          { title: line, url: fc.webUrl({ withFragments: true, withQueryParameters: true }) },
          { requiredKeys: ['title'] },
        ),
        { maxLength: 2 },
      ),
      status: line,
      reviewedBy: line,
      updated: line.filter((text) => text.length <= 40),
      caseSensitive: fc.boolean(),
      illustration: fc.json().map((json): unknown => JSON.parse(json)),
    },
    { requiredKeys: ['id', 'term', 'definition'] },
  ),
  { selector: (entry) => entry.id.toLowerCase(), minLength: 1, maxLength: 4 },
);

const packs = fc
  .record({ entries, name: line, description: layer, categoryName: line })
  .map(({ entries: some, name, description, categoryName }) => {
    const categories = [{ id: 'c', name: categoryName, section: name }];
    const linked = some.map((entry, i) => ({
      ...entry,
      category: 'c',
      aliases: (entry.aliases ?? []).filter((alias) => alias !== entry.term),
      seeAlso: some.filter((_, other) => other > i).map((other) => other.id),
    }));
    return parsePack({ ...PACK, name, description, categories, entries: linked }).pack;
  });
