import fc from 'fast-check';
import type { Essay, Letter } from '../../glossary/letter.ts';
import type { Question } from '../../glossary/questions.ts';
import type { Neighbour } from '../../glossary/requests.ts';

/** Letters for tests of the files they are saved as. */

const neighbour = (term: string, blurb = `What ${term} is.`): Neighbour => ({
  key: `p/${term}`,
  term,
  blurb,
  path: '/glossary.html?pack=p#/s/c/near',
});

/** An essay in which every text is `text` of its layer. */
export function essayOf(text: (layer: string) => string): Essay {
  const layers = ['blurb', 'definition', 'plain', 'picture', 'where', 'example', 'myth', 'takeaway'];
  return {
    times: 3,
    why: 'often',
    view: {
      key: 'p/pod',
      path: '/glossary.html?pack=p#/s/c/pod',
      entry: {
        id: 'pod',
        term: text('term'),
        aliases: [],
        category: 'c',
        ...Object.fromEntries(layers.map((layer) => [layer, text(layer)])),
        seeAlso: [],
        sources: [{ title: text('source'), url: 'https://example.org/a?b=1&c=2' }, { title: 'A book' }],
        caseSensitive: false,
        illustration: { hero: { scene: 'orchestra', alt: text('alt') } },
      },
      category: { id: 'c', name: 'C', section: text('section') },
      pack: { id: 'p', name: text('pack'), version: '1.0.0', language: 'en', private: false },
      seeAlso: [],
      links: {},
    },
  };
}

/** A letter with all its parts, each of them said by `text`. */
export function letterOf(text: (part: string) => string): Letter {
  const about = { key: 'p/dns', term: text('asked'), path: '/glossary.html?pack=p#/s/c/dns' };
  const questions: Question[] = [
    { ...about, kind: 'meaning', blurb: text('meaning') },
    { ...about, key: 'p/a', kind: 'term', clue: text('clue') },
    { ...about, key: 'p/b', kind: 'myth', claim: text('claim'), isTrue: false, truth: text('truth') },
  ];
  return {
    week: '2026-W48',
    written: new Date(2026, 10, 23, 8).getTime(),
    kind: 'met',
    terms: 15,
    times: 40,
    essay: essayOf(text),
    others: [neighbour(text('other'), text('line')), neighbour('DNS', '')],
    more: 2,
    myth: { term: text('believed'), path: '/glossary.html?pack=p#/s/c/m', text: text('myth put right') },
    questions,
    next: { ...neighbour('Node', text('next')), after: text('term') },
  };
}

const NASTY = [
  '</style><script>alert(1)</script>',
  '<img src=https://evil.example/x.png onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '--=_lumomate_alternative--',
  '\r\nBcc: everybody@evil.example\r\n\r\n',
  '=?utf-8?B?AAAA?=',
  '.\n.\n',
  '\u0000\u0007\u009f\ufffe\ud800',
  '](javascript:alert(1)) **x** `code` # 1. - > |',
  'שלום ‮abc‬ العربية',
  '👩‍💻'.repeat(40),
  `${'long '.repeat(400)}end`,
  '=1+1',
  '&amp;lt;&#x3c;script&gt;',
  ']]>',
];

/** Texts that somebody’s pack may have: anything, and what was written to break out. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.tuple(fc.constantFrom(...NASTY), fc.string({ maxLength: 20 })).map(([a, b]) => `${b}${a}${b}`),
);

/** Letters of any such texts. */
export const anyLetter: fc.Arbitrary<Letter> = fc
  .array(anyText, { minLength: 5, maxLength: 25 })
  .map((texts) => {
    let at = 0;
    // A term is never empty; the pack’s reader sees to that.
    return letterOf(() => texts[at++ % texts.length] || 'x');
  });
