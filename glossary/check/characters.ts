import { LAYERS } from '../pack-types.ts';
import { type Finding, findingOn, namesOf, type Subject } from './finding.ts';

/** Characters that are not what they look like, and those that cannot be seen. */

/**
 * Letters of other scripts that are drawn as Latin ones, of those that keyboards have. From the confusables of Unicode
 * Technical Standard 39; without Greek small letters that names really mix in (“TNFα”).
 */
const LATIN_OF: Readonly<Record<string, string>> = {
  // Cyrillic
  ...pairs('аеорсухіјѕһԁԛԝѵ', 'aeopcyxijshdqwv'),
  ...pairs('АВЕКМНОРСТУХІЈЅԌԚԜѴ', 'ABEKMHOPCTYXIJSGQWV'),
  // Greek
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο', 'ABEZHIKMNOPTYXo'),
};
const LIKE_LATIN = new Set(Object.values(LATIN_OF));

function pairs(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((letter, i) => [letter, to[i]!]));
}

const LETTERS = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const OTHER = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** Words that mix scripts, or are wholly of another one, so that they look like words they are not. */
export function lookAlikes(subject: Subject): Finding[] {
  const isLatinPack = isWrittenInLatin(subject.pack.language);
  return textsOf(subject).flatMap(({ field, text, isName }) => {
    if (!OTHER.test(text)) return [];
    for (const [word] of text.matchAll(LETTERS)) {
      const letters = strangers(word, isLatinPack && isName);
      if (!letters.length) continue;
      const named = [...new Set(letters)].map((letter) => `“${letter}” is ${describe(letter)}`).join(', ');
      const message = `in “${word}”, ${named}, and looks like another letter: type the word anew, or it is not found`;
      return [findingOn(subject, 'look-alike', field, message)];
    }
    return [];
  });
}

/** The letters of a word that are from another script than the rest, and look as if they were not. */
function strangers(word: string, isLatinName: boolean): string[] {
  const latin = [...word].filter((letter) => LATIN.test(letter));
  const other = [...word].filter((letter) => OTHER.test(letter));
  if (!other.length) return [];
  const otherAreAlike = other.every((letter) => Object.hasOwn(LATIN_OF, letter));
  if (!latin.length) return isLatinName && otherAreAlike ? other : [];
  if (otherAreAlike) return other;
  const latinAreAlike = latin.length < other.length && latin.every((letter) => LIKE_LATIN.has(letter));
  return latinAreAlike ? latin : [];
}

function describe(letter: string): string {
  const script = LATIN.test(letter) ? 'Latin' : /\p{Script=Greek}/u.test(letter) ? 'Greek' : 'Cyrillic';
  return `${script} ${codePoint(letter)}`;
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

function isWrittenInLatin(language: string): boolean {
  try {
    return new Intl.Locale(language).maximize().script === 'Latn';
  } catch {
    // A tag that is none is told by another rule.
    return false;
  }
}

/** Joiners only beside letters of scripts that know none. */
const HIDDEN = /[\u00ad\u180e]|(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d\s])[\u200c\u200d]/u;

/** Characters that nobody sees. Joiners are letters' business in many scripts, and in emoji. */
export function invisibles(subject: Subject): Finding[] {
  return textsOf(subject).flatMap(({ field, text }) => {
    const found = HIDDEN.exec(text);
    if (!found) return [];
    const around = text.slice(Math.max(0, found.index - 12), found.index + 13).replace(HIDDEN, '·');
    const message = `has an invisible character (${codePoint(found[0])}) at the dot in “${around}”: delete it`;
    return [findingOn(subject, 'invisible', field, message)];
  });
}

function textsOf({ entry }: Subject): { field: string; text: string; isName: boolean }[] {
  return [
    ...namesOf(entry).map(({ field, name }) => ({ field, text: name, isName: true })),
    ...LAYERS.flatMap((field) => {
      const text = entry[field];
      return text ? [{ field, text, isName: false }] : [];
    }),
  ];
}
