import { describe, expect, test } from 'vitest';
import type { Entry } from '../../glossary/pack-types.ts';
import { matcherOf } from '../glossary/all-forms.ts';
import { claimFlaws, ownExampleFlaws } from '../glossary/claims.ts';
import { describeFlaw, type Flaw } from '../glossary/flaw.ts';
import { layerFlaws, linkFlaws } from '../glossary/layers.ts';
import { gradeOf, readingFlaws } from '../glossary/reading.ts';
import { repeatFlaws, restatementFlaws } from '../glossary/repeats.ts';
import { spellingFlaws, wordListFlaws, wordListFor } from '../glossary/spelling.ts';

/** Each rule of `glossary:check` lets a good entry pass and bites a bad one. */

const GOOD: Entry = {
  id: 'load-balancer',
  term: 'Load balancer',
  aliases: [],
  category: 'networking',
  seeAlso: ['proxy', 'cache'],
  sources: [],
  caseSensitive: false,
  blurb: 'A doorman who shares out visitors among several identical servers.',
  definition: `Forwards each incoming connection to one of several machines that give the same answer, by a rule such
    as the fewest open connections, and leaves out those that fail its health checks until they recover.`,
  plain: `One shop till has a long queue. So the shop opens three more, and a clerk at the front sends each buyer to
    the shortest line. If a till breaks, the clerk sends nobody there. All buyers get out sooner.`,
  picture: `The head waiter of a large café leads guests to whichever section has the emptiest tables. A section whose
    waiter went home is skipped. Guests never learn how many waiters there are; the front door stays the same.`,
  where: `In the bill of every cloud provider, in the settings of nginx and in reports about shops that went down on
    their busiest day because all visitors landed on one machine while the others idled.`,
  example: `A ticket shop has four servers. At noon 8,000 people arrive. The load balancer gives 2,000 to each. At five
    past, one stops answering; after three failed checks its share goes to the other three.`,
  myth: `More machines behind it always mean more speed. If all of them wait for one database, the queue has only
    moved, and the next machine that is added makes it longer instead of shorter.`,
  takeaway: 'It makes many machines look like one that never sleeps.',
};
for (const layer of ['definition', 'plain', 'picture', 'where', 'example', 'myth'] as const) {
  GOOD[layer] = GOOD[layer]?.replace(/\s+/g, ' ') ?? '';
}

/** An entry without any text. */
const NOTHING: Entry = {
  id: 'proxy',
  term: 'Proxy',
  aliases: [],
  category: 'networking',
  seeAlso: [],
  sources: [],
  caseSensitive: false,
};

const HARD = `Organisational interoperability necessitates comprehensive authentication infrastructure, facilitating
  institutional accountability throughout heterogeneous administrative environments.`;

function other(change: Partial<Entry>): Entry {
  return { ...GOOD, id: 'proxy', term: 'Proxy', ...change };
}

function said(flaws: readonly Flaw[]): string {
  return flaws.map(describeFlaw).join('\n');
}

test('a flaw is told by file, entry, layer and reason', () => {
  expect(said(layerFlaws({ ...GOOD, blurb: '' }))).toBe(
    'glossary/packs/networking.yaml, load-balancer, blurb: is missing',
  );
});

describe('layers', () => {
  test('that are all there pass', () => {
    expect(said(layerFlaws(GOOD))).toBe('');
  });
  test.each<[what: string, change: Partial<Entry>, flaw: string]>([
    ['none', { myth: '' }, 'myth: is missing'],
    ['too short', { where: 'In bills.' }, 'where: has 9 characters; at least 120'],
    ['too long', { example: 'x'.repeat(701) }, 'example: has 701 characters; at most 700'],
    ['a long blurb', { blurb: `${'x'.repeat(90)}.` }, 'blurb: has 91 characters; at most 90'],
    ['a long take-away', { takeaway: 'x'.repeat(121) }, 'takeaway: has 121 characters; at most 120'],
    ['no full stop', { blurb: 'A doorman' }, 'blurb: does not end in a full stop'],
    ['an ellipsis', { blurb: 'A doorman...' }, 'blurb: does not end in a full stop'],
    ['shouting', { takeaway: 'It never sleeps!' }, 'takeaway: has an exclamation mark'],
  ])('%s', (_, change, flaw) => {
    expect(said(layerFlaws({ ...GOOD, ...change }))).toContain(flaw);
  });
  test.each(['`!important` wins.', 'She said "Stop!" and left.', 'The Fritz!Box hums.'])(
    '%s passes',
    (text) => {
      expect(said(layerFlaws({ ...GOOD, takeaway: text }))).toBe('');
    },
  );
});

describe('see-also', () => {
  const ids = new Set(['load-balancer', 'proxy', 'cache']);
  test.each<[what: string, seeAlso: string[], flaw: string]>([
    ['two that live', ['proxy', 'cache'], ''],
    ['one', ['proxy'], 'leads to 1 other entries; at least 2'],
    ['a dead one', ['proxy', 'cache', 'gone'], '“gone” is no entry'],
    ['one twice', ['proxy', 'cache', 'proxy'], 'says one twice'],
    ['itself', ['proxy', 'cache', 'load-balancer'], 'leads to itself'],
  ])('%s', (_, seeAlso, flaw) => {
    expect(said(linkFlaws({ ...GOOD, seeAlso }, ids)).replace(/^.*seeAlso: /, '')).toBe(flaw);
  });
});

describe('a run of six words in two entries', () => {
  const repeats = (change: Partial<Entry>) => {
    const entries = [
      { ...GOOD, takeaway: 'It makes many machines look like one.' },
      { ...NOTHING, ...change },
    ];
    return said(repeatFlaws(entries, matcherOf(entries)));
  };
  test.each<[where: string, change: Partial<Entry>, flaw: string]>([
    [
      'in the same layer',
      { takeaway: 'And it makes many machines look like none.' },
      'proxy, takeaway: “it makes many machines look like” is also in load-balancer',
    ],
    ['in another layer', { myth: 'And it makes many machines look like none.' }, ''],
    ['but five words', { takeaway: 'It makes many machines look better.' }, ''],
  ])('%s', (_, change, flaw) => {
    expect(repeats(change).replace(/^\S+ /, '')).toBe(flaw);
  });
  test('is none where a term has several of the words', () => {
    const one = { ...GOOD, term: 'Single point of failure', blurb: 'It is a single point of failure.' };
    const two = { ...NOTHING, blurb: 'Here it is a single point of failure.' };
    expect(said(repeatFlaws([one, two], matcherOf([one, two])))).toBe('');
    expect(said(repeatFlaws([one, two], matcherOf([two])))).toContain('blurb');
  });
});

describe('the blurb', () => {
  test('is said once', () => {
    expect(said(restatementFlaws(GOOD))).toBe('');
  });
  test.each<[what: string, change: Partial<Entry>]>([
    ['word by word', { plain: `Hello. ${GOOD.blurb}` }],
    [
      'in other forms and order',
      { takeaway: 'Several identical servers: the doorman is sharing out a visitor.' },
    ],
  ])('is not said again %s', (_, change) => {
    expect(said(restatementFlaws({ ...GOOD, ...change }))).toContain('says the blurb again');
  });
});

describe('plain language', () => {
  test('has a grade', () => {
    expect(gradeOf(GOOD.plain ?? '')).toBeLessThan(5);
    expect(gradeOf(HARD)).toBeGreaterThan(20);
  });
  test('is easy in 95 % of entries', () => {
    const hard = other({ plain: HARD });
    const easy = (count: number) => Array.from({ length: count }, () => GOOD);
    expect(said(readingFlaws([...easy(19), hard]))).toBe('');
    expect(said(readingFlaws([...easy(18), hard]))).toMatch(
      /proxy, plain: has reading grade \d+\.\d; at most 9/,
    );
  });
});

describe('a form that two entries claim', () => {
  const claims = (
    one: Partial<Entry>,
    two: Partial<Entry>,
    decided: string[] = [],
    reason = 'Both are so called.',
  ) =>
    said(
      claimFlaws(
        [{ ...GOOD, ...one }, other({ id: 'proxy', term: 'Proxy', ...two })],
        decided.length ? [{ forms: decided, entries: ['proxy', 'load-balancer'], reason }] : [],
      ),
    );
  const both = 'is claimed by load-balancer and proxy';
  test.each<[what: string, one: Partial<Entry>, two: Partial<Entry>, flaw: string]>([
    ['none', {}, {}, ''],
    ['by alias', { aliases: ['NLB'] }, { aliases: ['NLB'] }, `“nlb” ${both}`],
    ['in the plural', { aliases: ['gateways'] }, { aliases: ['gateway'] }, `“gateway” ${both}`],
    ['with a hyphen', { aliases: ['front-end'] }, { aliases: ['front end'] }, `“front end” ${both}`],
    ['in another case', { aliases: ['REST'] }, { aliases: ['rest'] }, `“rest” ${both}`],
    ['but HTTPs and HTTPS do not meet', { aliases: ['HTTP'] }, { aliases: ['HTTPS'] }, ''],
  ])('%s', (_, one, two, flaw) => {
    expect(claims(one, two)).toContain(flaw);
    if (!flaw) expect(claims(one, two)).toBe('');
  });

  test('is left to them where that has been decided, with a reason', () => {
    const nlb = { aliases: ['NLB'] };
    expect(claims(nlb, nlb, ['nlb', 'nlbs'])).toBe('');
    expect(claims(nlb, nlb, ['nlb'])).toContain('“nlbs” is claimed');
    expect(claims(nlb, nlb, ['nlb', 'nlbs'], '')).toContain('has no reason');
  });
  test('is not decided where nobody claims it', () => {
    expect(claims({}, {}, ['nlb'])).toContain('“nlb” has no reason, or is not claimed twice');
  });
});

describe('an example', () => {
  const found = (entries: Entry[]) => said(ownExampleFlaws(entries, matcherOf(entries)));
  test('uses its term', () => {
    expect(found([GOOD])).toBe('');
    expect(found([{ ...GOOD, example: 'The balancer gives 2,000 to each.' }])).toContain(
      'does not use its own term',
    );
  });
  test('uses it by itself', () => {
    const longer = other({ term: 'Load balancer rule', example: 'A load balancer rule.' });
    expect(found([{ ...GOOD, example: 'A load balancer rule.' }, longer])).toContain(
      'load-balancer, example',
    );
  });
});

describe('spelling', () => {
  const spelling = (takeaway: string, own: string[] = []) =>
    said(spellingFlaws([{ ...NOTHING, takeaway }], own)).replaceAll(/^.*takeaway: | is no word.*$/gm, '');
  test.each<[text: string, flaw: string]>([
    ['The colour of a neighbour’s centre is grey.', ''],
    ['Recieve it.', '“Recieve”'],
    ['The color is grey.', '“color”'],
    ['Well-knwon.', '“knwon”'],
    ['Its `recieve()` and recieve.example.org are code.', ''],
    ['DNS, gRPC and K8s are acronyms.', ''],
  ])('%s', (text, flaw) => {
    expect(spelling(text)).toBe(flaw);
  });
  test('takes the words of the list, at the beginning of a sentence too', () => {
    expect(spelling('Sharding, sharding and Istio’s.', ['Istio', 'sharding'])).toBe('');
    expect(spelling('The istio.', ['Istio'])).toBe('“istio”');
  });

  const entries = [{ ...NOTHING, where: 'Istio and béchamel.', takeaway: 'Sharding, sharding.' }];
  test('has a list of what is needed, sorted by letters', () => {
    expect(wordListFor(entries)).toEqual(['béchamel', 'Istio', 'sharding']);
    expect(said(wordListFlaws(entries, wordListFor(entries)))).toBe('');
  });
  test.each<[what: string, list: string[], flaw: string]>([
    ['unsorted', ['Istio', 'béchamel', 'sharding'], '“Istio” stands where “béchamel” belongs'],
    [
      'with a word twice',
      ['béchamel', 'Istio', 'Istio', 'sharding'],
      '“Istio” stands where “sharding” belongs',
    ],
    [
      'with a word that no entry has',
      ['béchamel', 'Istio', 'Linkerd', 'sharding'],
      '“Linkerd” is not needed',
    ],
    ['with a word of the dictionary', ['béchamel', 'colour', 'Istio', 'sharding'], '“colour” is not needed'],
  ])('the list %s', (_, list, flaw) => {
    expect(said(wordListFlaws(entries, list))).toContain(`glossary/packs/words.txt: ${flaw}`);
  });
});
