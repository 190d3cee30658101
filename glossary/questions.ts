import type { EntryView, Neighbour } from './requests.ts';

/** Questions that ask a reader to remember a term, made of what its entry says. */

/** A question and its answer, whole in itself: it can be asked when its pack is gone. */
export type Question = { key: string; term: string; path: string } & (
  | {
      /** The term is shown; what it means is to be remembered. */
      kind: 'meaning';
      blurb: string;
    }
  | {
      /** What it means is shown; the term is to be remembered. */
      kind: 'term';
      clue: string;
    }
  | {
      /** A sentence about the term: is it so, or a myth? */
      kind: 'myth';
      claim: string;
      isTrue: boolean;
      /** What is so. */
      truth: string;
      /** The term that the claim is about, where it is not this one. */
      other?: string;
    }
);

export type QuestionKind = Question['kind'];

/** What stands where the term would give the answer away. */
const GAP = '…';

/**
 * The kinds of question that an entry has the words for, in a fixed order.
 * @param seeAlso its neighbours; the line of one of them can be told of the term, as a myth
 */
export function questionsOf({ key, path, entry, seeAlso }: EntryView): Question[] {
  const about = { key, term: entry.term, path };
  const line = entry.blurb ?? firstSentence(entry.definition ?? '');
  const questions: Question[] = [];
  if (line) {
    questions.push({ ...about, kind: 'meaning', blurb: line });
    questions.push({ ...about, kind: 'term', clue: withoutNames(line, [entry.term, ...entry.aliases]) });
  }
  const truth = entry.myth ?? line;
  const belief = claimedBy(entry.myth);
  if (belief) questions.push({ ...about, kind: 'myth', claim: belief, isTrue: false, truth });
  if (line && entry.myth) questions.push({ ...about, kind: 'myth', claim: line, isTrue: true, truth });
  const other = seeAlso.find(({ blurb }) => blurb && blurb !== line);
  if (other && line) questions.push(swapped(about, other, line));
  return questions;
}

function swapped(about: Pick<Question, 'key' | 'term' | 'path'>, other: Neighbour, line: string): Question {
  return { ...about, kind: 'myth', claim: other.blurb, isTrue: false, truth: line, other: other.term };
}

/**
 * The belief that a myth begins with, where it is said in words of its own: “quoted”, or a whole first sentence that
 * a second one puts right.
 */
function claimedBy(myth: string | undefined): string | undefined {
  if (!myth) return undefined;
  const quoted = /^[“"]([^”"]{12,200})[”"]/.exec(myth)?.[1];
  return quoted && /[.!]$/.test(quoted) ? quoted : quoted && `${quoted}.`;
}

/** The first sentence of a text. */
export function firstSentence(text: string): string {
  const [first = ''] = text.trim().split(/(?<=[.!?])\s+(?=\p{Lu}|“|")/u);
  return first;
}

/** A text in which none of the names, in whatever case, can be read. */
export function withoutNames(text: string, names: readonly string[]): string {
  const found = names
    .filter(Boolean)
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  if (!found.length) return text;
  return text.replace(
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${found.join('|')})(?:e?s)?(?![\\p{L}\\p{N}])`, 'giu'),
    GAP,
  );
}
