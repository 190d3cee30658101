import { Fragment } from 'preact';
import { highlight } from '../../glossary/highlight.ts';

interface FoundProps {
  text: string;
  query: string;
  /** The words it was found by; undefined when nothing is looked for. */
  words: readonly string[] | undefined;
}

/** A text with what was found in it marked. Text nodes only. */
export function Found({ text, query, words }: FoundProps) {
  if (!words) return <>{text}</>;
  return (
    <>
      {highlight(text, query, words).map(({ text: stretch, found }, i) =>
        found ? <mark key={i}>{stretch}</mark> : <Fragment key={i}>{stretch}</Fragment>,
      )}
    </>
  );
}
