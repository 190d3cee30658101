import type { TermLink } from '../../glossary/requests.ts';

/** A stretch of a layer's text that is drawn in one way. */
export interface Segment {
  text: string;
  /** It stood in backticks. */
  code: boolean;
  /** The entry whose term it is. */
  key?: string;
}

const BLANK_LINES = /\n[^\S\n]*\n\s*/g;
const CODE = /`([^`\n]+)`/g;

/**
 * Cuts a layer's text into paragraphs of segments: blank lines part paragraphs, backticks make code, nothing
 * else means anything. A link that would cross such a border is left out.
 * @param links offsets into `text`, in order, none overlapping
 */
export function segments(text: string, links: readonly TermLink[]): Segment[][] {
  return paragraphs(text).map(([start, end]) =>
    pieces(text, start, end).flatMap((piece) => linked(text, piece, links)),
  );
}

function paragraphs(text: string): [number, number][] {
  const found: [number, number][] = [];
  let start = 0;
  for (const gap of text.matchAll(BLANK_LINES)) {
    found.push([start, gap.index]);
    start = gap.index + gap[0].length;
  }
  found.push([start, text.length]);
  return found.filter(([from, to]) => text.slice(from, to).trim() !== '');
}

interface Piece {
  start: number;
  end: number;
  code: boolean;
}

function pieces(text: string, start: number, end: number): Piece[] {
  const found: Piece[] = [];
  let at = start;
  for (const { index, 0: whole } of text.slice(start, end).matchAll(CODE)) {
    const open = start + index;
    found.push({ start: at, end: open, code: false });
    at = open + whole.length;
    found.push({ start: open + 1, end: at - 1, code: true });
  }
  found.push({ start: at, end, code: false });
  return found;
}

function linked(text: string, { start, end, code }: Piece, links: readonly TermLink[]): Segment[] {
  const found: Segment[] = [];
  let at = start;
  for (const link of links) {
    if (link.start < at || link.end > end) continue;
    found.push({ text: text.slice(at, link.start), code });
    found.push({ text: text.slice(link.start, link.end), code, key: link.key });
    at = link.end;
  }
  found.push({ text: text.slice(at, end), code });
  return found.filter((segment) => segment.text !== '');
}
