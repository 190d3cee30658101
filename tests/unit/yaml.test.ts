import { describe, expect, test } from 'vitest';
import { draftFrom, formatOf, termsOf } from './draft-from.ts';

const both = { Pod: 'Runs.', Node: 'A machine.' };

describe('YAML', () => {
  test.each<[what: string, text: string]>([
    ['a map of texts', 'Pod: Runs.\nNode: |\n  A machine.\n'],
    ['a list', '# ours\n- term: Pod\n  definition: Runs.\n- term: Node\n  definition: A machine.\n'],
    [
      'a map of things',
      'entries:\n  Pod:\n    type: term\n    description: Runs.\n  Node:\n    description: A machine.\n',
    ],
    ['several documents', 'term: Pod\ndefinition: Runs.\n---\nterm: Node\ndefinition: A machine.\n'],
    ['pairs', '- Pod: Runs.\n- Node: A machine.\n'],
    ['an anchor', 'Pod: Runs.\nx: &a A machine.\nNode: *a\n'],
  ])('%s', async (_, text) => {
    const draft = await draftFrom(text);
    expect(draft.format).toBe('yaml');
    expect(termsOf(draft)).toMatchObject(both);
  });

  test('keys that stand twice are both kept, with their lines', async () => {
    const draft = await draftFrom(
      'hdl:\n  short: HDL\n  long: One language\nhdl:\n  short: HDL\n  long: Another language\n',
    );
    expect(draft.entries.map(({ at, term, blurb }) => [at, term, blurb])).toEqual([
      ['line 1', 'HDL', 'One language'],
      ['line 4', 'HDL', 'Another language'],
    ]);
  });

  test('a field that stands twice in an entry gives both its values', async () => {
    const draft = await draftFrom(
      '- term: Pod\n  definition: Runs.\n  definition: A group.\n- term: Node\n  definition: A machine.\n',
    );
    expect(draft.entries[0]?.definition).toBe('Runs.\n\nA group.');
    expect(draft.notes).toEqual(['line 3: “definition” stands twice in an entry; both are taken']);
  });

  test('numbers, “No” and “Null” are words as they are written', async () => {
    expect(
      termsOf(
        await draftFrom(
          '- term: 1.10\n  definition: A version.\n- term: Null\n  definition: Nothing.\n- term: No\n  definition: Refusal.\n',
        ),
      ),
    ).toEqual({
      '1.10': 'A version.',
      Null: 'Nothing.',
      No: 'Refusal.',
    });
  });

  const blocks = [
    '- slug: pod',
    '  de:',
    '    term: "Kapsel"',
    '    def: Läuft, mit [Knoten](#node).',
    '  en: {term: pod, def: "Runs, with [nodes](#node).", acronym: P}',
    '- slug: node',
    '  en: {term: node, def: A machine.}',
    '- slug: sky',
    '  id: {term: langit, def: Di atas.}',
    '- slug: sun',
    '  en: {term: sun, def: A star.}',
  ].join('\n');

  test('blocks for each language: one is taken', async () => {
    const draft = await draftFrom(blocks);
    expect(draft).toMatchObject({ languages: ['de', 'en', 'id'], info: { language: 'en' } });
    expect(draft.entries[0]).toMatchObject({
      id: 'pod',
      term: 'pod',
      definition: 'Runs, with nodes.',
      aliases: ['P'],
      seeAlso: ['node'],
    });
    expect(draft.dropped).toEqual([{ at: 'line 8', term: 'sky', why: 'has no term in “en”' }]);
    expect(termsOf(await draftFrom(blocks, { language: 'de' }))).toEqual({ Kapsel: 'Läuft, mit Knoten.' });
  });

  test('texts for each language, and translations in a place of their own', async () => {
    const text =
      'moe: {en: mixture of experts, zh: 混合专家, abbr: MoE, def: {en: Many in one., zh: 多}}\nssm: {en: state space, zh: 状态, def: {en: Of states., zh: 态}}\n';
    expect(termsOf(await draftFrom(text))).toEqual({
      'mixture of experts': 'Many in one.',
      'state space': 'Of states.',
    });
    expect(termsOf(await draftFrom(text, { language: 'zh' }))).toEqual({ 混合专家: '多', 状态: '态' });
    const beside =
      'Pod:\n  name: pod\n  description: Runs.\n  translations:\n    nl: {name: capsule, description: Loopt.}\n';
    expect(termsOf(await draftFrom(beside))).toEqual({ pod: 'Runs.' });
    expect(termsOf(await draftFrom(beside, { language: 'nl' }))).toEqual({ capsule: 'Loopt.' });
  });

  test('an acronym becomes another name of its term, where there is one', async () => {
    const draft = await draftFrom(
      [
        'entries:',
        '  AP:',
        '    type: acronym',
        '    term: Acquisition plan',
        '  Acquisition plan:',
        '    type: term',
        '    description: A plan.',
        '    cross_references:',
        '      - WIP',
        '  WIP:',
        '    type: acronym',
        '    term: Work in progress',
        '  Work:',
        '    description: Toil.',
      ].join('\n'),
    );
    expect(termsOf(draft)).toEqual({ 'Acquisition plan': 'A plan.', WIP: 'Work in progress', Work: 'Toil.' });
    expect(draft.entries[0]).toMatchObject({ aliases: ['AP'], seeAlso: ['WIP'] });
    expect(draft.entries[0]).not.toHaveProperty('category');
    expect(draft.dropped).toEqual([
      { at: 'line 2', term: 'AP', why: 'became another name of “Acquisition plan”' },
    ]);
  });

  test('what is wrong in it is told with its line', async () => {
    await expect(draftFrom('Pod: Runs.\nNode: | on the same line\nSky: Above.\n')).rejects.toThrow(
      'words, line 2: this is not YAML',
    );
  });

  test('aliases of aliases do not fill the machine', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [one, next] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi']) {
      bomb.push(`${next}: &${next} [${Array(9).fill(`*${one}`).join(', ')}]`);
    }
    await expect(draftFrom(bomb.join('\n'))).rejects.toThrow('nested too deeply');
  });

  test.each<[what: string, text: string]>([
    ['Markdown with bold leads', '# Words\n\n- **Pod**: Runs.\n- **Node**: A machine.\n'],
    ['Markdown with headings', '# Words\n\n## Pod\n\nRuns: always.\n'],
    ['Markdown with a list', '# Words\n\n- Pod: Runs.\n- Node: A machine.\n'],
    ['front matter', '---\ntitle: Pod\nid: pod\n---\nRuns things.\n'],
    ['front matter alone, over headings', '---\ntitle: Words\n---\n\n## Pod\n'],
    ['prose', 'There is one thing to say. It is this:\nall is well.\n'],
    ['reStructuredText', '.. glossary::\n\n   Pod\n      Runs.\n'],
  ])('%s is not taken for it', async (_, text) => {
    expect(await formatOf(text)).not.toBe('yaml');
  });
});
