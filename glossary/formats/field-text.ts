import { hasHtml, htmlText, type TextLink, textInLines } from './plain-text.ts';

/** The texts that people write into the cells and fields of a glossary: plain, or with Markdown or HTML in them. */

const LINK =
  /!?\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+["'(][^)]*)?\)/g;
const REFERENCE_LINK = /\[([^[\]]+)\]\[[^[\]]*\]/g;
const STRONG = /(\*\*\*|\*\*|__)(?=\S)([^\n]*?\S)\1/g;
const STARRED = /(?<![\p{L}\p{N}*\\])\*(?=[^\s*])([^*\n]*?[^\s*])\*(?![\p{L}\p{N}*])/gu;
const UNDERLINED = /(?<![\p{L}\p{N}_\\])_(?=[^\s_])([^_\n]*?[^\s_])_(?![\p{L}\p{N}_])/gu;
/** The line break before an item of a list: only blank lines make paragraphs on a card. */
const LIST_LINE = /(?<!\n[^\S\n]*)\n(?=[^\S\n]*(?:[-*+•‣]|\d{1,2}[.)])[^\S\n]+\S)/g;
const MARKS = /[*_`[<&\\#~]/;

/**
 * A text without its markup (Markdown, HTML), indented lines set straight; code keeps its backticks.
 * @returns the text, and the links that stood in it
 */
export function fieldText(raw: string): { text: string; links: TextLink[] } {
  const links: TextLink[] = [];
  let text = straight(raw).replace(LIST_LINE, '\n\n');
  if (!MARKS.test(text)) return { text, links };
  if (hasHtml(text)) {
    const flat = textInLines(text);
    links.push(...flat.links);
    text = flat.text;
  }
  // Every other piece is code, which nothing is taken out of.
  const pieces = text.split(/(`[^`\n]+`)/);
  return { text: pieces.map((piece, i) => (i % 2 ? piece : withoutMarks(piece, links))).join(''), links };
}

/** The name of an entry, without the marks that make it bold, slanted or code. */
export function fieldName(raw: string): string {
  let text = raw.trim();
  if (hasHtml(text)) text = htmlText(text).text;
  const [, bold] = /^\*\*([^*]+)\*\*:?$/.exec(text) ?? [];
  const [, slanted] = /^_(\p{L}[^_]*)_$/u.exec(text) ?? [];
  const [, code] = /^`([^`]+)`$/.exec(text) ?? [];
  const [, linked] = /^\[([^[\]]+)\]\([^()]*\)$/.exec(text) ?? [];
  return (bold ?? slanted ?? code ?? linked ?? text).replace(/\s+/g, ' ');
}

/** Lines without the indentation that they share, and without blanks at their ends. */
function straight(raw: string): string {
  const text = raw.replace(/\r\n?/g, '\n');
  if (!text.includes('\n')) return text.trim();
  const lines = text.split('\n').map((line) => line.trimEnd());
  const indents = lines.slice(1).flatMap((line) => (line ? [line.length - line.trimStart().length] : []));
  const shared = Math.min(...indents);
  if (!Number.isFinite(shared)) return text.trim();
  return lines
    .map((line, i) => (i === 0 ? line : line.slice(shared)))
    .join('\n')
    .trim();
}

function withoutMarks(piece: string, links: TextLink[]): string {
  return piece
    .replace(LINK, (_, title: string, target: string) => {
      links.push({ title, target });
      return title;
    })
    .replace(REFERENCE_LINK, '$1')
    .replace(STRONG, (whole, marks: string, inner: string) =>
      marks === '__' && !inner.includes(' ') ? whole : inner,
    )
    .replace(STARRED, '$1')
    .replace(UNDERLINED, '$1')
    .replace(/^#{1,6}[^\S\n]+/gm, '')
    .replace(/^(?:```|~~~).*\n?/gm, '')
    .replace(/\\([*_`[\]#<>~])/g, '$1');
}
