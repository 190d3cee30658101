import type { ComponentChildren } from 'preact';
import { Trouble } from '../controls/Trouble.tsx';
import { ReaderNav } from '../letter/ReaderNav.tsx';
import { howLong, whenDue } from './when-next.ts';

/** Where a round of questions stands. */
export type RecallStage =
  | { kind: 'waiting' }
  | { kind: 'asking'; left: number }
  /** @param next when the next one is due; null without any. ms since 1970 */
  | { kind: 'done'; answered: number; next: number | null };

interface RecallViewProps {
  stage: RecallStage;
  now: number;
  /** What was answered last, while it can be taken back. */
  last: { term: string; due: number } | undefined;
  problem: string | undefined;
  /** The question. */
  children: ComponentChildren;
  onUndo(): void;
  onExport(as: 'anki' | 'csv'): void;
}

/** The recall page: one question at a time, and an end. */
export function RecallView({ stage, now, last, problem, children, onUndo, onExport }: RecallViewProps) {
  return (
    <>
      <header class="reader-page reader-head">
        <ReaderNav here="recall" />
      </header>
      <main class="reader-page recall">
        {problem && <Trouble what="That did not work." why={problem} />}
        {stage.kind === 'asking' && (
          <>
            <div class="recall-bar">
              <h1 class="recall-title">Recall</h1>
              <span class="soft">{stage.left === 1 ? 'The last one for now' : `${stage.left} to go`}</span>
            </div>
            {children}
            <p class="recall-keys soft">
              <kbd>Space</kbd> shows the answer, <kbd>1</kbd>–<kbd>4</kbd> grade it, <kbd>U</kbd> takes the
              last grade back. Of a sentence, <kbd>S</kbd> says that it is so, <kbd>M</kbd> that it is a myth.
            </p>
          </>
        )}
        {stage.kind === 'done' && <End {...stage} now={now} />}
        <p class="recall-last" role="status">
          {last && (
            <>
              <bdi>{last.term}</bdi> comes back in {howLong(last.due, now)}.{' '}
              <button type="button" class="link-button" aria-keyshortcuts="U" onClick={onUndo}>
                Undo
              </button>
            </>
          )}
        </p>
      </main>
      <footer class="reader-page recall-foot">
        <p class="exports soft">
          <span>Take it along:</span>
          <button type="button" class="link-button" onClick={() => onExport('anki')}>
            Notes for Anki
          </button>
          <button type="button" class="link-button" onClick={() => onExport('csv')}>
            CSV
          </button>
        </p>
      </footer>
    </>
  );
}

function End({ answered, next, now }: { answered: number; next: number | null; now: number }) {
  if (next === null && !answered) {
    return (
      <section class="recall-end">
        <h1 tabIndex={-1}>Nothing to recall yet</h1>
        <p>
          Read a card or open an entry, and its term is asked about here, from the next day on: what it means,
          which term is meant, whether a sentence is so or a myth.
        </p>
      </section>
    );
  }
  const isToday = next !== null && new Date(next).toDateString() === new Date(now).toDateString();
  return (
    <section class="recall-end">
      <h1 tabIndex={-1}>{isToday ? 'Nothing more for now' : 'Nothing more today'}</h1>
      <p>
        {next === null
          ? 'Nothing else waits to be asked about.'
          : `The next question comes ${whenDue(next, now)}.`}
      </p>
    </section>
  );
}
