import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { assemble } from '../../glossary/assemble.ts';
import { changesBetween } from '../../glossary/changes.ts';
import { glossaryLink } from '../../glossary/glossary-link.ts';
import { ManifestSchema } from '../../glossary/manifest.ts';
import { parsePack } from '../../glossary/pack.ts';

/** What is made of a published pack's files. */

const hash = 'a'.repeat(64);
const manifestOf = (removed: string[] = []) =>
  v.parse(ManifestSchema, {
    format: 'lumomate-manifest/1',
    pack: { id: 'acme', name: 'Acme', version: '1.2.0' },
    entries: 3,
    file: 'pack.json',
    sha256: hash,
    bytes: 100,
    removed,
    published: '2026-11-23T12:00:00Z',
  });
const entry = (term: string, blurb = term) => ({ term, blurb });

describe('a pack put together from shards', () => {
  test('is what its manifest says of it, with the entries in order', () => {
    const { pack } = parsePack(assemble(manifestOf(), [[entry('Ant'), entry('Bee')], [entry('Cow')]]));
    expect(pack).toMatchObject({ id: 'acme', name: 'Acme', version: '1.2.0' });
    expect(pack.entries.map(({ term }) => term)).toEqual(['Ant', 'Bee', 'Cow']);
  });

  test('has later entries in the place of earlier ones, whether their id is given or made from the term', () => {
    const shards = [
      [entry('Ant'), entry('Bee'), entry('Cow')],
      [{ ...entry('Bee', 'A new bee.'), id: 'bee' }],
    ];
    const { pack } = parsePack(assemble(manifestOf(), shards));
    expect(pack.entries.map(({ blurb }) => blurb)).toEqual(['Ant', 'A new bee.', 'Cow']);
  });

  test('lacks what was removed', () => {
    const { pack } = parsePack(assemble(manifestOf(['bee', 'dog']), [[entry('Ant'), entry('Bee')]]));
    expect(pack.entries.map(({ id }) => id)).toEqual(['ant']);
  });

  test('is refused by name when an entry is no entry', () => {
    expect(() => parsePack(assemble(manifestOf(), [[entry('Ant'), 5, null]]))).toThrow(
      'entry 2: must be an object',
    );
  });
});

describe('what changed between two versions', () => {
  const packOf = (...entries: object[]) =>
    parsePack({ format: 'lumomate-pack/1', id: 'acme', name: 'Acme', entries }).pack.entries;

  test('is counted, and named', () => {
    const before = packOf(entry('Ant'), entry('Bee'), entry('Cow'));
    const after = packOf(entry('Cow'), entry('Bee', 'Another.'), entry('Dog'));
    expect(changesBetween(before, after, '1.0.0')).toEqual({
      from: '1.0.0',
      added: 1,
      changed: 1,
      removed: 1,
      addedTerms: ['Dog'],
      changedTerms: ['Bee'],
      removedTerms: ['Ant'],
    });
  });

  test('is nothing when only the order of keys did', () => {
    const one = packOf({ ...entry('Ant'), illustration: { hero: { scene: 'a', n: [1, { x: 1, y: 2 }] } } });
    const other = packOf({ illustration: { hero: { n: [1, { y: 2, x: 1 }], scene: 'a' } }, ...entry('Ant') });
    expect(changesBetween(one, other, '1.0.0')).toMatchObject({ added: 0, changed: 0, removed: 0 });
  });

  test('names fifty of many', () => {
    const after = packOf(...Array.from({ length: 70 }, (_, i) => entry(`Ant ${i}`)));
    const changes = changesBetween([], after, '1.0.0');
    expect([changes.added, changes.addedTerms.length]).toEqual([70, 50]);
  });
});

describe('the glossary of a page', () => {
  const PAGE = 'https://acme.example/words/index.html';
  test.each<[html: string, found: string | undefined]>([
    [
      '<link rel="glossary" type="application/json" href="manifest.json">',
      'https://acme.example/words/manifest.json',
    ],
    ["<LINK HREF='/m.json' REL='Glossary alternate'>", 'https://acme.example/m.json'],
    ['<link rel=glossary href=a.json><link rel=glossary href=b.json>', 'https://acme.example/words/a.json'],
    ['<base href="/packs/"><link rel="glossary" href="m.json">', 'https://acme.example/packs/m.json'],
    ['<link rel="glossary" href="m.json?a=1&amp;b=2">', 'https://acme.example/words/m.json?a=1&b=2'],
    ['<link rel="glossary" type="text/html" href="glossary.html">', undefined],
    ['<link rel="glossary">', undefined],
    ['<link rel="stylesheet" href="glossary.css">', undefined],
    ['<!-- <link rel="glossary" href="m.json"> -->', undefined],
    ['<script>"<link rel=glossary href=m.json>"</script>', undefined],
    ['<title><link rel="glossary" href="m.json"></title>', undefined],
    ['<a rel="glossary" href="m.json">', undefined],
    ['', undefined],
    ['<link rel="glossary" href="m.json', undefined],
    [`${'<'.repeat(100_000)}<link rel=glossary href=m.json>`, 'https://acme.example/words/m.json'],
    [`<link rel="${'a '.repeat(100_000)}" href=m.json>`, undefined],
  ])('%#', (html, found) => {
    const start = Date.now();
    expect(glossaryLink(html, PAGE)).toBe(found);
    expect(Date.now() - start).toBeLessThan(1_000);
  });
});
