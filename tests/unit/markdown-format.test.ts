import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMarkdown } from '../../glossary/formats/markdown.ts';
import { readText, said } from './text-files.ts';

describe('a glossary in one Markdown file', () => {
  test.each<[how: string, text: string, entries: string[]]>([
    [
      'headings under letters',
      '# Glossary\n\n## A\n\n### Arity\n\nHow many.\n\n## C\n\n### Currying\n\nOne by one.\n',
      ['Arity: How many.', 'Currying: One by one.'],
    ],
    [
      'headings of the first level',
      '# OSI\n\nAn initiative.\n\n# FSF\n\nA foundation.\n',
      ['OSI: An initiative.', 'FSF: A foundation.'],
    ],
    [
      'underlined headings',
      'Glossary\n========\n\nPod\n---\n\nA group.\n\nNode\n----\n\nA machine.\n',
      ['Pod: A group.', 'Node: A machine.'],
    ],
    [
      'headings in HTML',
      '# Glossary\n\n<h3 class="entry">Proto</h3>\n\nA draft.\n\n<h3>Scam</h3>\n\nA trick.\n',
      ['Proto: A draft.', 'Scam: A trick.'],
    ],
    [
      'headings with parts of their own',
      '## Pod\n\nA group.\n\n### Example\n\nOne.\n\n### Details\n\nMore.\n\n## Node\n\nA machine.\n\n### Example\n\nTwo.\n',
      ['Pod: A group.\n\nDetails\n\nMore.', 'Node: A machine.'],
    ],
    [
      'bold leads in a list',
      '## A\n\n- **API**: An interface.\n- [**Asset**](/x/) — A file.\n* **AST** - A tree.\n',
      ['API: An interface.', 'Asset: A file.', 'AST: A tree.'],
    ],
    [
      'bold leads of paragraphs',
      '**Blob:** A piece.\n\nMore of it.\n\n**Batch**. Many pieces.\n',
      ['Blob: A piece.\n\nMore of it.', 'Batch: Many pieces.'],
    ],
    [
      'leads without blank lines between them',
      '# Glossary\n\n**Blob**: A piece.\n**Batch**: Many.\n',
      ['Blob: A piece.', 'Batch: Many.'],
    ],
    [
      'bold lines over their texts',
      '**Quick win**\nA first piece.\n\n**Pilot**\nThe first run.\n',
      ['Quick win: A first piece.', 'Pilot: The first run.'],
    ],
    [
      'leads with an anchor and a line break',
      '**<a name="10x"></a>[10X](#10x)** \\\nA way to pitch.\n\n**<a name="b"></a>[Bid](#b)** (B) \\\nAn offer.\n',
      ['10X: A way to pitch.', 'Bid (B): An offer.'],
    ],
    [
      'a table',
      '| Term | Meaning |\n| --- | --- |\n| **API** | An interface. |\n| `AST` | A tree. |\n',
      ['API: An interface.', 'AST: A tree.'],
    ],
    [
      'a table without outer bars',
      'Term | Meaning\n-----|----\n<span id="z">ZST</span> | No size.\nTy | A \\| type.\n',
      ['ZST: No size.', 'Ty: A | type.'],
    ],
    [
      'a table with headings in another language',
      '| 用語 | 定義 |\n| --- | --- |\n| 端末 | 来訪者が操作する端末。 |\n| 失効 | 端末を無効にすること。 |\n',
      ['端末: 来訪者が操作する端末。', '失効: 端末を無効にすること。'],
    ],
    [
      'a definition list',
      'boost\n:   Free libraries.\n\nchannel\n: A property.\n',
      ['boost: Free libraries.', 'channel: A property.'],
    ],
    [
      'MyST’s glossary',
      '# Words\n\n```{glossary}\n:sorted:\nPod\n  A {term}`Node` has it.\n\nNode\nHost\n  A machine.\n```\n',
      ['Pod: A Node has it.', 'Node: A machine.'],
    ],
    [
      'MyST’s glossary between colons',
      ':::{glossary}\nMyST\n: A text.\n\nRST\n: Another.\n:::\n',
      ['MyST: A text.', 'RST: Another.'],
    ],
    [
      'a definition list in HTML',
      '# Glossary\n\n<dl>\n<dt>Pod</dt><dd>A <b>group</b>.</dd>\n<dt>Node</dt><dd>A machine.</dd>\n</dl>\n',
      ['Pod: A group.', 'Node: A machine.'],
    ],
    [
      'plain lines of a list',
      '# Glossary\n\n- API: An interface.\n- AST: A tree.\n- CI - Integration.\n',
      ['API: An interface.', 'AST: A tree.', 'CI: Integration.'],
    ],
    [
      'numbered headings',
      '# Glossary\n\n## 1. Pod\n\nA.\n\n## 2. Node\n\nB.\n\n## 3. 3D\n\nC.\n',
      ['Pod: A.', 'Node: B.', '3D: C.'],
    ],
  ])('%s', async (_, text, entries) => {
    const draft = await readText(text);
    expect(draft.format).toBe('markdown');
    expect(said(draft)).toEqual(entries);
    expect(draft.dropped).toEqual([]);
  });

  test('topics over terms are categories; letters, titles and “Terms” are none', async () => {
    const { entries } = await readText(
      '# Glossary\n\n## Terms\n\n### Pod\n\nA.\n\n## Data & storage\n\n### Volume\n\nB.\n\n## V\n\n### Vat\n\nC.\n',
    );
    expect(entries.map(({ category }) => category)).toEqual([undefined, 'Data & storage', undefined]);
  });

  test('links to anchors, “See also” and wiki links become see-alsos', async () => {
    const { entries } = await readText(
      '## Pod\n\nRuns on a [machine](#node). See also: Job, Node.\n\n## Node\n\nHas [[Pod|pods]]. See Mars.\n\n## Job\n\n**See also**: [Pod](#pod), Nowhere\n\nA task.\n',
    );
    expect(entries.map(({ definition, seeAlso }) => [definition, seeAlso])).toEqual([
      ['Runs on a machine.', ['Node', 'Job']],
      ['Has pods. See Mars.', ['Pod']],
      ['A task.', ['Nowhere', 'Pod']],
    ]);
  });

  test('labelled parts fill their fields', async () => {
    const text =
      '## Pod\n\n**Definition**: A group.\n\n**Example**:\n\n```sh\nkubectl run\n\nkubectl get\n```\n\n- **Also known as:** group, capsule\n- **Analogy**: A pea pod.\n\n**References**: [Pods](https://example.org/pod)\n\n## Node\n\nA machine.\n';
    expect((await readText(text)).entries[0]).toMatchObject({
      definition: 'A group.',
      example: '`kubectl run`\n`kubectl get`',
      aliases: ['group', 'capsule'],
      picture: 'A pea pod.',
      sources: [{ title: 'Pods', url: 'https://example.org/pod' }],
    });
  });

  test.each<[cell: string, term: string, aliases: string[]]>([
    ['control-flow graph, CFG', 'control-flow graph', ['CFG']],
    ['trait reference, trait ref', 'trait reference', ['trait ref']],
    ['planning, budgeting and execution', 'planning, budgeting and execution', []],
    ['Adapter / adapter contract', 'Adapter', ['adapter contract']],
    ['Fat pointer (aka wide pointer)', 'Fat pointer', ['wide pointer']],
    ['trans 👎', 'trans', []],
    ['Single sign-on (SSO)', 'Single sign-on (SSO)', []],
    ['U.S.', 'U.S.', []],
    ['`.NET`', '.NET', []],
  ])('“%s” is called %j, %j', async (cell, term, aliases) => {
    const { entries } = await readText(`| Term | Definition |\n|---|---|\n| ${cell} | Something. |\n`);
    expect(entries[0]).toMatchObject({ term, aliases });
  });

  test('front matter and the opening say what the pack is', async () => {
    const { info } = await readText(
      '---\ntitle: Acme words\nlang: de\nlicense: CC0-1.0\nversion: 1.2.0\n---\n\nWörter, die wir bei Acme gebrauchen.\n\n## Pod\n\nA.\n',
    );
    expect(info).toEqual({
      name: 'Acme words',
      language: 'de',
      licence: 'CC0-1.0',
      version: '1.2.0',
      description: 'Wörter, die wir bei Acme gebrauchen.',
    });
  });

  test('what is no entry is dropped with its line', async () => {
    const { entries, dropped } = await readText(
      '# Glossary\n\n## Pod\n\nA group.\n\n## Node\n\n## References\n\n- A book\n\n## Job\n\nA task.\n',
    );
    expect(entries.map(({ term, at }) => [term, at])).toEqual([
      ['Pod', 'line 3'],
      ['Job', 'line 13'],
    ]);
    expect(dropped).toEqual([
      { at: 'line 7', term: 'Node', why: 'has no definition' },
      { at: 'line 9', term: 'References', why: 'is a section of text, not a term' },
    ]);
  });

  test('lines are those of the file, front matter included', async () => {
    const { entries } = await readText(
      '---\ntitle: X\n---\n\n<!-- a\ncomment -->\n\n## Pod\n\nA.\n\n## Job\n\nB.\n',
    );
    expect(entries.map(({ at }) => at)).toEqual(['line 8', 'line 12']);
  });

  test('mark-up, images, footnotes and shortcodes leave no trace in the text', async () => {
    const text =
      '## Pod\n\nA *small* ~~old~~ **thing**[^1] with `code` ![x](y.png) and <kbd>Esc</kbd>.\nGoes {{< param "v" >}}on.\n\n1. one\n2. two\n   - deep\n\n> [!NOTE]\n> Quoted.\n\n[^1]: A note.\n\n## Job\n\nB.\n';
    const { entries } = await readText(text);
    expect(entries[0]?.definition).toBe(
      'A small old thing with `code` and `Esc`. Goes on.\n\n1. one\n2. two\n  • deep\n\nQuoted.',
    );
  });

  test('the first sentence of a long definition is its blurb, and is not said twice', async () => {
    const more = 'It goes on and on. '.repeat(30).trim();
    const { entries } = await readText(
      `## Pod\n\nA pod is the smallest thing there is. ${more}\n\n## Job\n\nB.\n`,
    );
    expect(entries[0]).toMatchObject({ blurb: 'A pod is the smallest thing there is.', definition: more });
  });

  test('a definition longer than fits is cut, and it is said', async () => {
    const { entries, notes } = await readText(`## Pod\n\n${'word '.repeat(3_000)}\n\n## Job\n\nB.\n`);
    expect(entries[0]?.definition?.length).toBeLessThanOrEqual(10_000);
    expect(notes).toEqual([expect.stringContaining('line 1: “Pod”, field “definition” is cut')]);
  });

  test('the columns of a table can be put right', async () => {
    const text =
      '| A | B | C |\n|---|---|---|\n| Pod | A group of containers. | p |\n| Node | A machine in a cluster. | n |\n';
    const first = await readText(text);
    expect(first.columns?.map(({ name, field }) => [name, field])).toEqual([
      ['A', 'term'],
      ['B', 'definition'],
      ['C', null],
    ]);
    expect(first.notes).toEqual(['column “C” is left out']);
    const second = await readText(text, { columns: ['term', 'definition', 'aliases'] });
    expect(second.entries.map(({ aliases }) => aliases)).toEqual([['p'], ['n']]);
  });
});

describe('is it Markdown?', () => {
  test.each<[text: string, is: boolean]>([
    ['# Glossary\n\n## Pod\n\nA.\n', true],
    ['- **Pod**: A group.\n', true],
    ['', false],
    ['{"a": "**b**"}', false],
    ['<p>**b**</p>', false],
    ['# a comment\nterm: Pod\ndefinition: A group.\n', false],
    ['- term: Pod\n  definition: A **bold** group.\n', false],
    ['term,definition\nPod,A group\n', false],
    ['.. glossary::\n\n   Pod\n      A group.\n', false],
  ])('%j: %s', (text, is) => expect(isMarkdown(text)).toBe(is));
});

test('any text is read, or refused in words', async () => {
  const bit = fc.constantFrom(
    '# ',
    '## ',
    '- ',
    '**a**: ',
    '| a | b |\n|---|---|\n',
    '\n',
    '\n\n',
    '<dl><dt>',
    '```',
    ':::{glossary}\n',
    '---\n',
    '{{< ',
    '[x](#y)',
    'word ',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(bit, fc.string()), { maxLength: 20 }), async (parts) => {
      const draft = await readText(`# Glossary\n\n## Pod\n\n${parts.join('')}`, { format: 'markdown' });
      expect(draft.format).toBe('markdown');
    }),
    { numRuns: 300 },
  );
});
