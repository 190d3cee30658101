import { describe, expect, test } from 'vitest';
import type { Draft, DraftEntry } from '../../glossary/formats/draft.ts';
import { finishDraft } from '../../glossary/formats/finish.ts';
import { PackError, packToText, parsePackText } from '../../glossary/pack.ts';

const choice = { id: 'acme', name: 'Acme words' };

function draftOf(...entries: (Partial<DraftEntry> & { term: string })[]): Draft {
  const numbered = entries.map((entry, i) => ({ at: `row ${i + 2}`, definition: `About ${i}.`, ...entry }));
  return { format: 'csv', info: {}, entries: numbered, dropped: [], notes: [] };
}

const finish = (...entries: Parameters<typeof draftOf>) => finishDraft(draftOf(...entries), choice);

describe('a title', () => {
  test.each<[title: string, aliases: string[]]>([
    ['Pod', []],
    ['Container Runtime Interface (CRI)', ['CRI']],
    ['CRI (Container Runtime Interface)', ['Container Runtime Interface']],
    ['Node (networking)', []],
    ['f(x)', []],
  ])('“%s” stays as it is and gives the aliases %j', (title, aliases) => {
    const [entry] = finish({ term: title }).pack.entries;
    expect(entry).toMatchObject({ term: title, aliases });
  });

  test('gives none in a file of our own, which says all aliases itself', () => {
    const draft: Draft = { ...draftOf({ term: 'Single sign-on (SSO)' }), exact: true };
    expect(finishDraft(draft, choice).pack.entries[0]?.aliases).toEqual([]);
  });

  test('an alias that the file gives as well stands once', () => {
    const [entry] = finish({ term: 'Single sign-on (SSO)', aliases: ['SSO', 'single log-in'] }).pack.entries;
    expect(entry?.aliases).toEqual(['SSO', 'single log-in']);
  });
});

test('entries of one name get ids of their own, however many they are', () => {
  const many = Array.from({ length: 30_000 }, (_, i) => ({ term: 'Pod', definition: `Meaning ${i}.` }));
  const { pack, dropped } = finish(...many, { term: 'Pod', id: 'pod-2', blurb: 'Another.' }, many[7]!);
  const ids = pack.entries.map(({ id }) => id);
  expect([ids[0], ids[1], ids[29_999], ids[30_000]]).toEqual(['pod', 'pod-2', 'pod-30000', 'pod-2-2']);
  expect(new Set(ids).size).toBe(30_001);
  expect(dropped).toEqual([{ at: 'row 30003', term: 'Pod', why: 'is the same as row 9' }]);
});

test('an id that is as long as it may be stays so with a number', () => {
  const id = 'x'.repeat(128);
  const { pack } = finish({ term: 'A', id, blurb: 'One.' }, { term: 'B', id, blurb: 'Two.' });
  expect(pack.entries.map((entry) => entry.id)).toEqual([id, `${'x'.repeat(126)}-2`]);
});

describe('what is unfit is dropped alone, with its place and why', () => {
  test.each<[what: string, entry: Partial<DraftEntry> & { term: string }, why: string]>([
    ['no text', { term: 'Pod', definition: '' }, 'has neither a definition nor a blurb'],
    ['no term', { term: ' ' }, 'field “term” must not be empty'],
    ['a term of 300 letters', { term: 'x'.repeat(300) }, 'field “term” is longer than 200 characters'],
    [
      'an endless definition',
      { term: 'Pod', definition: 'x'.repeat(10_001) },
      'field “definition” is longer than 10000 characters',
    ],
  ])('%s', (_, entry, why) => {
    const { pack, dropped } = finish({ term: 'Kept' }, entry);
    expect(pack.entries.map(({ term }) => term)).toEqual(['Kept']);
    expect(dropped).toEqual([expect.objectContaining({ at: 'row 3', why })]);
  });

  test('a twin, word for word, but not a homograph', () => {
    const { pack, dropped } = finish(
      { term: 'Node', definition: 'A machine.' },
      { term: 'Node', definition: 'A machine.' },
      { term: 'Node', definition: 'A point of a tree.' },
    );
    expect(pack.entries.map(({ id }) => id)).toEqual(['node', 'node-2']);
    expect(dropped).toEqual([{ at: 'row 3', term: 'Node', why: 'is the same as row 2' }]);
  });

  test('what the reader of the format dropped stays listed', () => {
    const draft = { ...draftOf({ term: 'Pod' }), dropped: [{ at: 'row 9', why: 'is empty' }] };
    expect(finishDraft(draft, choice).dropped).toEqual([{ at: 'row 9', why: 'is empty' }]);
  });
});

test('see-alsos are found by id, term and alias; the others are noted', () => {
  const { pack, notes } = finish(
    { term: 'Pod', id: 'p1', seeAlso: ['NODE', 'k8s', 'p1', 'gone'] },
    { term: 'Node', seeAlso: ['p1', 'Pod'] },
    { term: 'Kubernetes', aliases: ['K8s'] },
  );
  expect(pack.entries.map(({ seeAlso }) => seeAlso)).toEqual([['node', 'kubernetes'], ['p1'], []]);
  expect(notes).toEqual(['see-alsos that lead to no entry: “gone”']);
});

test('categories by name, by id and none', () => {
  const draft = draftOf({ term: 'A', category: 'Delivery' }, { term: 'B', category: 'ops' }, { term: 'C' });
  draft.info.categories = [{ id: 'ops', name: 'Operations', section: 'Platform' }];
  const { pack } = finishDraft(draft, choice);
  expect(pack.entries.map(({ category }) => category)).toEqual(['delivery', 'ops', 'unsorted']);
  expect(pack.categories).toEqual([
    { id: 'ops', name: 'Operations', section: 'Platform' },
    { id: 'delivery', name: 'Delivery', section: 'Acme words' },
    { id: 'unsorted', name: 'Unsorted', section: 'Acme words' },
  ]);
});

test('an address that is none becomes a title, and is noted', () => {
  const { pack, notes } = finish({
    term: 'Pod',
    sources: [
      { url: 'https://kubernetes.io/docs/pods' },
      { url: 'javascript:alert(1)' },
      { title: 'A book' },
    ],
  });
  expect(pack.entries[0]?.sources).toEqual([
    { title: 'kubernetes.io', url: 'https://kubernetes.io/docs/pods' },
    { title: 'javascript:alert(1)' },
    { title: 'A book' },
  ]);
  expect(notes).toEqual(['sources that are no http(s) address, kept as titles: “javascript:alert(1)”']);
});

test('what comes out is a pack by the strict parser’s rules', () => {
  const { pack } = finish(
    { term: 'Pod (P)', aliases: ['pods'], category: 'x' },
    { term: 'Node', seeAlso: ['pod'] },
  );
  expect(parsePackText(packToText(pack))).toEqual({ pack, leftOut: [] });
});

test.each<[what: string, draft: Draft, message: string]>([
  ['nothing to take', draftOf({ term: 'Pod', definition: '' }), 'no entry is left'],
  ['a language that is none', { ...draftOf({ term: 'Pod' }), info: { language: '!' } }, 'field “language”'],
])('%s is refused', (_, draft, message) => {
  expect(() => finishDraft(draft, choice)).toThrow(PackError);
  expect(() => finishDraft(draft, choice)).toThrow(message);
});
