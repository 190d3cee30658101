import type { Essay, Letter } from './letter.ts';

/** What a letter says in its own words, the same on the page and in files. */
export interface LetterWords {
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

const SMALL = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A number as it is written in a letter: “seven”, “1,204”. */
function inWords(value: number): string {
  return SMALL[value] ?? value.toLocaleString('en-GB');
}

function times(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${inWords(count)} times`;
}

function terms(count: number): string {
  return count === 1 ? 'one term' : `${inWords(count)} terms`;
}

/** The day of a moment, by the reader's clock. @param time ms since 1970 */
export function dayInWords(time: number): string {
  const form = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return new Intl.DateTimeFormat('en-GB', form).format(time).replace(/^(\p{L}+) /u, '$1, ');
}

/** All that a letter says by itself. */
export function wordsOf(letter: Letter): LetterWords {
  const { more, questions, next, kind } = letter;
  const count = inWords(questions.length);
  return {
    date: dayInWords(letter.written),
    greeting: 'Dear reader,',
    opening: [openingOf(letter), ...aboutOf(letter)],
    others: kind === 'met' && letter.essay ? 'The other terms, one line each' : 'The terms, one line each',
    more: more
      ? `And ${more === 1 ? 'one more term' : `${inWords(more)} more terms`}, which your history keeps.`
      : '',
    myth: 'One myth, put right',
    questions:
      questions.length === 1 ? 'One question' : `${count[0]?.toUpperCase()}${count.slice(1)} questions`,
    next: next ? `One worth meeting next, from the neighbourhood of ${next.after}` : '',
    ending: 'That was this week’s letter.',
  };
}

function openingOf({ kind, terms: met, times: meetings }: Letter): string {
  if (kind === 'unrecorded') {
    return (
      'You have chosen that nothing of what you read is recorded. So this letter knows nothing of your week, and ' +
      'cannot tell you what you met, or ask about it.'
    );
  }
  if (kind === 'quiet') {
    return 'It was a quiet week: you read no card and opened no entry. So this letter is a short one.';
  }
  if (met === 1) return `Lately you met one term, ${times(meetings)}.`;
  if (met === meetings) return `Lately you met ${terms(met)}, each of them once.`;
  return `Lately you met ${terms(met)}, ${times(meetings)} in all.`;
}

function aboutOf({ kind, essay }: Letter): string[] {
  if (essay) return [aboutEssay(essay)];
  if (kind === 'met') return ['None of them has an entry long enough for an essay, so this letter has none.'];
  return ['Your packs have no entry long enough for an essay either, so there is nothing more to say.'];
}

function aboutEssay({ view, why, times: met }: Essay): string {
  const { term } = view.entry;
  switch (why) {
    case 'often':
      return `The one worth a slower look is ${term}: you came across it ${times(met)}, and it has not settled yet.`;
    case 'forgotten':
      return `The one worth a slower look is ${term}: you knew it once, and it has slipped since. That is when reading it again does most.`;
    case 'new':
      return `The one worth a slower look is ${term}: you met it once, and once is seldom enough.`;
    case 'chosen':
      return `It is about one term that is worth knowing, taken from your glossary and not from your week: ${term}.`;
  }
}

/** What a letter is called in a list and in an inbox. */
export function subjectOf({ kind, essay, terms: met }: Letter): string {
  const about = essay?.view.entry.term.replace(/\s+/g, ' ').trim();
  if (kind === 'quiet') return about ? `A quiet week, and ${about}` : 'A quiet week';
  if (!about) return kind === 'met' ? `A short letter: ${terms(met)}` : 'A short letter';
  const others = met - 1;
  if (kind === 'unrecorded' || others < 1) return about;
  return `${about}, and ${others === 1 ? 'one other term' : `${inWords(others)} other terms`}`;
}
