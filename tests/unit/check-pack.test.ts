import { describe, expect, test } from 'vitest';
import { RULES, type RuleName } from '../../glossary/check/finding.ts';
import { checkPack } from '../../glossary/check-pack.ts';
import { type Inspected, inspectPack, parsePack } from '../../glossary/pack.ts';
import type { Pack } from '../../glossary/pack-types.ts';
import { builtInPack } from '../../glossary/packs/read-built-in.ts';
import { hasData, loadGlossary } from '../bench/shared-data.ts';
import { found, isEveryday, packOf, type Raw } from './check-entries.ts';

describe('errors', () => {
  test.each<[rule: RuleName, field: string, message: string, entries: Raw[]]>([
    [
      'duplicate-id',
      'id',
      'already the id of entry 1: give one of the two another',
      [{ term: 'Pod' }, { term: 'pod' }],
    ],
    [
      'dead-see-also',
      'seeAlso.1',
      '“gone” is not in this pack: name the id',
      [{ term: 'Pod', seeAlso: ['kubelet', 'gone'] }, { term: 'Kubelet' }],
    ],
    [
      'bad-url',
      'sources.0.url',
      'must be an http(s) address',
      [{ term: 'Pod', sources: [{ title: 'x', url: 'javascript:1' }] }],
    ],
    ['schema', 'term', 'is longer than 200 characters', [{ term: 'x'.repeat(201) }]],
    ['schema', 'definition', 'a blurb or a definition is needed', [{ term: 'Pod', blurb: '' }]],
  ])('%s on %s', (rule, field, message, entries) => {
    const findings = found(rule, ...entries);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ level: 'error', field, message: expect.stringContaining(message) });
  });

  test('are all told, however many, and advice on what is in order besides', () => {
    const long = Array.from({ length: 50 }, (_, i) => ({ term: `Term ${i}`, blurb: 5 }));
    const findings = checkPack(packOf(...long, { term: '>>>' }), { isEveryday });
    expect(findings.filter(({ level }) => level === 'error')).toHaveLength(50);
    expect(findings.some(({ rule }) => rule === 'never-found')).toBe(true);
  });

  test('what leads to an entry that is wrong is not dead', () => {
    expect(found('dead-see-also', { term: 'Pod', seeAlso: ['node'] }, { term: 'Node', blurb: '' })).toEqual(
      [],
    );
  });
});

describe('advice', () => {
  test.each<[rule: RuleName, what: string, entries: Raw[], field: string | undefined, message: string]>([
    [
      'shared-form',
      'a form of two entries',
      [{ term: 'Kubelet' }, { term: 'Agent', aliases: ['kubelets'] }],
      'aliases.0',
      'entry 1 “Kubelet”',
    ],
    [
      'shared-form',
      'two titles that mean different things',
      [{ term: 'Node (DOM)' }, { term: 'Node (networking)' }],
      'term',
      'the card offers both',
    ],
    [
      'everyday-alias',
      'an alias that everybody uses',
      [{ term: 'Kubelet', aliases: ['branch'] }],
      'aliases.0',
      '“branch” is an everyday word',
    ],
    [
      'everyday-term',
      'an entry with nothing but such a name',
      [{ term: 'Branch' }],
      'term',
      'has no other name',
    ],
    ['never-found', 'signs only', [{ term: '>>>' }], 'term', 'has no letters or digits'],
    [
      'never-found',
      'a sentence',
      [
        {
          term: 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen',
        },
      ],
      'term',
      'has 17 words, and at most 16',
    ],
    ['never-found', 'a qualified name', [{ term: 'std::move' }], 'term', 'inside these nothing is marked'],
    [
      'never-found',
      'an alias that is an address',
      [{ term: 'Kubelet', aliases: ['kubelet@node'] }],
      'aliases.0',
      'looks like an address',
    ],
    [
      'look-alike',
      'a Cyrillic letter in a Latin word',
      [{ term: 'Kubеlet' }],
      'term',
      '“е” is Cyrillic U+0435',
    ],
    ['look-alike', 'a Latin letter in a Cyrillic word', [{ term: 'Кластeр' }], 'term', '“e” is Latin U+0065'],
    [
      'look-alike',
      'a word all of Cyrillic letters in an English pack',
      [{ term: 'Pod', aliases: ['рор'] }],
      'aliases.0',
      'Cyrillic',
    ],
    [
      'look-alike',
      'a Greek capital in a text',
      [{ term: 'Pod', definition: 'Α Βatch of containers.' }],
      'definition',
      'Greek U+0392',
    ],
    ['invisible', 'a soft hyphen', [{ term: 'Kube\u00adlet' }], 'term', 'U+00AD'],
    ['invisible', 'a joiner in a Latin word', [{ term: 'Pod', plain: 'a\u200dbc' }], 'plain', 'U+200D'],
    ['markup', 'HTML', [{ term: 'Pod', blurb: 'A <b>group</b>.' }], 'blurb', '“<b>” looks like HTML'],
    [
      'markup',
      'a character reference',
      [{ term: 'Pod', blurb: 'A &amp; B' }],
      'blurb',
      'character reference',
    ],
    [
      'markup',
      'a Markdown link',
      [{ term: 'Pod', definition: 'A [group](https://a.example/b_(c)).' }],
      'definition',
      'Markdown link',
    ],
    [
      'markup',
      'Markdown emphasis',
      [{ term: 'Pod', myth: 'It is **not** a container.' }],
      'myth',
      'emphasis',
    ],
    ['markup', 'a heading', [{ term: 'Pod', where: 'x\n## Where' }], 'where', 'heading'],
    [
      'markup',
      'a shortcode',
      [{ term: 'Pod', definition: 'See {{< glossary "x" >}}.' }],
      'definition',
      'template macro',
    ],
    [
      'markup',
      'a role',
      [{ term: 'Pod', definition: 'See :term:`node`.' }],
      'definition',
      'reStructuredText',
    ],
    ['long-blurb', '161 characters', [{ term: 'Pod', blurb: 'x'.repeat(161) }], 'blurb', 'at most 160'],
    [
      'same-text',
      'a definition that is the blurb',
      [{ term: 'Pod', blurb: 'A group.', definition: 'a  group' }],
      'definition',
      'the same as the blurb',
    ],
    [
      'missing-layer',
      'no blurb where most have one',
      [{ term: 'A1' }, { term: 'A2' }, { term: 'A3', blurb: '', definition: 'x' }],
      'blurb',
      '“blurb” is missing',
    ],
    [
      'only-see',
      'a circle',
      [
        { term: 'Aaa', blurb: 'See Bbb.' },
        { term: 'Bbb', blurb: 'see also: “Aaa”' },
      ],
      'blurb',
      'in a circle (“Aaa” → “Bbb” → “Aaa”)',
    ],
    [
      'only-see',
      'an entry that could be an alias',
      [{ term: 'K8s', blurb: '→ Kubernetes' }, { term: 'Kubernetes' }],
      'blurb',
      'make “K8s” an alias of “Kubernetes”',
    ],
    ['only-see', 'nowhere', [{ term: 'Pod', blurb: 'Siehe Gruppe' }], 'blurb', 'is no entry'],
    [
      'no-category',
      'where others have one',
      [{ term: 'Pod', category: 'x' }, { term: 'Kubelet' }],
      'category',
      'which other entries have',
    ],
    ['bare-acronym', 'nothing that spells it out', [{ term: 'CRI' }], 'aliases', 'what “CRI” is short for'],
  ])('%s: %s', (rule, _, entries, field, message) => {
    const finding = found(rule, ...entries).find(({ entry }) => entry);
    expect(finding).toMatchObject({ level: 'advice', field, message: expect.stringContaining(message) });
  });

  test('names each shared form once for two entries', () => {
    const findings = found(
      'shared-form',
      { term: 'Load balancer' },
      { term: 'Balancer', aliases: ['load-balancer'] },
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain('“load balancer”');
  });

  test('on layers that few entries have is given once for the pack', () => {
    const findings = found('missing-layer', { term: 'A1', plain: 'x' }, { term: 'A2' }, { term: 'A3' });
    expect(findings.map(({ entry }) => entry)).toEqual([undefined]);
    expect(findings[0]?.message).toMatch(/of 3 entries, few or none have definition \(0\), plain \(1\)/);
  });

  test('compares with other packs when they are given', () => {
    const other = { ...packOf({ term: 'Pods', aliases: [] }), name: 'Kubernetes' };
    const findings = checkPack(packOf({ term: 'Sidecar' }, { term: 'Pod' }), { isEveryday, others: [other] });
    const shared = findings.filter(({ rule }) => rule === 'other-pack');
    expect(shared).toHaveLength(1);
    expect(shared[0]).toMatchObject({
      entry: { id: 'pod' },
      message: expect.stringContaining('pack “Kubernetes”'),
    });
  });

  test('says nothing of what the browser keeps beside a pack', () => {
    const stored = { ...packOf({ term: 'Pod' }), own: true } as Pack;
    expect(checkPack(stored, { isEveryday }).filter(({ rule }) => rule === 'unknown-field')).toEqual([]);
  });
});

test('every message says what to do, and every rule has one level', () => {
  const findings = checkPack(
    packOf({ term: 'CRI', blurb: 'See <b>X</b>', aliases: ['branch', '>>>', 'Kubеlet'] }, { term: 'cri' }),
    { isEveryday },
  );
  for (const { rule, level, message } of findings) {
    expect(level).toBe(RULES[rule]);
    expect(message).toMatch(/[:;,] \S/);
  }
});

test('inspecting takes what parsing takes', () => {
  const data = {
    format: 'lumomate-pack/1',
    id: 'a',
    name: 'A',
    entries: [{ term: 'Pod', blurb: 'x', zip: 1 }],
  };
  const { pack, problems, unknown }: Inspected = inspectPack(data);
  expect(problems).toEqual([]);
  expect(pack).toEqual(parsePack(data).pack);
  expect(unknown).toMatchObject([{ entry: 1, field: 'zip' }]);
});

test('there is next to nothing to say about the built-in glossary', () => {
  const findings = checkPack(builtInPack(), { isEveryday });
  expect(findings.filter(({ rule }) => !rule.startsWith('everyday-'))).toEqual([]);
  expect(findings.length).toBeLessThan(30);
});

test.skipIf(!hasData)('there is much to say about real glossaries, and no error', () => {
  const findings = checkPack(loadGlossary('mdn'), { isEveryday });
  expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  // MDN writes HTML into its texts and has homographs.
  for (const rule of ['markup', 'shared-form', 'long-blurb'] as const) {
    expect(findings.filter((finding) => finding.rule === rule).length).toBeGreaterThan(10);
  }
});
