import { describe, expect, test } from 'vitest';
import { frontPath, readFront } from '../../components/glossary/front-address.ts';
import { countBy, inOrder, isOn, lettersOf, listPack } from '../../glossary/catalogue.ts';
import { highlight } from '../../glossary/highlight.ts';
import { slipsTo } from '../../glossary/near-words.ts';
import { keyOfPath } from '../../glossary/requests.ts';
import { createSearch } from '../../glossary/search.ts';

const PACK = { id: 'p', name: 'Pack', language: 'en' };
const CATEGORIES = [
  { id: 'run', name: 'Running', section: 'Substrate' },
  { id: 'data', name: 'Data', section: 'Substrate' },
];

function listed(...entries: [term: string, blurb?: string, aliases?: string[], category?: string][]) {
  const heads = entries.map(([term, blurb = '', aliases = [], category = 'run']) => ({
    ...{ id: term.toLowerCase(), term, blurb, aliases, category },
  }));
  return listPack(PACK, CATEGORIES, heads);
}

const ENTRIES = listed(
  ['Orchestration', 'Software that places programs on machines.', ['container orchestration']],
  ['Container', 'A program boxed up with all it needs.'],
  ['Kubernetes', 'The system that keeps containers running.', ['K8s']],
  ['Cache', 'Keeps what was fetched near by.', [], 'data'],
  ['Cache invalidation', 'Knowing when a cache is wrong.', [], 'data'],
  ['C++', 'A programming language.'],
  ['C', 'A programming language.'],
  ['Naïve Bayes', 'A classifier.', [], 'data'],
);

describe('search', () => {
  const search = createSearch();
  search.add(ENTRIES.slice(0, 3));
  search.add(ENTRIES.slice(3));
  const found = (query: string) => search.find(query).map(({ entry }) => entry.term);

  test.each([
    ['orch', ['Orchestration']],
    ['ORCHESTRATION', ['Orchestration']],
    ['k8s', ['Kubernetes']],
    ['naive', ['Naïve Bayes']],
    ['container run', ['Kubernetes']],
    ['boxed', ['Container']],
    ['nothing of the kind', []],
    ['', []],
    ['…', []],
  ])('for %j finds %j', (query, terms) => {
    expect(found(query)).toEqual(terms);
  });

  test('puts the entry of that very name first, and names before blurbs', () => {
    expect(found('cache').slice(0, 2)).toEqual(['Cache', 'Cache invalidation']);
    expect(found('c++')[0]).toBe('C++');
    expect(found('c')[0]).toBe('C');
    expect(found('container')[0]).toBe('Container');
  });

  test.each([
    ['kuberentes', 'Kubernetes'],
    ['kubrnet', 'Kubernetes'],
    ['orchstration', 'Orchestration'],
    ['contianer', 'Container'],
    ['chache', 'Cache'],
    ['invaldation cahce', 'Cache invalidation'],
  ])('forgives the slip in %j', (query, term) => {
    expect(found(query)[0]).toBe(term);
  });
});

describe('a slip', () => {
  test.each([
    ['cont', 'container', 0],
    ['conx', 'container', 1],
    ['ocntai', 'container', 1],
    ['cntai', 'container', 1],
    ['conttai', 'container', 1],
    ['kubrntes', 'kubernetes', 2],
    ['zzzz', 'container', 3],
    ['containers', 'container', 1],
  ])('from %s to %s: %i', (typed, word, slips) => {
    expect(slipsTo(typed, word, 2)).toBe(slips);
  });
});

describe('highlights', () => {
  const marked = (text: string, query: string, words: string[]) =>
    highlight(text, query, words)
      .map(({ text: stretch, found }) => (found ? `[${stretch}]` : stretch))
      .join('');

  test.each([
    ['Orchestration of things', 'orch', ['orchestration'], '[Orch]estration of things'],
    [
      'Two containers, one container',
      'contain',
      ['container', 'containers'],
      'Two [contain]ers, one [contain]er',
    ],
    ['Kubernetes', 'kuberentes', ['kubernetes'], '[Kubernetes]'],
    ['Naïve Bayes', 'naiv', ['naive'], '[Naïv]e Bayes'],
    ['Nai\u0308ve Bayes', 'nai', ['naive'], '[Nai\u0308]ve Bayes'],
    ['<b>bold</b>', 'b', ['b'], '<[b]>bold</[b]>'],
    ['nothing here', 'orch', ['orchestration'], 'nothing here'],
    ['', 'orch', ['orchestration'], ''],
  ])('of %j for %j', (text, query, words, said) => {
    expect(marked(text, query, words)).toBe(said);
  });
});

describe('the catalogue', () => {
  test('is in the order of the alphabet, without regard to signs and accents', () => {
    const order = inOrder(listed(['zebra'], ['.NET'], ['Élan'], ['eel'], ['4G'], ['Node'], ['Ж']));
    expect(order.map(({ term }) => term)).toEqual(['4G', 'eel', 'Élan', '.NET', 'Node', 'zebra', 'Ж']);
    expect([...lettersOf(order)]).toEqual([
      ['#', 0],
      ['E', 1],
      ['N', 3],
      ['Z', 5],
      ['Ж', 6],
    ]);
  });

  test('says of each choice how many entries it would show', () => {
    const all = { pack: '', section: '', category: '' };
    const chosen = { ...all, category: 'p/data' };
    expect(ENTRIES.filter((entry) => isOn(chosen, entry))).toHaveLength(3);
    expect(Object.fromEntries(countBy(ENTRIES, chosen).categories)).toEqual({ 'p/run': 5, 'p/data': 3 });
    expect(Object.fromEntries(countBy(ENTRIES, chosen).packs)).toEqual({ p: 3 });
    expect(Object.fromEntries(countBy(ENTRIES, { ...all, pack: 'other' }).sections)).toEqual({});
  });

  test('puts an entry whose category nobody lists into one of its pack', () => {
    const [entry] = listed(['Stray', '', [], 'gone']);
    expect(entry?.category).toEqual({ id: 'gone', name: 'gone', section: 'Pack' });
  });
});

describe('the front page’s address', () => {
  test.each([
    { query: 'a&b=c #/ “é”', pack: 'p', section: '', category: 'p/x y' },
    { query: '', pack: '', section: 'Infra / DevOps', category: '' },
    { query: '', pack: '', section: '', category: '' },
  ])('gives back what it was made of: %j', (state) => {
    const { hash } = new URL(frontPath(state), 'https://example.org');
    expect(readFront(hash)).toEqual(state);
    expect(keyOfPath('', hash)).toBeUndefined();
  });

  test('is not that of an entry', () => {
    expect(keyOfPath('', '#/substrate/infra-devops/orchestration')).toBe('lumomate/orchestration');
    expect(keyOfPath('?pack=p', '#/x')).toBe('p/x');
    expect(keyOfPath('', '')).toBeUndefined();
  });
});
