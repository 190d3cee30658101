import type { ComponentChildren } from 'preact';
import { Trouble } from '../controls/Trouble.tsx';
import { ReaderNav } from '../letter/ReaderNav.tsx';
import { t, tCount } from '../messages/messages.ts';
import { rich } from '../messages/rich.ts';
import { inHowLong, whenDue } from './when-next.ts';

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
        {problem && <Trouble what={t('sharedDidNotWork')} why={problem} />}
        {stage.kind === 'asking' && (
          <>
            <div class="recall-bar">
              <h1 class="recall-title">{t('letterRecallPage')}</h1>
              <span class="soft">{tCount('recallLeft', stage.left)}</span>
            </div>
            {children}
            <p class="recall-keys soft">
              {rich('recallKeys', (key) => (
                <kbd>{key}</kbd>
              ))}
            </p>
          </>
        )}
        {stage.kind === 'done' && <End {...stage} now={now} />}
        <p class="recall-last" role="status">
          {last && (
            <>
              {rich('recallComesBack', <bdi>{last.term}</bdi>, inHowLong(last.due, now))}{' '}
              <button type="button" class="link-button" aria-keyshortcuts="U" onClick={onUndo}>
                {t('sharedUndo')}
              </button>
            </>
          )}
        </p>
      </main>
      <footer class="reader-page recall-foot">
        <p class="exports soft">
          <span>{t('sharedTakeAlong')}</span>
          <button type="button" class="link-button" onClick={() => onExport('anki')}>
            {t('recallAnki')}
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
        <h1 tabIndex={-1}>{t('recallNothingYet')}</h1>
        <p>{t('recallWhatComes')}</p>
      </section>
    );
  }
  const isToday = next !== null && new Date(next).toDateString() === new Date(now).toDateString();
  return (
    <section class="recall-end">
      <h1 tabIndex={-1}>{t(isToday ? 'recallNoneNow' : 'recallNoneToday')}</h1>
      <p>{next === null ? t('recallNoneWaits') : t('recallNext', whenDue(next, now))}</p>
    </section>
  );
}
