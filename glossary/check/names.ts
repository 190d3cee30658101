import { abbreviates, isAcronym, namesInText } from '../acronym.ts';
import { MAX_WORDS } from '../form-index.ts';
import { splitTitle } from '../forms.ts';
import { cutForm, Matcher } from '../match.ts';
import { foldWord, plainWord, wordsOf } from '../text.ts';
import { type Finding, findingOn, namesOf, type Subject } from './finding.ts';

/** Terms and aliases: are they found in texts, and found for what they mean? */

/** Names that stand for something else in ordinary texts, and are held back there. */
export function everydayNames(subject: Subject): Finding[] {
  const { entry, surfaces } = subject;
  const held = new Set(surfaces.filter(({ everyday }) => everyday).map(({ text }) => text));
  if (surfaces.length && held.size === surfaces.length && !entry.term.includes('(')) {
    const message =
      'is an everyday word, and this entry has no other name: it is marked only where the page is about its subject; add a longer or rarer name as an alias where people use one';
    return [findingOn(subject, 'everyday-term', 'term', message)];
  }
  return namesOf(entry).flatMap(({ field, name }) => {
    if (
      field === 'term' ||
      name.includes('(') ||
      !held.has(isAcronym(name) ? plainWord(name) : foldWord(name))
    )
      return [];
    const message = `“${name}” is an everyday word, and marked only where the page is about its subject: leave it out unless people really say it for “${entry.term}”`;
    return [findingOn(subject, 'everyday-alias', field, message)];
  });
}

/** Names that stand in no text that is searched, whatever the text. */
export function neverFound(subject: Subject): Finding[] {
  const { entry, surfaces } = subject;
  const usable = surfaces.filter(({ text }) => {
    const { length } = cutForm(text).words;
    return length > 0 && length <= MAX_WORDS;
  });
  const matcher = new Matcher();
  matcher.add(usable.map((form) => ({ ...form, anchor: 0, entry: 0 })));
  return namesOf(entry).flatMap(({ field, name }) => {
    const isFound = splitTitle(name).some((part) => matcher.match(`— ${part} —`).length > 0);
    return isFound ? [] : [findingOn(subject, 'never-found', field, `“${name}” ${whyNever(name)}`)];
  });
}

function whyNever(name: string): string {
  const words = wordsOf(name).length;
  if (words === 0) return 'has no letters or digits, and is never found: add a name that people write for it';
  if (words > MAX_WORDS)
    return `has ${words} words, and at most ${MAX_WORDS} are looked for: add the short name that people use`;
  if (/[:/\\@]|^www\./.test(name))
    return 'looks like an address, a path or a qualified name, and inside these nothing is marked: add the name that people use in sentences';
  return 'is beyond the forms that are looked for of one entry: list fewer aliases; plurals and spellings need not be listed';
}

/** Capitals only, and too many to be a name such as “C”. */
const BARE_ACRONYM = /^\p{Lu}{2,6}s?$/u;

/** Acronyms that nothing in the entry spells out. */
export function bareAcronym(subject: Subject): Finding[] {
  const { entry } = subject;
  const { term, aliases } = entry;
  if (!BARE_ACRONYM.test(term)) return [];
  const text = [entry.blurb, entry.definition, entry.plain, entry.where].join(' ');
  const isExpanded =
    aliases.some((alias) => splitTitle(alias).some((name) => abbreviates(term, name))) ||
    namesInText(term, text).length > 0 ||
    isSpeltOut(term, text);
  if (isExpanded) return [];
  const message = `nothing says what “${term}” is short for: add the long form as an alias, and texts that spell it out are marked too`;
  return [findingOn(subject, 'bare-acronym', 'aliases', message)];
}

/** Do the words of the acronym stand in the text one after the other? */
function isSpeltOut(acronym: string, text: string): boolean {
  const letters = acronym.replace(/s$/, '').length;
  const words = wordsOf(text);
  return words.some((word, i) => {
    if (word[0]?.toLowerCase() !== acronym[0]?.toLowerCase() || word === acronym) return false;
    for (let count = 1; count <= letters + 2; count++) {
      if (abbreviates(acronym, words.slice(i, i + count).join(' '))) return true;
    }
    return false;
  });
}
