import { hashOf } from './hash.ts';
import { LAYERS } from './pack-types.ts';
import { type Question, type QuestionKind, questionsOf } from './questions.ts';
import { chanceOf, dueFirst, type Memory } from './recall.ts';
import type { EntryView, Neighbour } from './requests.ts';

/**
 * What a Monday letter says: worked out from what the reader met, on their own machine, and kept whole, so that it
 * can be read when its packs are gone. Pure: the same past gives the same letter.
 */

/** A term met since the letter before. */
export interface Met {
  /** `pack/entry` */
  key: string;
  /** Since the letter before. */
  times: number;
  /** ms since 1970 */
  last: number;
}

export interface Letter {
  /** As `weekOf` in `letter-schedule.ts`. */
  week: string;
  /** ms since 1970 */
  written: number;
  /** What it is about: what was met; nothing was met; or nothing is recorded. */
  kind: 'met' | 'quiet' | 'unrecorded';
  /** How many terms were met, and how often in all. */
  terms: number;
  times: number;
  essay?: Essay;
  /** The other terms, the most met first. */
  others: Neighbour[];
  /** Terms met that are not named. */
  more: number;
  myth?: { term: string; path: string; text: string };
  questions: Question[];
  /** A neighbour, not met yet, of a term that was. */
  next?: Neighbour & { after: string };
}

/** The term most worth understanding better. */
export interface Essay {
  view: EntryView;
  times: number;
  why: 'often' | 'forgotten' | 'new' | 'chosen';
}

/** All that a letter is made from. */
export interface LetterSources {
  week: string;
  now: number;
  /** False when the reader wants nothing recorded. */
  isRecording: boolean;
  met: readonly Met[];
  memories: readonly Memory[];
  /** Keys of the essays of the last letters. */
  recentEssays: readonly string[];
  /** Entries to choose one from where nothing was met. */
  fallbacks: readonly string[];
  /** @returns null for entries that are gone */
  view(key: string): Promise<EntryView | null>;
}

/** A letter is read in five minutes: so many of the other terms are named. */
const OTHERS = 12;
const QUESTIONS = 3;
/** Fewer layers make no essay. */
const ESSAY_LAYERS = 3;
/** How many of the likeliest entries are looked at for an essay. */
const CANDIDATES = 20;

/** Writes the letter of a week. */
export async function writeLetter(sources: LetterSources): Promise<Letter> {
  const { week, now, isRecording, met } = sources;
  const known = new Map<string, EntryView | null>();
  const view = async (key: string) => {
    if (!known.has(key)) known.set(key, await sources.view(key));
    return known.get(key)!;
  };
  const byTimes = met.toSorted((a, b) => b.times - a.times || b.last - a.last);
  const essay = await chooseEssay(sources, view);
  const others = await named(
    byTimes.map(({ key }) => key).filter((key) => key !== essay?.view.key),
    view,
  );
  const terms = isRecording ? met.length : 0;
  return {
    week,
    written: now,
    kind: !isRecording ? 'unrecorded' : met.length ? 'met' : 'quiet',
    terms,
    times: met.reduce((sum, { times }) => sum + times, 0),
    ...(essay && { essay }),
    others: others.slice(0, OTHERS),
    more: Math.max(0, others.length - OTHERS),
    ...(await mythOf(byTimes, essay, view)),
    questions: await askThree(sources, essay, view),
    ...(await nextOf(sources, essay, view)),
  };
}

type View = (key: string) => Promise<EntryView | null>;

/** Met often and not yet remembered weighs most; what was an essay lately waits, unless there is nothing else. */
async function chooseEssay(
  { met, memories, recentEssays, fallbacks, now }: LetterSources,
  view: View,
): Promise<Essay | undefined> {
  const memory = new Map(memories.map((one) => [one.key, one]));
  const weighed = met
    .filter(({ key }) => !memory.get(key)?.known)
    .map((one) => ({ ...one, weight: one.times * (1 - chanceIn(memory.get(one.key), now)) }))
    .toSorted((a, b) => b.weight - a.weight || b.last - a.last);
  const lately = new Set(recentEssays);
  const inOrder = [
    ...weighed.filter(({ key }) => !lately.has(key)),
    ...weighed.filter(({ key }) => lately.has(key)),
  ];
  for (const { key, times } of inOrder.slice(0, CANDIDATES)) {
    const found = await view(key);
    if (!found || layersOf(found) < ESSAY_LAYERS) continue;
    const lapses = memory.get(key)?.lapses ?? 0;
    return { view: found, times, why: lapses ? 'forgotten' : times > 1 ? 'often' : 'new' };
  }
  if (met.length) return undefined;
  for (const key of [...fallbacks.filter((other) => !lately.has(other)), ...fallbacks]) {
    const found = await view(key);
    if (found && layersOf(found) >= ESSAY_LAYERS) return { view: found, times: 0, why: 'chosen' };
  }
  return undefined;
}

function chanceIn(memory: Memory | undefined, now: number): number {
  return memory ? chanceOf(memory, now) : 0;
}

function layersOf({ entry }: EntryView): number {
  return LAYERS.filter((layer) => entry[layer]).length;
}

async function named(keys: readonly string[], view: View): Promise<Neighbour[]> {
  const views = await Promise.all(keys.map(view));
  return views.flatMap((one) =>
    one ? [{ key: one.key, term: one.entry.term, blurb: one.entry.blurb ?? '', path: one.path }] : [],
  );
}

/** One myth put right: of another term than the essay’s, which has its own. */
async function mythOf(
  met: readonly Met[],
  essay: Essay | undefined,
  view: View,
): Promise<Pick<Letter, 'myth'>> {
  for (const { key } of met.slice(0, CANDIDATES)) {
    const found = key === essay?.view.key ? null : await view(key);
    const text = found?.entry.myth;
    if (found && text) return { myth: { term: found.entry.term, path: found.path, text } };
  }
  return {};
}

/** What is due first, then what was met; of three terms where there are three, and of three kinds. */
async function askThree(
  { memories, met, now }: LetterSources,
  essay: Essay | undefined,
  view: View,
): Promise<Question[]> {
  const keys = [...dueFirst(memories, now), ...met].map(({ key }) => key);
  const order = [
    ...new Set([...keys.filter((key) => key !== essay?.view.key), ...(essay ? [essay.view.key] : [])]),
  ];
  const kinds: QuestionKind[] = ['meaning', 'myth', 'term'];
  const questions: Question[] = [];
  for (const key of order.slice(0, CANDIDATES)) {
    const found = await view(key);
    if (!found) continue;
    const possible = questionsOf(found);
    const wanted = kinds.find((kind) => possible.some((question) => question.kind === kind));
    const ofKind = possible.filter(({ kind }) => kind === wanted);
    // Else every statement of a letter would be a myth.
    const question = ofKind[hashOf(key) % ofKind.length];
    if (!question) continue;
    questions.push(question);
    kinds.splice(kinds.indexOf(question.kind), 1);
    if (questions.length === QUESTIONS) break;
  }
  return questions;
}

/** A neighbour of the essay, then of the other terms, that the reader has never met. */
async function nextOf(
  { met, memories }: LetterSources,
  essay: Essay | undefined,
  view: View,
): Promise<Pick<Letter, 'next'>> {
  const seen = new Set([...met, ...memories].map(({ key }) => key));
  const keys = [...(essay ? [essay.view.key] : []), ...met.map(({ key }) => key)];
  for (const key of keys.slice(0, CANDIDATES)) {
    const found = await view(key);
    const next = found?.seeAlso.find(
      (other) => !seen.has(other.key) && other.key !== essay?.view.key && other.blurb,
    );
    if (found && next) return { next: { ...next, after: found.entry.term } };
  }
  return {};
}
