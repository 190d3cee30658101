import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { parsePack } from '../../glossary/pack.ts';
import { MOST_LISTED, packPage } from '../../glossary/publish/page.ts';
import { PAGE_STYLE } from '../../glossary/publish/page-style.ts';

const HOSTILE = `</script><script>alert(1)</script><img src=x onerror="alert(1)"> & 'quoted' "twice" <!--`;

function packWith(entries: object[], more: object = {}) {
  return parsePack({ format: 'lumomate-pack/1', id: 'acme', name: 'Acme', ...more, entries }).pack;
}

function pageOf(pack: ReturnType<typeof packWith>, address = '') {
  const styleSha256 = createHash('sha256').update(PAGE_STYLE).digest('base64');
  const text = packPage(pack, { file: 'acme.json', address, styleSha256, published: '2026-11-23T10:00:00Z' });
  const { document } = parseHTML(text);
  const json = document.querySelector('script')?.textContent ?? '';
  return { text, document, set: JSON.parse(json) };
}

const ENTRIES = [
  {
    term: 'Pod',
    aliases: ['pods'],
    blurb: 'A group.',
    definition: 'A group of containers.',
    category: 'Run',
  },
  { term: 'Blast radius', definition: 'First.\n\nSecond.', category: 'Talk' },
];

describe('the page', () => {
  test('offers the pack, and lists its terms by category with anchors', () => {
    const { document } = pageOf(packWith(ENTRIES));
    const link = document.querySelector('link[rel=glossary]');
    expect([link?.getAttribute('type'), link?.getAttribute('href')]).toEqual([
      'application/json',
      'manifest.json',
    ]);
    const sections = [...document.querySelectorAll('section')].map((section) => [
      section.querySelector('h2')?.textContent?.trim(),
      ...[...section.querySelectorAll('article')].map((one) => [
        one.id,
        one.querySelector('p:last-child')?.textContent,
      ]),
    ]);
    expect(sections).toEqual([
      ['Run 1 term', ['term-pod', 'A group.']],
      ['Talk 1 term', ['term-blast-radius', 'First.']],
    ]);
    for (const anchor of document.querySelectorAll('a[href^="#"]')) {
      const id = decodeURIComponent(anchor.getAttribute('href')!.slice(1));
      expect(document.getElementById(id), id).not.toBeNull();
    }
  });

  test('says its set of terms as schema.org does', () => {
    const { set } = pageOf(packWith(ENTRIES, { licence: 'MIT' }), 'https://acme.example/words/');
    expect(set).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'DefinedTermSet',
      url: 'https://acme.example/words/',
      license: 'MIT',
      hasDefinedTerm: [
        {
          '@type': 'DefinedTerm',
          name: 'Pod',
          alternateName: ['pods'],
          description: 'A group of containers.',
          termCode: 'pod',
          url: 'https://acme.example/words/#term-pod',
        },
        { name: 'Blast radius' },
      ],
    });
  });

  test('takes nothing of a pack for HTML', () => {
    const entries = [
      {
        id: `a" onclick="x`,
        term: HOSTILE,
        aliases: [HOSTILE],
        blurb: HOSTILE,
        definition: HOSTILE,
        category: HOSTILE,
      },
    ];
    const pack = packWith(entries, {
      name: HOSTILE,
      description: HOSTILE,
      author: HOSTILE,
      licence: HOSTILE,
    });
    const { document, set, text } = pageOf(pack);
    expect(document.querySelectorAll('script')).toHaveLength(1);
    expect(document.querySelectorAll('img, [onclick], [onerror]')).toHaveLength(0);
    expect(document.querySelector('article p:last-child')?.textContent).toBe(HOSTILE);
    expect(document.querySelector('h1')?.textContent).toBe(HOSTILE);
    expect(set.hasDefinedTerm[0].name).toBe(HOSTILE);
    expect(text).not.toContain('<script>alert');
  });

  test('runs nothing and fetches nothing, by a policy that its own style fits', () => {
    const { document, text } = pageOf(packWith(ENTRIES));
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content');
    const style = /<style>(.*?)<\/style>/s.exec(text)![1]!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(createHash('sha256').update(style).digest('base64'));
    expect(document.querySelectorAll('[src], link[rel=stylesheet]')).toHaveLength(0);
    expect(style).not.toMatch(/url\(|@import/);
  });

  test('says how many terms it leaves out of a huge pack, and where they are', () => {
    const entries = Array.from({ length: MOST_LISTED + 5 }, (_, i) => ({ term: `Term ${i}`, blurb: 'x' }));
    const { document, set } = pageOf(packWith(entries));
    expect(document.querySelectorAll('article')).toHaveLength(MOST_LISTED);
    expect(set.hasDefinedTerm).toHaveLength(MOST_LISTED);
    const more = document.querySelector('.more');
    expect(more?.textContent).toMatch(/first 1,000 of 1,005 terms/);
    expect(more?.querySelector('a')?.getAttribute('href')).toBe('acme.json');
  });

  test.each<[what: string, more: object, pattern: RegExp]>([
    ['a private pack asks not to be found', { private: true }, /name="robots" content="noindex"/],
    ['a language has its own letters’ direction', { language: 'ar' }, /<h1 lang="ar" dir="auto">/],
  ])('%s', (_, more, pattern) => {
    expect(pageOf(packWith(ENTRIES, more)).text).toMatch(pattern);
  });
});
