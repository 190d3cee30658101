import type { Essay, Letter } from '../../glossary/letter.ts';
import { longDay, number } from '../messages/format.ts';
import { formOf, language, t } from '../messages/messages.ts';

/** What a letter says in its own words, the same on the page and in files. */
interface LetterWords {
  /** “Monday, 23 November 2026” */
  date: string;
  greeting: string;
  /** What was met, then what the essay is about. */
  opening: string[];
  /** Over the other terms. */
  others: string;
  /** Of how many terms only the number is told; '' where all are named. */
  more: string;
  myth: string;
  /** Over the questions. */
  questions: string;
  next: string;
  ending: string;
}

/** A number as it is written in a letter: “seven”, “1,204”. */
function inWords(value: number): string {
  return t('letterNumbers').split(' ').slice(0, 13)[value]?.replace(/^-$/, '') || number(value);
}

function times(count: number): string {
  const word = (['letterNever', 'letterOnce', 'letterTwice'] as const)[count];
  return word ? t(word) : t(formOf('letterTimes', count), inWords(count));
}

/** All that a letter says by itself. */
export function wordsOf(letter: Letter): LetterWords {
  const { more, questions, next, kind } = letter;
  return {
    date: longDay(letter.written),
    greeting: t('letterGreeting'),
    opening: [openingOf(letter), ...aboutOf(letter)],
    others: t(kind === 'met' && letter.essay ? 'letterOtherTerms' : 'letterTerms'),
    more: more ? t(formOf('letterMore', more), inWords(more)) : '',
    myth: t('letterMyth'),
    questions: capital(t(formOf('letterQuestions', questions.length), inWords(questions.length))),
    next: next ? t('letterNext', next.after) : '',
    ending: t('letterEnding'),
  };
}

function capital(text: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(language()) + rest.join('');
}

function openingOf({ kind, terms: met, times: meetings }: Letter): string {
  if (kind === 'unrecorded') return t('letterUnrecorded');
  if (kind === 'quiet') return t('letterQuiet');
  if (met === 1) return t('letterMetOne', times(meetings));
  if (met === meetings) return t(formOf('letterMetOnce', met), inWords(met));
  return t(formOf('letterMet', met), inWords(met), times(meetings));
}

function aboutOf({ kind, essay }: Letter): string[] {
  if (essay) return [aboutEssay(essay)];
  return [t(kind === 'met' ? 'letterNoEssay' : 'letterNoEntry')];
}

function aboutEssay({ view, why, times: met }: Essay): string {
  const { term } = view.entry;
  switch (why) {
    case 'often':
      return t('letterOften', term, times(met));
    case 'forgotten':
      return t('letterForgotten', term);
    case 'new':
      return t('letterNew', term);
    case 'chosen':
      return t('letterChosen', term);
  }
}

/** What a letter is called in a list and in an inbox. */
export function subjectOf({ kind, essay, terms: met }: Letter): string {
  const about = essay?.view.entry.term.replace(/\s+/g, ' ').trim();
  if (kind === 'quiet') return about ? t('letterSubjectQuietAbout', about) : t('letterSubjectQuiet');
  if (!about) {
    return kind === 'met' ? t(formOf('letterSubjectShortMet', met), inWords(met)) : t('letterSubjectShort');
  }
  const others = met - 1;
  if (kind === 'unrecorded' || others < 1) return about;
  return t(formOf('letterSubject', others), inWords(others), about);
}
