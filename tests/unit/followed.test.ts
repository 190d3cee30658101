import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFollowed } from '../../glossary/formats/followed.ts';
import { readDraft } from '../../glossary/formats/read.ts';
import { DATA } from '../bench/shared-data.ts';

/** What can be followed at an address without being a pack of ours. */

const URL_OF_FILE = 'https://acme.example/words/all.json';
const follow = (text: string, url = URL_OF_FILE) => readFollowed(new TextEncoder().encode(text), url);
const term = (name: string) => ({ '@type': 'DefinedTerm', name, description: `What ${name} is.` });
const set = JSON.stringify({
  '@context': 'https://schema.org',
  '@type': 'DefinedTermSet',
  name: 'Acme',
  version: '2.1.0',
  hasDefinedTerm: [term('Ant'), term('Bee')],
});

test.each<[what: string, text: string, name: string]>([
  [
    'a list of JSON objects',
    '[{"term":"Ant","definition":"Small."},{"term":"Bee","definition":"Busy."}]',
    'all',
  ],
  ['an object of texts', '{"Ant":"Small.","Bee":"Busy."}', 'all'],
  ['a table', 'term,definition\nAnt,Small.\nBee,Busy.\n', 'all'],
  ['schema.org terms', set, 'Acme'],
  [
    'a page with terms',
    `<!doctype html><title>T</title><script type="application/ld+json">${set}</script>`,
    'Acme',
  ],
])('%s is a pack with an id of its address', async (_, text, name) => {
  const pack = await follow(text);
  expect([pack.id, pack.name]).toEqual(['acme-example-words-all-json', name]);
  expect(pack.entries.map((entry) => entry.term)).toEqual(['Ant', 'Bee']);
});

test('an id that the file says is kept, and one that is none is not', async () => {
  const words = (id: string) =>
    JSON.stringify({ id, name: 'Acme', entries: [{ term: 'Ant', blurb: 'Small.' }] });
  expect((await follow(words('acme'))).id).toBe('acme');
  expect((await follow(words('No id!'))).id).toBe('acme-example-words-all-json');
});

test('a set’s own version is kept', async () => {
  expect((await follow(set)).version).toBe('2.1.0');
});

describe('what is refused, and why:', () => {
  test.each([
    [
      'a page without terms',
      '<!doctype html><p>Please sign in',
      /acme\.example has nothing at this address that can be/,
    ],
    ['prose', 'Ants are small, and bees are busy. They fly, too.', /has nothing at this address/],
    ['YAML', 'Ant: Small.\nBee: Busy.\n', /has nothing at this address/],
    ['Markdown', '# Words\n\n## Ant\n\nSmall.\n\n## Bee\n\nBusy.\n', /has nothing at this address/],
    [
      'SKOS',
      '{"@context":{"skos":"http://www.w3.org/2004/02/skos/core#"},"@graph":[]}',
      /has nothing at this address/,
    ],
    [
      'a later format of ours',
      '{"format":"lumomate-pack/2","entries":[]}',
      /“lumomate-pack\/2”; “lumomate-pack\/1” is what/,
    ],
    [
      'terms without a meaning',
      '[{"term":"Ant","definition":""},{"term":"Bee","definition":""}]',
      /looks like JSON, but: /,
    ],
  ])('%s', async (_, text, why) => {
    await expect(follow(text)).rejects.toThrow(why);
  });
});

const samples = join(DATA, 'samples');
if (!existsSync(samples)) console.log(`Real files are not followed: there is no ${samples}.`);

test.skipIf(!existsSync(samples))(
  'of real files, those in a followed format are, and no others',
  async () => {
    const wrong: string[] = [];
    for (const name of readdirSync(samples, { recursive: true, encoding: 'utf8' })) {
      const file = join(samples, name);
      if (!statSync(file).isFile()) continue;
      const bytes = readFileSync(file);
      const format = await readDraft([{ name, bytes }]).then(
        (draft) => draft.format,
        () => undefined,
      );
      const isFollowed = await readFollowed(bytes, `https://acme.example/${encodeURI(name)}`).then(
        () => true,
        () => false,
      );
      const isWanted = ['json', 'csv', 'schema-org'].includes(String(format));
      if (isFollowed !== isWanted) wrong.push(`${name}: ${format}, ${isFollowed ? 'followed' : 'refused'}`);
    }
    expect(wrong).toEqual([]);
  },
);
