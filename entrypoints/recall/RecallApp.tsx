import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { downloadText } from '../../components/controls/download.ts';
import { useAnswer } from '../../components/controls/use-answer.ts';
import { QuestionCard, type QuestionHandle } from '../../components/recall/QuestionCard.tsx';
import { type RecallStage, RecallView } from '../../components/recall/RecallView.tsx';
import { memoriesToAnki, memoriesToCsv } from '../../glossary/history-files.ts';
import type { AskedQuestion, MemoryCard } from '../../glossary/reader-requests.ts';
import type { Grade } from '../../glossary/recall.ts';
import { type Ask, splitKey } from '../../glossary/requests.ts';

/** So many questions are fetched at a time. */
const ROUND = 20;
/** The longest wait for the next question that the page sits out, ms: longer ones are for another visit. */
const SOON = 3_600_000;

interface Round {
  queue: AskedQuestion[];
  /** All that is due, the queue included. */
  due: number;
  next: number | null;
}

/** Asks what is due, one question after the other. */
export function RecallApp({ ask }: { ask: Ask }) {
  const [round, setRound] = useState<Round>();
  const [answered, setAnswered] = useState(0);
  const [last, setLast] = useState<{ asked: AskedQuestion; due: number }>();
  const [problem, setProblem] = useState<string>();
  const packs = useAnswer(0, () => ask('list-packs', {}));
  const isBusy = useRef(false);
  const card = useRef<QuestionHandle>(null);
  const current = round?.queue[0];
  const now = Date.now();

  async function fetchRound(): Promise<void> {
    const { questions, due, next } = await ask('due-questions', { limit: ROUND });
    setRound({ queue: questions, due, next });
  }

  /** One thing at a time: a second key press must not grade the next question unseen. */
  function attempt(work: () => Promise<void>): void {
    if (isBusy.current) return;
    isBusy.current = true;
    setProblem(undefined);
    work()
      .catch((error: Error) => setProblem(error.message))
      .finally(() => {
        isBusy.current = false;
      });
  }

  const grade = (given: Grade) =>
    attempt(async () => {
      if (!round || !current) return;
      const { due } = await ask('answer', { key: current.question.key, grade: given });
      setLast({ asked: current, due });
      setAnswered(answered + 1);
      const queue = round.queue.slice(1);
      if (queue.length) setRound({ ...round, queue, due: round.due - 1 });
      else await fetchRound();
    });

  const undo = () =>
    attempt(async () => {
      if (!round || !last) return;
      const recall = await ask('undo-answer', { key: last.asked.question.key });
      setLast(undefined);
      setAnswered(answered - 1);
      setRound({ ...round, queue: [{ ...last.asked, recall }, ...round.queue], due: round.due + 1 });
    });

  useEffect(() => attempt(fetchRound), [ask]);

  // What was forgotten comes back within minutes: whoever waits sees it.
  const wait = round && !current && round.next !== null ? Math.max(0, round.next - now) : undefined;
  useEffect(() => {
    if (wait === undefined || wait > SOON) return undefined;
    const timer = setTimeout(() => attempt(fetchRound), wait + 1_000);
    return () => clearTimeout(timer);
  }, [wait]);

  useLayoutEffect(() => {
    document.querySelector<HTMLElement>('.question h2, .recall-end h1')?.focus({ preventScroll: true });
  }, [current, round === undefined]);

  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
      // Space and Enter press what has the focus.
      const isPressed = event.target instanceof HTMLElement && event.target.matches('button, a');
      if (event.key === ' ' && isPressed) return;
      if (event.key.toLowerCase() === 'u') undo();
      else if (!card.current?.press(event.key)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  });

  const stage: RecallStage = !round
    ? { kind: 'waiting' }
    : current
      ? { kind: 'asking', left: round.due }
      : { kind: 'done', answered, next: round.next };
  return (
    <RecallView
      stage={stage}
      now={now}
      last={last && { term: last.asked.question.term, due: last.due }}
      problem={problem}
      onUndo={undo}
      onExport={(as) => attempt(() => exportMemories(ask, as))}
    >
      {current && (
        <QuestionCard
          key={`${current.question.key} ${answered}`}
          question={current.question}
          lang={packs.value?.find(({ id }) => id === splitKey(current.question.key).pack)?.language}
          next={current.recall.next}
          now={now}
          heading="h2"
          handle={card}
          onGrade={grade}
        />
      )}
    </RecallView>
  );
}

async function exportMemories(ask: Ask, as: 'anki' | 'csv'): Promise<void> {
  const cards: MemoryCard[] = [];
  let after: string | undefined;
  do {
    const part: { cards: MemoryCard[]; next: string | null } = await ask(
      'export-memories',
      after === undefined ? {} : { after },
    );
    cards.push(...part.cards);
    after = part.next ?? undefined;
  } while (after !== undefined);
  downloadText(as === 'anki' ? memoriesToAnki(cards) : memoriesToCsv(cards));
}
