import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Question } from '../../glossary/questions.ts';
import type { RecallState } from '../../glossary/reader-requests.ts';
import { type Grade, newMemory, previewGrades } from '../../glossary/recall.ts';
import { t } from '../messages/messages.ts';
import { rich } from '../messages/rich.ts';
import { QuestionCard } from '../recall/QuestionCard.tsx';
import { whenDue } from '../recall/when-next.ts';

interface LetterQuestionsProps {
  questions: readonly Question[];
  /** How it stands with their terms; those that were never met have none. */
  states: ReadonlyMap<string, RecallState>;
  /** What was never met may be remembered from now on. */
  isRecording: boolean;
  /** When the letter was written: an answer since then was given in it. ms since 1970 */
  written: number;
  langOf(key: string): string | undefined;
  onAnswer(key: string, grade: Grade): Promise<RecallState>;
  onUndo(key: string): Promise<RecallState>;
}

/** The letter’s questions, answered in place. */
export function LetterQuestions({ questions, ...props }: LetterQuestionsProps) {
  return (
    <ol class="letter-questions">
      {questions.map((question) => (
        <li key={question.key}>
          <LetterQuestion question={question} {...props} />
        </li>
      ))}
    </ol>
  );
}

function LetterQuestion(props: Omit<LetterQuestionsProps, 'questions'> & { question: Question }) {
  const { question, states, isRecording, written, langOf, onAnswer, onUndo } = props;
  const { key } = question;
  const before = states.get(key);
  const [given, setGiven] = useState<RecallState>();
  const [problem, setProblem] = useState<string>();
  const [asked, setAsked] = useState(0);
  const state = given ?? before;
  const now = Date.now();
  const isDone = asked === 0 && state?.answered !== undefined && state.answered >= written;

  const take = (work: Promise<RecallState>) =>
    work.then(
      (next) => {
        setProblem(undefined);
        setGiven(next);
        setAsked(0);
      },
      (error: Error) => setProblem(error.message),
    );
  const next = state?.next ?? (isRecording ? previewGrades(newMemory(key, now), now) : undefined);
  return (
    <>
      {isDone ? (
        <Done
          question={question}
          state={state}
          lang={langOf(key)}
          isFresh={given !== undefined}
          onUndo={() =>
            take(onUndo(key)).then(() => {
              setAsked(1);
            })
          }
        />
      ) : (
        <QuestionCard
          question={question}
          lang={langOf(key)}
          next={next}
          now={now}
          heading="h3"
          onGrade={(grade) => void take(onAnswer(key, grade))}
        />
      )}
      {problem && (
        <p class="problem" role="alert">
          {t('letterNotKept', problem)}
        </p>
      )}
    </>
  );
}

interface DoneProps {
  question: Question;
  state: RecallState;
  lang: string | undefined;
  /** It was answered just now. */
  isFresh: boolean;
  onUndo(): void;
}

function Done({ question, state, lang, isFresh, onUndo }: DoneProps) {
  const line = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    if (isFresh) line.current?.focus({ preventScroll: true });
  }, [isFresh]);
  return (
    <p class="question-done" ref={line} tabIndex={-1}>
      {rich(
        'letterAskedAgain',
        <b>
          <a href={question.path} lang={lang}>
            <bdi>{question.term}</bdi>
          </a>
        </b>,
        whenDue(state.due, Date.now()),
      )}{' '}
      {isFresh && (
        <button type="button" class="link-button" onClick={onUndo}>
          {t('sharedUndo')}
        </button>
      )}
    </p>
  );
}
