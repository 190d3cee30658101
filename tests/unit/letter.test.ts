import { describe, expect, test } from 'vitest';
import { type LetterSources, type Met, writeLetter } from '../../glossary/letter.ts';
import { firstSentence, questionsOf, withoutNames } from '../../glossary/questions.ts';
import { answer, type Memory, newMemory } from '../../glossary/recall.ts';
import type { EntryView, Neighbour } from '../../glossary/requests.ts';

const NOW = Date.UTC(2026, 10, 23, 8);
const DAY = 86_400_000;

interface Told {
  blurb?: string;
  myth?: string;
  seeAlso?: string[];
  thin?: boolean;
}

/** A glossary of terms with all their layers, unless told otherwise. */
function glossary(told: Record<string, Told>): (key: string) => Promise<EntryView | null> {
  const near = (term: string): Neighbour => ({
    key: `p/${term}`,
    term,
    blurb: told[term]?.blurb ?? `What ${term} is.`,
    path: `/glossary.html#/a/b/${term}`,
  });
  return async (key) => {
    const term = key.slice(2);
    const { thin, seeAlso = [], ...texts } = told[term] ?? {};
    if (!told[term]) return null;
    const layers = thin
      ? {}
      : { definition: 'D.', plain: 'P.', myth: 'So they say. It is not so.', takeaway: 'T.' };
    const lists = { aliases: [], sources: [], seeAlso: seeAlso.map((id) => id), caseSensitive: false };
    return {
      key,
      path: near(term).path,
      entry: { id: term, term, category: 'c', blurb: `What ${term} is.`, ...layers, ...texts, ...lists },
      category: { id: 'c', name: 'C', section: 'S' },
      pack: { id: 'p', name: 'P', version: '1.0.0', language: 'en', private: false },
      seeAlso: seeAlso.map(near),
      links: {},
    };
  };
}

function sources(more: Partial<LetterSources>): LetterSources {
  const none = { met: [], memories: [], recentEssays: [], fallbacks: [] };
  return { week: '2026-W48', now: NOW, isRecording: true, view: async () => null, ...none, ...more };
}

const met = (terms: Record<string, number>): Met[] =>
  Object.entries(terms).map(([term, times], i) => ({ key: `p/${term}`, times, last: NOW - i * 1_000 }));

const remembered = (term: string): Memory => {
  let memory = newMemory(`p/${term}`, NOW - 100 * DAY);
  for (let i = 0; i < 6; i++) memory = answer(memory, 'good', memory.due);
  return { ...memory, answered: NOW, due: NOW + 30 * DAY };
};

describe('the essay is about the term most worth understanding better', () => {
  const all = glossary({ pod: {}, node: {}, dns: {}, thin: { thin: true } });
  test.each<[what: string, more: Partial<LetterSources>, term: string | undefined, why?: string]>([
    ['the one met most', { met: met({ pod: 1, node: 3 }) }, 'node', 'often'],
    [
      'not what is remembered',
      { met: met({ pod: 1, node: 3 }), memories: [remembered('node')] },
      'pod',
      'new',
    ],
    [
      'not what the reader knows',
      { met: met({ node: 3 }), memories: [{ ...remembered('node'), known: true }] },
      undefined,
    ],
    [
      'what was forgotten',
      { met: met({ dns: 1 }), memories: [{ ...newMemory('p/dns', NOW), lapses: 1 }] },
      'dns',
      'forgotten',
    ],
    ['not the essay of last week', { met: met({ pod: 1, node: 3 }), recentEssays: ['p/node'] }, 'pod', 'new'],
    [
      'that again, if there is nothing else',
      { met: met({ node: 3 }), recentEssays: ['p/node'] },
      'node',
      'often',
    ],
    ['nothing of two lines', { met: met({ thin: 9, pod: 1 }) }, 'pod', 'new'],
    ['no entry that is gone', { met: met({ gone: 9, pod: 1 }) }, 'pod', 'new'],
    ['one of the glossary’s, when nothing was met', { fallbacks: ['p/dns'] }, 'dns', 'chosen'],
    ['none, when there is none', {}, undefined],
  ])('%s', async (_, more, term, why) => {
    const { essay } = await writeLetter(sources({ view: all, ...more }));
    expect(essay?.view.entry.term).toBe(term);
    if (why) expect(essay?.why).toBe(why);
  });
});

test('a week’s letter: the others by how often, one myth, three questions of three kinds, one neighbour not met', async () => {
  const view = glossary({
    pod: { seeAlso: ['node', 'cluster'] },
    node: { myth: '“A node is a machine.” It may be a part of one.' },
    dns: {},
    api: {},
    cluster: {},
  });
  const letter = await writeLetter(sources({ view, met: met({ pod: 5, node: 3, dns: 2, api: 1 }) }));
  expect(letter).toMatchObject({ kind: 'met', week: '2026-W48', terms: 4, times: 11, more: 0 });
  expect(letter.essay?.view.key).toBe('p/pod');
  expect(letter.others.map(({ term }) => term)).toEqual(['node', 'dns', 'api']);
  expect(letter.myth).toMatchObject({ term: 'node' });
  expect(letter.questions.map(({ kind }) => kind).toSorted()).toEqual(['meaning', 'myth', 'term']);
  expect(new Set(letter.questions.map(({ key }) => key)).size).toBe(3);
  expect(letter.next).toMatchObject({ term: 'cluster', after: 'pod' });
});

test('what is due is asked before what was met', async () => {
  const view = glossary({ pod: {}, old: {} });
  const letter = await writeLetter(
    sources({ view, met: met({ pod: 5 }), memories: [newMemory('p/old', NOW - 9 * DAY)] }),
  );
  expect(letter.questions[0]?.term).toBe('old');
});

test('a hundred terms make no list of a hundred', async () => {
  const terms = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`t${i}`, {}]));
  const view = glossary(terms);
  const letter = await writeLetter(
    sources({ view, met: met(Object.fromEntries(Object.keys(terms).map((t) => [t, 1]))) }),
  );
  expect([letter.others.length, letter.more]).toEqual([12, 87]);
});

test('the same past gives the same letter', async () => {
  const view = glossary({ pod: {}, node: {}, dns: {} });
  const write = () => writeLetter(sources({ view, met: met({ pod: 1, node: 1, dns: 1 }) }));
  expect(await write()).toEqual(await write());
});

test.each<[what: string, more: Partial<LetterSources>, kind: string]>([
  ['an empty week', {}, 'quiet'],
  ['with nothing recorded', { isRecording: false }, 'unrecorded'],
])('%s is said to be one', async (_, more, kind) => {
  const letter = await writeLetter(sources(more));
  expect(letter).toMatchObject({ kind, terms: 0, times: 0, others: [], questions: [] });
});

describe('questions', () => {
  test('a clue does not give the term away', async () => {
    const view = glossary({ pod: { blurb: 'A Pod, or pods, run containers; a podium does not.' } });
    const clue = questionsOf((await view('p/pod'))!).find(({ kind }) => kind === 'term');
    expect(clue).toMatchObject({ clue: 'A …, or …, run containers; a podium does not.' });
  });

  test.each([
    ['CI/CD is (CI/CD).', ['CI/CD'], '… is (…).'],
    ['Load\nbalancers balance.', ['load balancer'], '… balance.'],
    ['Nothing here.', [''], 'Nothing here.'],
    ['C++ (C plus plus)', ['C++'], '… (C plus plus)'],
  ])('%j without %j', (text, names, left) => {
    expect(withoutNames(text, names)).toBe(left);
  });

  test('a quoted belief is a claim; prose is none', async () => {
    const view = glossary({
      a: { myth: '“Pods are machines.” They are not.' },
      b: { myth: 'Some say it. No.' },
    });
    const claims = async (key: string) =>
      questionsOf((await view(key))!).flatMap((one) =>
        one.kind === 'myth' && !one.isTrue ? [one.claim] : [],
      );
    expect(await claims('p/a')).toEqual(['Pods are machines.']);
    expect(await claims('p/b')).toEqual([]);
  });

  test.each([
    ['One. Two.', 'One.'],
    ['Version 1.4 is out. Yes.', 'Version 1.4 is out.'],
    ['e.g. this one', 'e.g. this one'],
    ['', ''],
  ])('the first sentence of %j', (text, first) => {
    expect(firstSentence(text)).toBe(first);
  });
});
