import { describe, expect, test } from 'vitest';
import { findTerms } from '../../entrypoints/background/find-terms.ts';
import { explain } from '../../entrypoints/background/look-up.ts';
import { hostOf, shelfFor } from '../../entrypoints/background/shelf.ts';
import { findClashes } from '../../glossary/clashes.ts';
import { FormIndex } from '../../glossary/form-index.ts';
import { unpackFound } from '../../glossary/found-message.ts';
import { indexPack } from '../../glossary/index-pack.ts';
import { parsePack } from '../../glossary/pack.ts';
import { type PackSettings, parsePackSettings } from '../../glossary/pack-settings.ts';
import { noEverydayWords } from './forms-in.ts';

function stored(id: string, terms: string[]) {
  const entries = terms.map((term) => ({ term, blurb: `${term} of ${id}` }));
  const { pack } = parsePack({ format: 'lumomate-pack/1', id, name: id, entries });
  const { entries: _, ...info } = pack;
  return {
    pack: { ...info, entryCount: terms.length, categoryCounts: {}, stamp: id },
    index: new FormIndex(indexPack(pack, noEverydayWords)),
  };
}

const PACKS = [
  stored('acme', ['Pod', 'Load balancer']),
  stored('bank', ['Pod', 'Bond']),
  stored('lumomate', ['Pod', 'Load balancer', 'Node']),
];

function shelf(settings: Partial<PackSettings>, host?: string) {
  const library = {
    packs: () => PACKS.map(({ pack }) => pack),
    indexes: () => PACKS,
  };
  return shelfFor(library as never, { ...parsePackSettings(undefined), ...settings }, host);
}

/** The packs that explain “pod”, the one in front first. */
function explaining(settings: Partial<PackSettings>, host?: string): string[] {
  const [found] = unpackFound(findTerms(shelf(settings, host), { texts: [['a pod', '']] }), ['a pod']);
  const keys = found!.mentions.flatMap(({ meanings }) => meanings.map(({ key }) => key));
  return keys.map((key) => key.split('/')[0]!);
}

describe('a word is explained', () => {
  test.each<[string, Partial<PackSettings>, string | undefined, string[]]>([
    ['by all packs, the built-in one last', {}, 'a.example', ['acme', 'bank', 'lumomate']],
    [
      'in the reader’s order',
      { packOrder: ['lumomate', 'bank', 'acme'] },
      undefined,
      ['lumomate', 'bank', 'acme'],
    ],
    ['without packs that are off', { packsOff: ['acme'] }, 'a.example', ['bank', 'lumomate']],
    [
      'only by packs that are on there',
      { packSites: { acme: { only: ['b.example'] }, bank: { not: ['a.example'] } } },
      'a.example',
      ['lumomate'],
    ],
    ['by the chosen pack first', { packChoices: { pod: 'bank' } }, 'a.example', ['bank', 'acme', 'lumomate']],
    [
      'as before where the chosen pack is off',
      { packChoices: { pod: 'bank' }, packsOff: ['bank'] },
      'a.example',
      ['acme', 'lumomate'],
    ],
  ])('%s', (_, settings, host, packs) => {
    expect(explaining(settings, host)).toEqual(packs);
  });

  test('a selected text is explained by the same pack', () => {
    expect(explain(shelf({}), 'pods')).toEqual({ key: 'acme/pod' });
    expect(explain(shelf({ packOrder: ['bank'] }), 'pod')).toEqual({ key: 'acme/pod' });
    expect(explain(shelf({ packOrder: ['bank', 'acme'] }), 'pod')).toEqual({ key: 'bank/pod' });
    expect(explain(shelf({ packChoices: { pod: 'lumomate' } }), 'pod')).toEqual({ key: 'lumomate/pod' });
  });

  test('for the host of the tab, also in its frames; for none in our own pages', () => {
    const origin = 'chrome-extension://us/';
    const tab = { url: 'https://top.example/page' };
    expect(hostOf({ url: 'https://frame.example/', tab }, origin)).toBe('top.example');
    expect(hostOf({ url: 'https://frame.example/' }, origin)).toBe('frame.example');
    expect(
      hostOf({ url: `${origin}options.html`, tab: { url: `${origin}options.html` } }, origin),
    ).toBeUndefined();
    expect(hostOf({ url: 'file:///home/page.html' }, origin)).toBe('');
  });
});

describe('clashes', () => {
  const find = (packs = PACKS, most = 10) =>
    findClashes(
      packs.map(({ pack: { id }, index }) => ({ id, index })),
      most,
      () => Promise.resolve(),
    );

  test('are what several packs define, singular and plural once, in the packs’ order', async () => {
    const { clashes, more } = await find();
    expect(clashes.map(({ forms }) => forms[0])).toEqual(['load balancer', 'pod']);
    expect(clashes[1]).toMatchObject({
      forms: ['pod', 'pods'],
      meanings: [
        { pack: 'acme', key: 'acme/pod', term: 'Pod' },
        { pack: 'bank', key: 'bank/pod', term: 'Pod' },
        { pack: 'lumomate', key: 'lumomate/pod', term: 'Pod' },
      ],
    });
    expect(more).toBe(false);
  });

  test('are none in one pack alone, not even of two of its entries', async () => {
    expect(await find([stored('one', ['Pod', 'Pods'])])).toEqual({ clashes: [], more: false });
    expect(await find([stored('one', ['Pod', 'Pods']), stored('two', ['Node'])])).toEqual({
      clashes: [],
      more: false,
    });
    expect(await find([])).toEqual({ clashes: [], more: false });
  });

  test('are cut off at the number asked for, and it is said', async () => {
    const { clashes, more } = await find(PACKS, 1);
    expect([clashes.length, more]).toEqual([1, true]);
  });

  test('of a large pack and a small one are found without listing the large one', async () => {
    const large = stored(
      'large',
      Array.from({ length: 2_000 }, (_, i) => `term${i} word`),
    );
    const small = stored('small', ['term77 word', 'other']);
    const { clashes } = await find([large, small]);
    expect(clashes.map(({ meanings }) => meanings.map(({ key }) => key))).toEqual([
      ['large/term77-word', 'small/term77-word'],
    ]);
  });
});
