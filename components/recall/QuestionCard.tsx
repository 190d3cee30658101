import type { RefObject } from 'preact';
import { useImperativeHandle, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Question } from '../../glossary/questions.ts';
import { GRADES, type Grade } from '../../glossary/recall.ts';
import { t } from '../messages/messages.ts';
import { rich } from '../messages/rich.ts';
import { inHowLong } from './when-next.ts';

interface QuestionCardProps {
  question: Question;
  /** BCP 47, of its pack; undefined when that is gone. */
  lang: string | undefined;
  /** When it would be asked again after each grade; undefined where nothing is kept of an answer. */
  next: Readonly<Record<Grade, number>> | undefined;
  /** ms since 1970 */
  now: number;
  heading: 'h2' | 'h3';
  /** Keys are pressed through it. */
  handle?: RefObject<QuestionHandle | null>;
  onGrade(grade: Grade): void;
}

/** What keys do with a question. */
export interface QuestionHandle {
  /** @returns was it a key of the question’s? */
  press(key: string): boolean;
}

const GRADE_WORDS = {
  again: 'recallAgain',
  hard: 'recallHard',
  good: 'recallGood',
  easy: 'recallEasy',
} as const;

type Shown = 'question' | 'answer' | 'right' | 'wrong';

/** One question: it is asked, then answered, then graded by its reader. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, lang, next, now, heading: Heading, handle, onGrade } = props;
  const [shown, setShown] = useState<Shown>('question');
  const card = useRef<HTMLDivElement>(null);
  const isOpen = shown !== 'question';

  // The button that was pressed is gone: the keyboard goes on at the likeliest grade, or at the answer.
  useLayoutEffect(() => {
    if (!isOpen) return;
    const likely = shown === 'wrong' ? 'again' : 'good';
    const goal = card.current?.querySelector<HTMLElement>(`[data-grade=${likely}], .answer`);
    goal?.focus({ preventScroll: true });
  }, [isOpen, shown]);

  function choose(isTrue: boolean): void {
    if (question.kind === 'myth') setShown(isTrue === question.isTrue ? 'right' : 'wrong');
  }

  function press(key: string): boolean {
    const grade = GRADES[Number(key) - 1];
    if (isOpen && grade && next) onGrade(grade);
    else if (!isOpen && question.kind === 'myth' && /^[sm]$/i.test(key)) choose(/s/i.test(key));
    else if (!isOpen && question.kind !== 'myth' && key === ' ') setShown('answer');
    else return false;
    return true;
  }
  useImperativeHandle(handle ?? null, () => ({ press }));

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be read out as part of a form
    <div
      class={`question question-${question.kind}`}
      role="group"
      ref={card}
      onKeyDown={handle ? undefined : onKeyDown}
    >
      <Asked question={question} lang={lang} heading={Heading} />
      {!isOpen && question.kind === 'myth' && (
        <div class="buttons">
          <button type="button" class="button" aria-keyshortcuts="S" onClick={() => choose(true)}>
            {t('recallIsSo')}
          </button>
          <button type="button" class="button" aria-keyshortcuts="M" onClick={() => choose(false)}>
            {t('recallIsMyth')}
          </button>
        </div>
      )}
      {!isOpen && question.kind !== 'myth' && (
        <div class="buttons">
          <button
            type="button"
            class="button reveal"
            aria-keyshortcuts="Space"
            onClick={() => setShown('answer')}
          >
            {t('recallShow')}
          </button>
        </div>
      )}
      {isOpen && <Answer question={question} lang={lang} shown={shown} />}
      {isOpen && next && <Grades next={next} now={now} onGrade={onGrade} />}
    </div>
  );

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    // A focused button takes the space bar itself.
    if (event.key === ' ' && event.target instanceof HTMLButtonElement) return;
    if (press(event.key)) event.preventDefault();
  }
}

function Asked({
  question,
  lang,
  heading: Heading,
}: Pick<QuestionCardProps, 'question' | 'lang' | 'heading'>) {
  switch (question.kind) {
    case 'meaning':
      return (
        <>
          <p class="prompt">{t('recallAskMeaning')}</p>
          <Heading class="asked-term" tabIndex={-1}>
            <bdi lang={lang}>{question.term}</bdi>
          </Heading>
        </>
      );
    case 'term':
      return (
        <>
          <Heading class="prompt" tabIndex={-1}>
            {t('recallAskTerm')}
          </Heading>
          <p class="claim" lang={lang} dir="auto">
            {question.clue}
          </p>
        </>
      );
    case 'myth':
      return (
        <>
          <Heading class="prompt" tabIndex={-1}>
            {rich('recallAskMyth', <bdi lang={lang}>{question.term}</bdi>)}
          </Heading>
          <p class="claim" lang={lang} dir="auto">
            {question.claim}
          </p>
        </>
      );
  }
}

/** Whether a sentence is so, and whether the reader knew. */
function verdict(wasRight: boolean, isTrue: boolean): string {
  if (wasRight) return t(isTrue ? 'recallRightSo' : 'recallRightMyth');
  return t(isTrue ? 'recallWrongSo' : 'recallWrongMyth');
}

function Answer({ question, lang, shown }: { question: Question; lang: string | undefined; shown: Shown }) {
  const link = (
    <a href={question.path} class="to-entry">
      {t('recallEntry')}
    </a>
  );
  if (question.kind === 'myth') {
    return (
      <div class="answer" tabIndex={-1}>
        <p class="verdict">{verdict(shown === 'right', question.isTrue)}</p>
        <p lang={lang} dir="auto">
          {question.truth}
        </p>
        {question.other && <p>{rich('recallOther', <bdi lang={lang}>{question.other}</bdi>)}</p>}
        {link}
      </div>
    );
  }
  return (
    <div class="answer" tabIndex={-1}>
      {question.kind === 'meaning' ? (
        <p lang={lang} dir="auto">
          {question.blurb}
        </p>
      ) : (
        <p class="asked-term">
          <bdi lang={lang}>{question.term}</bdi>
        </p>
      )}
      {link}
    </div>
  );
}

function Grades({
  next,
  now,
  onGrade,
}: { next: Readonly<Record<Grade, number>> } & Pick<QuestionCardProps, 'now' | 'onGrade'>) {
  return (
    <fieldset class="grades">
      <legend>{t('recallHowWell')}</legend>
      {GRADES.map((grade, i) => (
        <button
          key={grade}
          type="button"
          class="grade"
          data-grade={grade}
          aria-keyshortcuts={String(i + 1)}
          onClick={() => onGrade(grade)}
        >
          <span class="grade-word">
            <span class="key" aria-hidden="true">
              {i + 1}
            </span>{' '}
            {t(GRADE_WORDS[grade])}
          </span>{' '}
          <span class="grade-next">{inHowLong(next[grade], now)}</span>
        </button>
      ))}
    </fieldset>
  );
}
