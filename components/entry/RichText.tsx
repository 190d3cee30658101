import { type ComponentChildren, Fragment } from 'preact';
import type { TermLink } from '../../glossary/requests.ts';
import { type Segment, segments } from './segments.ts';

/** Draws a term that stands in a text; the card makes a button of it, the entry page a link. */
export type DrawTerm = (key: string, text: ComponentChildren) => ComponentChildren;

interface RichTextProps {
  text: string;
  links: readonly TermLink[] | undefined;
  /** BCP 47, the pack's. */
  lang: string;
  drawTerm: DrawTerm;
}

/** A layer's text as paragraphs. Text nodes only: what a pack says can never become an element of its choosing. */
export function RichText({ text, links = [], lang, drawTerm }: RichTextProps) {
  return (
    <>
      {segments(text, links).map((paragraph, i) => (
        <p key={i} lang={lang} dir="auto">
          {drawSegments(paragraph, drawTerm)}
        </p>
      ))}
    </>
  );
}

/** A layer of one line (blurb, takeaway) without a paragraph around it. */
export function RichLine({ text, links = [], drawTerm }: Omit<RichTextProps, 'lang'>) {
  const parts = segments(text, links).flatMap((part, i) => (i ? [SPACE, ...part] : part));
  return <>{drawSegments(parts, drawTerm)}</>;
}

const SPACE: Segment = { text: ' ', code: false };

function drawSegments(line: readonly Segment[], drawTerm: DrawTerm) {
  return line.map(({ text, code, key }, i) => {
    const drawn = code ? <code>{text}</code> : text;
    return <Fragment key={i}>{key === undefined ? drawn : drawTerm(key, drawn)}</Fragment>;
  });
}
