import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { afterEach, describe, expect, test } from 'vitest';
import type { MessageKey } from '../../components/messages/keys.ts';
import { messagesFrom, provideMessages, t, tCount } from '../../components/messages/messages.ts';
import { localeFiles, localeNames, readLocale } from '../../components/messages/read-locales.ts';
import { rich } from '../../components/messages/rich.ts';
import { strayStrings } from './stray-strings.ts';

const ROOT = join(import.meta.dirname, '../..');
const english = readLocale('en');

/** Folders and files whose words still stand in code; each goes from here once they do not. */
const NOT_EXTRACTED: readonly string[] = [];

/** What stays in English, and why (docs/decisions.md). */
const ENGLISH = [
  // Names of scenes and what they can show, for those who write entries.
  'components/illustration/',
  // For those who build.
  'components/messages/read-locales.ts',
  // Workers have no messages; like the errors of formats that it passes on.
  'entrypoints/pack-worker/',
];

/** What looks like words for people and is none. */
const NOT_SHOWN: readonly string[] = [
  '0 · LumoMate',
  ...['https://…', 'https://words.example.com/', 'Authorization: Bearer …'],
  ...['en', '*.example.com', 'docs.example.com'],
  ...['(prefers-color-scheme: dark)', '0 auto auto 0', 'calc(100vw - 0px)'],
  ':host { user-select: none !important; -webkit-user-select: none !important }',
  'button:not([disabled]), a[href], [tabindex="0"]',
  'input, textarea, select, [role="textbox"], [role="searchbox"]',
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
  // No page of ours asks so.
  '“0” may only be asked by LumoMate’s own pages.',
  '“0” was asked with the wrong data: 0.',
  'a week looks like 2026-W48',
  // What is wrong with a pack is said as the format's own parser says it, in English.
  ...['“0” is the built-in glossary', '“0” is the built-in glossary; choose another id'],
  ...['two entries have the id “0”', '0 of them have not arrived', 'has more of them than was said'],
  'must be a list with at least one entry',
];

afterEach(() => provideMessages(messagesFrom(english)));

describe('no text that people see stands in code', () => {
  const found = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^(?:components|entrypoints)\/.*\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .filter((path) => !ENGLISH.some((place) => path.startsWith(place)))
    .sort()
    .map((path) => ({ path, strays: strayStrings(path, readFileSync(join(ROOT, path), 'utf8')) }));
  const isListed = (path: string) => NOT_EXTRACTED.some((place) => path.startsWith(place));
  const isShown = (stray: string) => !NOT_SHOWN.includes(stray.replace(/^\d+: /, ''));

  test('in what has been extracted', () => {
    expect(
      found
        .filter(({ path }) => !isListed(path))
        .flatMap(({ path, strays }) => strays.filter(isShown).map((stray) => `${path}:${stray}`)),
    ).toEqual([]);
  });

  test('the list of what has not been extracted names nothing else', () => {
    const done = NOT_EXTRACTED.filter((place) =>
      found.every(({ path, strays }) => !path.startsWith(place) || !strays.some(isShown)),
    );
    expect(done).toEqual([]);
  });

  test.each<[what: string, code: string, strays: string[]]>([
    ['text in an element', 'const a = <p>Hello there</p>;', ['1: Hello there']],
    ['one of two texts', "const a = <p>{b ? 'on' : c}</p>;", ['1: on']],
    ['an attribute that is read out', 'const a = <p aria-label="Close" class="big red" />;', ['1: Close']],
    ['an error', "throw new Error('That did not work');", ['1: That did not work']],
    ['a table of names', "const NAMES = { a: 'Again', b: 'x' };", ['1: Again']],
    ['a text with values in it', 'const a = `$' + '{b} of $' + '{c}`;', ['1: 0 of 0']],
    [
      'none in what only machines read',
      "ask('get-entry', { key: 'a b' }); import x from 'y z'; a.closest('ul li');",
      [],
    ],
    ['none in keys of messages', "const a = <p title={t('cardClose')}>{tCount('cardTerms', 2)}</p>;", []],
  ])('finds %s', (_, code, strays) => {
    expect(strayStrings('a.tsx', code).filter((stray) => !stray.endsWith('a b'))).toEqual(strays);
  });
});

describe('every locale', () => {
  const others = localeNames().filter((locale) => locale !== 'en');

  test('English has its forms for one and for many, and says of which language it is', () => {
    expect(flawsOf('en')).toEqual([]);
    expect(english.interfaceLanguage?.message).toBe('en-GB');
  });

  test('no message is left that nothing says', () => {
    const code = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
      .filter((path) => /^(?:components|entrypoints)\/.*\.tsx?$|^wxt\.config\.ts$/.test(path))
      .map((path) => readFileSync(join(ROOT, path), 'utf8'))
      .join('\n');
    const said = new Set(code.replace(/__MSG_(\w+?)__/g, "'$1'").match(/(?<=')\w+(?=')/g));
    const stems = Object.keys(english).map((key) => key.replace(/_[a-z]+$/, ''));
    expect(stems.filter((stem) => !said.has(stem))).toEqual([]);
  });

  test.each(others.map((locale) => [locale]))(
    '%s has every message, with the same places for values',
    (locale) => {
      expect([...localeFiles(locale).keys()]).toEqual([...localeFiles('en').keys()]);
      expect(flawsOf(locale)).toEqual([]);
    },
  );
});

/** What is wrong with a locale's messages. */
function flawsOf(locale: string): string[] {
  const messages = readLocale(locale);
  const rules = new Intl.PluralRules(messages.interfaceLanguage!.message);
  const forms = rules.resolvedOptions().pluralCategories;
  const stems = Object.keys(english).flatMap((key) => (key.endsWith('_other') ? [key.slice(0, -6)] : []));
  const wanted = new Set([
    ...Object.keys(english).filter((key) => !stems.includes(key.replace(/_[a-z]+$/, ''))),
    ...stems.flatMap((stem) => forms.map((form) => `${stem}_${form}`)),
  ]);
  const flaws = [
    ...[...wanted].filter((key) => !(key in messages)).map((key) => `${key}: is missing`),
    ...Object.keys(messages)
      .filter((key) => !wanted.has(key))
      .map((key) => `${key}: is in no English file, or a form that this language has not`),
  ];
  for (const [key, { message }] of Object.entries(messages)) {
    if (!message.trim()) flaws.push(`${key}: says nothing`);
    if (!/^\w+$/.test(key)) flaws.push(`${key}: browsers take letters, digits and “_” only`);
    const stem = key.replace(/_[a-z]+$/, '');
    const isForm = stems.includes(stem);
    const has = placesOf(message);
    const should = placesOf(english[isForm ? `${stem}_other` : key]?.message ?? '');
    // A form for one single number may write it as a word.
    const mayOmit = isForm && standsForOne(rules, key.slice(stem.length + 1)) ? ['$1'] : [];
    const isSame =
      has.every((place) => should.includes(place)) &&
      should.every((place) => has.includes(place) || mayOmit.includes(place));
    if (!isSame)
      flaws.push(`${key}: has ${has.join(' ') || 'no values'}, English has ${should.join(' ') || 'none'}`);
  }
  return flaws;
}

/** The values a message takes, and those that wrap a stretch of it. */
function placesOf(message: string): string[] {
  const wraps = [...message.matchAll(/\[[^\]]*\]\((\$\d)\)/g)].map(([, place]) => `[](${place})`);
  return [...new Set([...wraps, ...(message.match(/\$\d/g) ?? [])])].sort();
}

/** Is a plural form said of one whole number only, as English “one” is and French “un” (0 and 1) is not? */
function standsForOne(rules: Intl.PluralRules, form: string): boolean {
  return (
    Array.from({ length: 200 }, (_, count) => rules.select(count)).filter((other) => other === form)
      .length === 1
  );
}

describe('a message', () => {
  const say = (messages: Record<string, string>) =>
    provideMessages(
      messagesFrom(Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, { message }]))),
    );
  const key = 'said' as MessageKey;

  test('is filled in, as the browser does it', () => {
    say({ interfaceLanguage: 'de', said: '$2 nach $1 für $$5, $1' });
    expect(t(key, '$2', 1234.5)).toBe('1.234,5 nach $2 für $5, $2');
  });

  test.each([
    ['en-GB', [0, 1, 2, 1200], ['many 0', 'one 1', 'many 2', 'many 1,200']],
    ['ar', [0, 1, 2, 3, 11], ['zero', 'one', 'two', 'few', 'elevens']],
  ])('is said in the form for a count: %s', (interfaceLanguage, counts, said) => {
    const forms =
      interfaceLanguage === 'ar'
        ? {
            said_zero: 'zero',
            said_one: 'one',
            said_two: 'two',
            said_few: 'few',
            said_many: 'elevens',
            said_other: 'x',
          }
        : { said_one: 'one $1', said_other: 'many $1' };
    say({ interfaceLanguage, ...forms });
    expect(counts.map((count) => tCount('said' as never, count))).toEqual(said);
  });

  test('has elements where its language wants them', () => {
    say({ interfaceLanguage: 'de', said: 'In [dem Buch]($1) steht $2, $3 mal.' });
    const link = (text: string) => h('a', null, text);
    expect(render(h('p', null, rich(key, link, h('b', null, 'es'), 3)))).toBe(
      '<p>In <a>dem Buch</a> steht <b>es</b>, 3 mal.</p>',
    );
  });
});
