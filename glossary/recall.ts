import { type Card, createEmptyCard, fsrs, Rating, State } from 'ts-fsrs';

/**
 * What a reader remembers of a term, and when to ask again: spaced repetition by FSRS, with its published
 * parameters. Times are ms since 1970, so that they can be stored and exported as they are.
 */

export const GRADES = ['again', 'hard', 'good', 'easy'] as const;
export type Grade = (typeof GRADES)[number];

/** What is stored of a term that was met. */
export interface Memory {
  /** `pack/entry` */
  key: string;
  /** When to ask again. */
  due: number;
  /** In days: how long until the chance of remembering is 90 %. 0 before the first answer. */
  stability: number;
  /** 1–10 */
  difficulty: number;
  answers: number;
  /** How often it was forgotten. */
  lapses: number;
  state: State;
  learningSteps: number;
  scheduledDays: number;
  answered?: number;
  /** The reader said “I know this”; nothing is asked, nothing marked. */
  known?: true;
}

const RATINGS = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const;
const DAY = 86_400_000;
/** So that those who ask on the same day are not asked in one heap for ever. The share of fuzz is FSRS’s own. */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: true });

/** A term that has just been met: first asked about on the next day, when there is something to remember. */
export function newMemory(key: string, now: number): Memory {
  const { difficulty, stability, state } = createEmptyCard(now);
  const nothing = { answers: 0, lapses: 0, learningSteps: 0, scheduledDays: 0 };
  return { key, due: now + DAY, difficulty, stability, state, ...nothing };
}

/** The memory after an answer. A clock that was set back counts as if no time had passed. */
export function answer(memory: Memory, grade: Grade, now: number): Memory {
  const at = Math.max(now, memory.answered ?? 0);
  const { card } = scheduler.next(toCard(memory), at, RATINGS[grade]);
  return {
    key: memory.key,
    due: card.due.getTime(),
    stability: card.stability,
    difficulty: card.difficulty,
    answers: card.reps,
    lapses: card.lapses,
    state: card.state,
    learningSteps: card.learning_steps,
    scheduledDays: card.scheduled_days,
    answered: at,
  };
}

/** When the term would be asked about next after each grade. */
export function previewGrades(memory: Memory, now: number): Record<Grade, number> {
  return Object.fromEntries(GRADES.map((grade) => [grade, answer(memory, grade, now).due])) as Record<
    Grade,
    number
  >;
}

/** The chance that it is remembered, 0–1; 0 for what was never answered, 1 for what the reader says to know. */
export function chanceOf(memory: Memory, now: number): number {
  if (memory.known) return 1;
  if (memory.answered === undefined) return 0;
  return scheduler.get_retrievability(toCard(memory), Math.max(now, memory.answered), false);
}

/** How much of a mark is left of a term that the reader knows. */
export type Fade = 'full' | 'faint' | 'none';

/** Remembered for three weeks: what FSRS users call mature. Days */
const MATURE = 21;
/** Remembered for a season: no longer in need of a mark. Days */
const SETTLED = 90;
/** Below this chance it is as good as forgotten, and its mark comes back. */
const FORGOTTEN = 0.7;

/** @returns how a term is to be marked */
export function fadeOf(memory: Memory | undefined, now: number): Fade {
  if (!memory) return 'full';
  if (memory.known) return 'none';
  // Who has just failed to remember it is learning it again, however well it was known.
  if (memory.state !== State.Review) return 'full';
  if (memory.stability < MATURE || chanceOf(memory, now) < FORGOTTEN) return 'full';
  return memory.stability < SETTLED ? 'faint' : 'none';
}

/** The terms to ask about now: those most in danger of being forgotten first, then the new ones. */
export function dueFirst(memories: readonly Memory[], now: number): Memory[] {
  return memories
    .filter(({ due, known }) => !known && due <= now)
    .toSorted((a, b) => dangerOf(a, now) - dangerOf(b, now) || a.due - b.due);
}

/** New ones come last: nothing is lost of them yet. */
function dangerOf(memory: Memory, now: number): number {
  return memory.answered === undefined ? 2 : chanceOf(memory, now);
}

function toCard(memory: Memory): Card {
  return {
    due: new Date(memory.due),
    stability: memory.stability,
    difficulty: memory.difficulty,
    elapsed_days: 0,
    scheduled_days: memory.scheduledDays,
    learning_steps: memory.learningSteps,
    reps: memory.answers,
    lapses: memory.lapses,
    state: memory.state,
    ...(memory.answered === undefined ? {} : { last_review: new Date(memory.answered) }),
  };
}
