import { t } from '../../components/messages/messages.ts';
import { questionsOf } from '../../glossary/questions.ts';
import type { AskedQuestion, RecallState } from '../../glossary/reader-requests.ts';
import {
  answer,
  dueFirst,
  type Fade,
  fadeOf,
  type Grade,
  type Memory,
  newMemory,
  previewGrades,
} from '../../glossary/recall.ts';
import type { EntryView, Requests } from '../../glossary/requests.ts';
import type { ReaderDb, StoredMemory } from './reader-store.ts';

/** What the reader remembers. Times are ms since 1970. */

export function recallOf(memory: Memory, now: number): RecallState {
  const { key, due, answers, answered, known } = memory;
  return {
    key,
    due,
    next: previewGrades(memory, now),
    answers,
    ...(answered !== undefined && { answered }),
    known: known ?? false,
    fade: fadeOf(memory, now),
  };
}

/** Takes an answer down. */
export function grade(db: ReaderDb, key: string, given: Grade, now: number): Promise<Memory> {
  return change(db, key, (stored) => {
    const { before: _, ...memory }: StoredMemory = stored ?? newMemory(key, now);
    return { ...answer(memory, given, now), before: memory };
  });
}

/** Takes the last answer back. @throws an error when there is none */
export function undoAnswer(db: ReaderDb, key: string): Promise<Memory> {
  return change(db, key, (stored) => {
    if (!stored?.before) throw new Error(t('errorNoAnswer'));
    return stored.before;
  });
}

/** Takes down that the reader knows a term, or that they do not. */
export async function setKnown(db: ReaderDb, key: string, known: boolean, now: number): Promise<void> {
  const tx = db.transaction(['memories', 'terms'], 'readwrite');
  const memories = tx.objectStore('memories');
  const [stored, met] = await Promise.all([memories.get(key), tx.objectStore('terms').getKey(key)]);
  const { known: _, ...memory }: StoredMemory = stored ?? newMemory(key, now);
  if (known) await memories.put({ ...memory, known });
  else if (met === undefined && !memory.answers) await memories.delete(key);
  else await memories.put(memory);
  await tx.done;
}

async function change(
  db: ReaderDb,
  key: string,
  make: (stored: StoredMemory | undefined) => StoredMemory,
): Promise<StoredMemory> {
  const tx = db.transaction('memories', 'readwrite');
  tx.done.catch(ignoreAborted);
  const next = make(await tx.store.get(key));
  await tx.store.put(next);
  await tx.done;
  return next;
}

/** How it stands with these terms. */
export async function recallStates(
  db: ReaderDb,
  keys: readonly string[],
  now: number,
): Promise<RecallState[]> {
  const tx = db.transaction('memories');
  const memories = await Promise.all(keys.map((key) => tx.store.get(key)));
  return memories.filter((memory) => memory !== undefined).map((memory) => recallOf(memory, now));
}

/** Marks that are not whole, by key: of what the reader knows. */
export async function fades(db: ReaderDb, now: number): Promise<Map<string, Exclude<Fade, 'full'>>> {
  const faded = new Map<string, Exclude<Fade, 'full'>>();
  for (const memory of await db.getAll('memories')) {
    const fade = fadeOf(memory, now);
    if (fade !== 'full') faded.set(memory.key, fade);
  }
  return faded;
}

export interface QuestionSources {
  /** Which of these keys a pack still has. */
  existing(keys: readonly string[]): ReadonlySet<string>;
  view(key: string): Promise<EntryView | null>;
}

/** Questions about what is due; see `due-questions`. */
export async function dueQuestions(
  db: ReaderDb,
  limit: number,
  now: number,
  { existing, view }: QuestionSources,
): Promise<ReturnType<Requests['due-questions']>> {
  const all = await db.getAll('memories');
  const there = existing(all.map(({ key }) => key));
  const memories = all.filter(({ key, known }) => there.has(key) && !known);
  const due = dueFirst(memories, now);
  const questions: AskedQuestion[] = [];
  for (const memory of due) {
    if (questions.length >= limit) break;
    const question = questionAbout(memory, await view(memory.key));
    if (question) questions.push({ question, recall: recallOf(memory, now) });
  }
  const later = memories.filter((memory) => memory.due > now).map((memory) => memory.due);
  return {
    questions,
    due: due.length,
    fresh: due.filter(({ answered }) => answered === undefined).length,
    next: later.length ? later.reduce((a, b) => Math.min(a, b)) : null,
  };
}

/** The kinds of question take turns. */
function questionAbout({ answers }: Memory, view: EntryView | null) {
  const possible = view ? questionsOf(view) : [];
  return possible[answers % possible.length];
}

/** The transaction rejects with the reason. */
function ignoreAborted(): void {}
