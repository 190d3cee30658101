import type { RefObject } from 'preact';
import { useImperativeHandle, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Question } from '../../glossary/questions.ts';
import { GRADES, type Grade } from '../../glossary/recall.ts';
import { howLong } from './when-next.ts';

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

const GRADE_WORDS: Record<Grade, string> = { again: 'Again', hard: 'Hard', good: 'Good', easy: 'Easy' };

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
            It is so
          </button>
          <button type="button" class="button" aria-keyshortcuts="M" onClick={() => choose(false)}>
            A myth
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
            Show the answer
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
          <p class="prompt">What does it mean?</p>
          <Heading class="asked-term" tabIndex={-1}>
            <bdi lang={lang}>{question.term}</bdi>
          </Heading>
        </>
      );
    case 'term':
      return (
        <>
          <Heading class="prompt" tabIndex={-1}>
            Which term is this?
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
            <bdi lang={lang}>{question.term}</bdi>: so, or a myth?
          </Heading>
          <p class="claim" lang={lang} dir="auto">
            {question.claim}
          </p>
        </>
      );
  }
}

const VERDICTS = { right: 'Right: ', wrong: 'No: ', answer: '', question: '' } as const;

function Answer({ question, lang, shown }: { question: Question; lang: string | undefined; shown: Shown }) {
  const link = (
    <a href={question.path} class="to-entry">
      Its entry
    </a>
  );
  if (question.kind === 'myth') {
    return (
      <div class="answer" tabIndex={-1}>
        <p class="verdict">
          {VERDICTS[shown]}
          {question.isTrue ? 'it is so.' : 'it is a myth.'}
        </p>
        <p lang={lang} dir="auto">
          {question.truth}
        </p>
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
      <legend>How well did you know it?</legend>
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
            {GRADE_WORDS[grade]}
          </span>{' '}
          <span class="grade-next">in {howLong(next[grade], now)}</span>
        </button>
      ))}
    </fieldset>
  );
}
