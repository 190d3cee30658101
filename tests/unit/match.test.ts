import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTerms } from '../../entrypoints/background/find-terms.ts';
import type { Shelf } from '../../entrypoints/background/shelf.ts';
import { unpackFound } from '../../glossary/found-message.ts';
import { Matcher } from '../../glossary/match.ts';
import { foldWord, wordsOf } from '../../glossary/text.ts';
import { marked } from './forms-in.ts';

describe('a term is found', () => {
  test.each<[what: string, text: string, found: string[]]>([
    ['in any case', 'Load Balancer, LOAD BALANCER', ['Load Balancer', 'LOAD BALANCER']],
    ['over a non-breaking space', 'a load\u00a0balancer', ['load\u00a0balancer']],
    ['over a narrow non-breaking space', 'a load\u202fbalancer', ['load\u202fbalancer']],
    ['over a line break', 'a load\n   balancer', ['load\n   balancer']],
    ['with a hyphen', 'a load-balancer', ['load-balancer']],
    ['with a non-breaking hyphen', 'a load\u2011balancer', ['load\u2011balancer']],
    ['broken after its hyphen', 'a load-\nbalancer', ['load-\nbalancer']],
    ['with soft hyphens in it', 'a load bal\u00adan\u00adcer', ['load bal\u00adan\u00adcer']],
    ['as one word', 'a loadbalancer', ['loadbalancer']],
    ['in the plural', 'two load balancers', ['load balancers']],
    ['at both ends of the text', 'load balancer', ['load balancer']],
    [
      'before every kind of stop',
      'load balancer. load balancer, load balancer; load balancer!',
      Array(4).fill('load balancer'),
    ],
    [
      'in quotation marks and brackets',
      "“load balancer” (load balancer) 'load balancer'",
      Array(3).fill('load balancer'),
    ],
    [
      'in the possessive',
      "the load balancer’s log, the load balancer's log",
      ['load balancer', 'load balancer'],
    ],
    ['in the plural possessive', 'the load balancers’ logs', ['load balancers']],
    ['in a compound', 'a load-balancer-based set-up', ['load-balancer']],
    ['on either side of a slash', 'proxy/load balancer/firewall', ['load balancer']],
    ['before a dash', 'the load balancer—which fell over', ['load balancer']],
    ['at the end of a sentence that has no space after it', 'The load balancer.”', ['load balancer']],
  ])('%s', (_, text, found) => {
    expect(marked(['Load balancer'], text)).toEqual(found);
  });

  test.each<[what: string, text: string]>([
    ['words with a comma between them', 'the load, balancer'],
    ['words with a sentence end between them', 'under load. Balancer'],
    ['words over a dash', 'load – balancer'],
    ['a longer word', 'load balancering, overload balancer'],
    ['only one of its words', 'the load of the balancer'],
    ['words in another order', 'balancer load'],
  ])('but not: %s', (_, text) => {
    expect(marked(['Load balancer'], text)).toEqual([]);
  });
});

describe('a term is not found inside names, addresses and paths', () => {
  test.each([
    'spec.container.name',
    'this.container = null',
    'my_container',
    'container_id',
    'container.example.com',
    'ops@container.example',
    'container@example.com',
    '@container',
    '#container',
    '$container',
    'Foo::container::Bar',
    'C:\\container\\new',
    '/container/',
    '/var/lib/container',
    '../container',
    'https://container/',
    'https://example.com/container',
    'https://example.com/docs/container/start?x=1',
    'https://example.com/?container=1#container',
    'container.ts',
    'subcontainer',
    'container2',
  ])('%s', (text) => {
    expect(marked(['Container'], `See ${text} there`)).toEqual([]);
  });
});

describe('names with signs in them', () => {
  test.each<[term: string, text: string, found: string[]]>([
    ['C++', 'written in C++, not C', ['C++']],
    ['C', 'written in C++ and C#, then in C.', ['C']],
    ['C#', 'written in C#, not C', ['C#']],
    ['.NET', 'on the .NET runtime', ['.NET']],
    ['.NET', 'example.net and ASP.NET', []],
    ['CI/CD', 'CI/CD, CI / CD', ['CI/CD', 'CI / CD']],
    ['CI/CD', 'CI and CD', []],
    ['TCP/IP', 'over TCP/IP.', ['TCP/IP']],
    ['Node.js', 'Node.js runs it; Node.js’s loop. On Node.js.', ['Node.js', 'Node.js', 'Node.js']],
    ['Node.js', 'a node. JS too', []],
    ['Node', 'Node.js', []],
    ['R&D', 'R&D, R & D', ['R&D', 'R & D']],
    ['O’Reilly book', "an O'Reilly book", ["O'Reilly book"]],
  ])('%s in “%s”', (term, text, found) => {
    const caseSensitive = /^\W|^.$|[+#]$/.test(term);
    expect(marked([{ term, caseSensitive }], text)).toEqual(found);
  });
});

describe('acronyms stand only in their own case', () => {
  test.each<[term: string, text: string, found: string[]]>([
    ['REST', 'a REST service, the rest of it. Rest!', ['REST']],
    ['ACID', 'acid rain and ACID guarantees', ['ACID']],
    ['IaC', 'IaC, IAC, iac', ['IaC']],
    ['API', 'APIs and an API’s keys, apis', ['APIs', 'API']],
    ['SQL injection', 'sql injection and SQL Injection', ['sql injection', 'SQL Injection']],
  ])('%s', (term, text, found) => {
    expect(marked([term], text)).toEqual(found);
  });

  test('also where soft hyphens or full-width letters hide it', () => {
    expect(marked(['REST'], 'RE\u00adST and ＲＥＳＴ')).toEqual(['RE\u00adST', 'ＲＥＳＴ']);
  });
});

describe('where several terms could stand', () => {
  test.each<[what: string, terms: string[], text: string, found: string[]]>([
    [
      'the longest wins',
      ['Injection', 'SQL injection', 'Blind SQL injection'],
      'a SQL injection',
      ['SQL injection'],
    ],
    [
      'the leftmost wins over a longer one',
      ['Service worker', 'Worker thread pool'],
      'a service worker thread pool',
      ['service worker'],
    ],
    [
      'the rest of the text is still read',
      ['Load', 'Load balancer', 'Balancer'],
      'load balancer load',
      ['load balancer', 'load'],
    ],
    [
      'one with a gap between its words does not hide them',
      ['Load balancer', 'Load'],
      'load of balancer',
      ['load'],
    ],
  ])('%s', (_, terms, text, found) => {
    expect(marked(terms, text)).toEqual(found);
  });

  test.each<[what: string, anchors: [first: number, second: number]]>([
    ['hang on the same word', [0, 0]],
    ['hang on different words', [1, 0]],
  ])(
    'all that it could mean is told, what was added first at the front, where the forms %s',
    (_, anchors) => {
      const matcher = new Matcher();
      matcher.add(
        anchors.map((anchor, i) => ({
          text: 'pod set',
          anchor,
          own: false,
          everyday: i === 0,
          entry: 7 + i,
        })),
      );
      expect(matcher.match('a pod set')).toEqual([{ start: 2, end: 9, entries: [7, 8], everyday: false }]);
    },
  );

  test('a form that was added twice means one thing', () => {
    const matcher = new Matcher();
    const form = { text: 'pod', anchor: 0, own: false, everyday: true, entry: 7 };
    matcher.add([form, form]);
    matcher.add([form]);
    expect(matcher.match('pod')).toEqual([{ start: 0, end: 3, entries: [7], everyday: true }]);
  });
});

interface Sought {
  text: string;
  anchor: number;
  own: boolean;
}

/** The slow and obvious way: at every word, every form, word by word. */
function reference(forms: readonly Sought[], text: string): string[] {
  const words = [...text.matchAll(/[A-Za-z]+/g)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
  const found: string[] = [];
  let free = 0;
  for (const [i, { start }] of words.entries()) {
    if (start < free) continue;
    const ends = forms.flatMap(({ text: form, own }) => {
      const wanted = form.split(' ');
      const here = words.slice(i, i + wanted.length);
      const fits =
        here.length === wanted.length &&
        here.every(({ word, start: from }, k) => {
          const gap = k === 0 ? ' ' : text.slice(here[k - 1]!.end, from);
          return (own ? word : word.toLowerCase()) === wanted[k] && /^(\s+|-\s*)$/.test(gap);
        });
      return fits ? [here.at(-1)!.end] : [];
    });
    if (!ends.length) continue;
    free = Math.max(...ends);
    found.push(`${start}–${free}`);
  }
  return found;
}

const letters = fc.constantFrom('load', 'balancer', 'rest', 'api', 'pool');
const written = fc
  .tuple(letters, fc.constantFrom(0, 1, 2))
  .map(([word, how]) =>
    how === 0 ? word : how === 1 ? word.toUpperCase() : word[0]!.toUpperCase() + word.slice(1),
  );
const sought: fc.Arbitrary<Sought> = fc
  .record({ words: fc.array(written, { minLength: 1, maxLength: 3 }), own: fc.boolean(), at: fc.nat() })
  .map(({ words, own, at }) => ({
    text: own ? words.join(' ') : words.join(' ').toLowerCase(),
    own,
    anchor: at % words.length,
  }));
const gap = fc.constantFrom(' ', ' ', ' ', '-', '\n', '-\n', '\u00a0', ', ', '. ', ' – ');
const prose = fc.array(fc.tuple(written, gap), { maxLength: 12 }).map((parts) => parts.flat().join(''));

/** What the background finds: of all forms, those that could stand in the texts, in one go. */
function foundIn(forms: readonly Sought[], texts: readonly string[]): string[][] {
  const index = {
    formsAt: (word: string) =>
      forms
        .map((form, entry) => ({ ...form, everyday: false, entry }))
        .filter(({ text, anchor }) => foldWord(wordsOf(text)[anchor]!) === word),
    head: (entry: number) => ({ id: `e${entry}`, term: `E${entry}`, category: 'c' }),
  };
  const pack = { id: 'test', language: 'en', categories: [], entryCount: 1 };
  const shelf = { indexes: () => [{ pack, index }], chosenPack: () => undefined } as unknown as Shelf;
  const found = findTerms(shelf, { texts: texts.map((text) => [text, 'en']) });
  return unpackFound(found, texts).map(({ mentions }) => mentions.map(({ start, end }) => `${start}–${end}`));
}

describe('for any forms and any text', () => {
  test('it finds what the slow way finds', () => {
    fc.assert(
      fc.property(fc.array(sought, { maxLength: 8 }), prose, prose, (forms, text, other) => {
        const texts = [text, other, text];
        expect(foundIn(forms, texts)).toEqual(texts.map((own) => reference(forms, own)));
      }),
      { numRuns: 100_000 },
    );
  }, 120_000);

  test('matches are in order, apart and inside the text', () => {
    fc.assert(
      fc.property(fc.array(sought), fc.string({ unit: 'binary' }), prose, (forms, noise, text) => {
        const matcher = new Matcher();
        matcher.add(forms.map((form, entry) => ({ ...form, everyday: false, entry })));
        let last = 0;
        for (const { start, end } of matcher.match(noise + text + noise)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(noise.length * 2 + text.length);
      }),
    );
  });
});
