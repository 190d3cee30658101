import { useCallback, useLayoutEffect, useState } from 'preact/hooks';

/** What a page knows of something it asked for. While asking again it keeps what it knew, so that nothing jumps. */
export interface Answer<T> {
  value?: T;
  /** Why there is no newer value: the background's own sentence. */
  problem?: string;
  again(): void;
}

/**
 * Asks, and asks again whenever `question` changes. Answers to an older question are dropped.
 * @param question undefined when there is nothing to ask yet; the value is then forgotten
 */
export function useAnswer<Q extends string | number, T>(
  question: Q | undefined,
  ask: (question: Q) => Promise<T>,
): Answer<T> {
  const [state, setState] = useState<{ value?: T; problem?: string }>({});
  const [attempt, setAttempt] = useState(0);
  // `ask` is another function at every rendering and always the same question: it is left out.
  useLayoutEffect(() => {
    if (question === undefined) {
      setState({});
      return undefined;
    }
    let outdated = false;
    ask(question).then(
      (value) => outdated || setState({ value }),
      (error: Error) => outdated || setState((known) => ({ ...known, problem: error.message })),
    );
    return () => {
      outdated = true;
    };
  }, [question, attempt]);
  const again = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...state, again };
}
