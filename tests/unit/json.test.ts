import { describe, expect, test } from 'vitest';
import { draftFrom, termsOf } from './draft-from.ts';

const both = { Pod: 'Runs.', Node: 'A machine.' };

describe('JSON in the shapes of the wild', () => {
  test.each<[what: string, value: unknown]>([
    [
      'a list',
      [
        { term: 'Pod', definition: 'Runs.' },
        { name: 'Node', description: 'A machine.' },
      ],
    ],
    ['a map of texts', { Pod: 'Runs.', Node: 'A machine.' }],
    ['a map of things', { Pod: { definition: 'Runs.' }, Node: { definition: 'A machine.' } }],
    ['a map of both', { Pod: 'Runs.', Node: { definition: 'A machine.' } }],
    ['a map of lists', { Pod: ['Runs.'], Node: ['A machine.'] }],
    [
      'entries in a map',
      {
        version: 3,
        entries: [
          { term: 'Pod', definition: 'Runs.' },
          { term: 'Node', definition: 'A machine.' },
        ],
      },
    ],
    [
      'a keyed map in a map',
      { glossary: { Pod: { definition: 'Runs.' }, Node: { definition: 'A machine.' } } },
    ],
    [
      'entries far down',
      {
        a: {
          b: {
            concepts: [
              { prefLabel: 'Pod', definition: 'Runs.' },
              { prefLabel: 'Node', definition: 'A machine.' },
            ],
          },
        },
      },
    ],
    [
      'columns as pandas writes them',
      { term: { 0: 'Pod', 1: 'Node' }, definition: { 0: 'Runs.', 1: 'A machine.' } },
    ],
    ['columns as lists', { term: ['Pod', 'Node'], definition: ['Runs.', 'A machine.'] }],
    [
      'columns and data',
      {
        columns: ['term', 'definition'],
        data: [
          ['Pod', 'Runs.'],
          ['Node', 'A machine.'],
        ],
      },
    ],
    [
      'rows with headings',
      [
        ['term', 'definition'],
        ['Pod', 'Runs.'],
        ['Node', 'A machine.'],
      ],
    ],
    [
      'rows without',
      [
        ['Pod', 'Runs.'],
        ['Node', 'A machine.'],
      ],
    ],
    [
      'numbered senses',
      {
        entries: [
          { term: 'Pod', definition: { 1: 'Runs.' } },
          { term: 'Node', definition: { 1: 'A machine.' } },
        ],
      },
    ],
    ['pairs', [{ Pod: 'Runs.' }, { Node: 'A machine.' }]],
    ['lines of text', ['Pod: Runs.', 'Node - A machine.']],
    [
      'letters',
      { P: [{ term: 'Pod', definition: 'Runs.' }], N: [{ term: 'Node', definition: 'A machine.' }] },
    ],
    [
      'Persian',
      [
        { اصطلاح: 'Pod', تعریف: 'Runs.' },
        { اصطلاح: 'Node', تعریف: 'A machine.' },
      ],
    ],
  ])('%s', async (_, value) => {
    const draft = await draftFrom(JSON.stringify(value));
    expect(draft.format).toBe('json');
    expect(termsOf(draft)).toEqual(both);
    expect(draft.dropped).toEqual([]);
  });

  test('one object a line, with the line of each', async () => {
    const draft = await draftFrom(
      '{"term":"Pod","definition":"Runs."}\n\n{"term":"Node","definition":"A machine."}\n',
    );
    expect(termsOf(draft)).toEqual(both);
    expect(draft.entries.map(({ at }) => at)).toEqual(['line 1', 'line 3']);
  });

  test('keys in a script without known names are told by what stands under them', async () => {
    const words = ['alpha', 'beta', 'gamma', 'delta'];
    const records = words.map((word, i) => ({
      ქ: 'x',
      ტ: word,
      გ: `What the word ${word} means, number ${i}.`,
    }));
    const { entries } = await draftFrom(JSON.stringify(records));
    expect(entries[0]).toMatchObject({ term: 'alpha', definition: 'What the word alpha means, number 0.' });
  });

  test('groups become categories, and what stands beside the entries tells of the pack', async () => {
    const draft = await draftFrom(
      JSON.stringify({
        title: 'Our words',
        version: 2,
        todo: 'more',
        terms: {
          Core: [{ term: 'Pod', definition: 'Runs.' }],
          Metal: [{ term: 'Node', definition: 'A machine.' }],
        },
      }),
    );
    expect(draft.info).toEqual({ name: 'Our words', version: '2.0.0' });
    expect(draft.entries.map(({ category }) => category)).toEqual(['Core', 'Metal']);
    expect(draft.notes).toEqual(['“todo”, which stands beside the entries, is left out']);
  });

  test('fields are understood in whatever form they have', async () => {
    const { entries, notes } = await draftFrom(
      JSON.stringify([
        {
          id: 'a/b',
          term: '**Pod**',
          aka: 'k8s pod, group',
          definition:
            '  <p>Runs <code>things</code>, see [Node](#node) and <a href="https://example.org/x">this</a>.</p>',
          related: [{ term: 'Node' }],
          links: [
            { title: 'Docs', url: 'https://example.org/d' },
            { title: 'Local', url: '/docs/pod' },
          ],
          tags: ['core', 'runtime'],
          case_sensitive: 'yes',
          depth: 3,
        },
        { id: 'node', term: 'Node', definition: 'A machine.', related: ['a/b'] },
      ]),
    );
    expect(entries[0]).toEqual({
      at: expect.any(String),
      id: 'a-b',
      term: 'Pod',
      aliases: ['k8s pod', 'group'],
      definition: 'Runs `things`, see Node and this.',
      seeAlso: ['node', 'Node'],
      sources: [
        { title: 'this', url: 'https://example.org/x' },
        { title: 'Docs', url: 'https://example.org/d' },
      ],
      category: 'core',
      caseSensitive: true,
    });
    expect(entries[1]).toMatchObject({ seeAlso: ['a-b'] });
    expect(notes).toEqual([
      'field “depth” is left out',
      'addresses without a host (“/docs/…”), left out: 1',
      'entries with more than one category or tag, of which the first is taken: 1',
    ]);
  });

  test('a key that stands twice is read twice', async () => {
    const draft = await draftFrom('{\n"Pod": "Runs.",\n"Node": "A machine.",\n"Pod": "A group."\n}');
    expect(draft.entries.map(({ at, term, definition }) => [at, term, definition])).toEqual([
      ['line 2', 'Pod', 'Runs.'],
      ['line 3', 'Node', 'A machine.'],
      ['line 4', 'Pod', 'A group.'],
    ]);
  });

  test('comments and a comma too many are forgiven', async () => {
    expect(termsOf(await draftFrom('{\n// ours\n"Pod": "Runs.",\n"Node": "A machine.",\n}'))).toEqual(both);
  });

  test.each<[what: string, text: string, message: string]>([
    [
      'a bracket missing',
      '{\n"Pod": "Runs.",\n"Node": {"definition": "A machine."\n',
      'words, line 4: this is not JSON',
    ],
    ['no terms', '{"a": {"b": []}}', 'words: there is no list of terms in it'],
    [
      'a line of another kind',
      '{"term":"Pod","definition":"Runs."}\n{"term":"Node","definition":"A machine."}\nand so on',
      'words, line 3',
    ],
    ['a pit', '['.repeat(100_000), 'nested too deeply'],
  ])('%s is told with its place', async (_, text, message) => {
    await expect(draftFrom(text)).rejects.toThrow(message);
  });

  test.each(['@context', '@graph', '@type'])('linked data (%s) is left to others', async (key) => {
    await expect(
      draftFrom(JSON.stringify({ [key]: 'x', terms: [{ term: 'a', definition: 'b' }] })),
    ).rejects.toThrow('none of the formats');
  });
});

describe('a pack of format 1', () => {
  const pack = {
    format: 'lumomate-pack/1',
    id: 'a',
    name: 'A',
    entries: [{ term: 'Pod (x)', blurb: 'Runs.' }],
  };

  test('is taken as it is', async () => {
    const draft = await draftFrom(JSON.stringify({ ...pack, extra: 1 }));
    expect(draft).toMatchObject({ format: 'lumomate', exact: true, info: { id: 'a', name: 'A' } });
    expect(draft.entries).toMatchObject([{ at: 'entry 1', term: 'Pod (x)', blurb: 'Runs.' }]);
  });

  test('of another version is refused; what is no entry in it is named', async () => {
    await expect(draftFrom(JSON.stringify({ ...pack, format: 'lumomate-pack/2' }))).rejects.toThrow(
      'this is “lumomate-pack/2”',
    );
    const { entries, dropped } = await draftFrom(JSON.stringify({ ...pack, entries: [{ term: 'Pod' }, 7] }));
    expect(entries).toHaveLength(1);
    expect(dropped).toEqual([{ at: 'entry 2', why: 'has no term' }]);
  });
});
