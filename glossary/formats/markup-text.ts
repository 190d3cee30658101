import { Parser } from 'htmlparser2';

/** Texts of glossaries that were written for web pages: their mark-up is taken out, nothing of it is interpreted. */

/** Elements that people write into definitions; others (`<T>`, `<stdio.h>`) are words of the text. */
const KNOWN =
  'a|abbr|b|blockquote|br|cite|code|dd|div|dl|dt|em|h[1-6]|i|kbd|li|ol|p|pre|q|s|small|span|strong|sub|sup|table|td|th|tr|tt|u|ul|var';
const TAG = new RegExp(`<(/?)(${KNOWN})\\b[^<>]*>`, 'gi');
const ALONE = /<(?:br|p|hr)(?:\s[^<>]*)?\/?>/i;
const ENTITY = /&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,5});/i;

const BLOCK = /^(?:blockquote|dd|div|dl|dt|h[1-6]|ol|p|pre|table|tr|ul)$/;
const UNREAD = /^(?:script|style|template)$/;

/**
 * A text as it reads on a page.
 * @param entities whether `&amp;` and the like are decoded in texts without any element too
 * @returns the text itself where it has no mark-up; what stands between backticks counts as none
 */
export function textOfMarkup(text: string, entities = false): string {
  const prose = text.replace(/`[^`]*`/g, '');
  if (!hasElement(prose) && !ALONE.test(prose) && !(entities && ENTITY.test(prose))) return text;
  return plainTextOf(text);
}

/** Whether something is opened and closed again. */
function hasElement(text: string): boolean {
  const opened = new Set<string>();
  for (const [, slash, name = ''] of text.matchAll(TAG)) {
    if (!slash) opened.add(name.toLowerCase());
    else if (opened.has(name.toLowerCase())) return true;
  }
  return false;
}

/** The text of an HTML fragment: blocks make paragraphs, items get a dot, code its backticks. */
export function plainTextOf(html: string): string {
  let out = '';
  let unread = 0;
  const parser = new Parser({
    onopentag(name) {
      if (UNREAD.test(name)) unread++;
      else if (name === 'br') out += '\n';
      else if (name === 'li') out += '\n• ';
      else if (name === 'code') out += '`';
      else if (BLOCK.test(name)) out += '\n\n';
    },
    ontext(text) {
      if (!unread) out += text;
    },
    onclosetag(name) {
      if (UNREAD.test(name)) unread--;
      else if (name === 'code') out += '`';
      else if (BLOCK.test(name)) out += '\n\n';
    },
  });
  parser.end(html);
  return out
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * A text that was broken into lines and indented to look well in its file, as one line a paragraph; breaks without
 * indentation were meant and stay.
 */
export function unwrapped(text: string): string {
  let out = '';
  let isParagraph = false;
  for (const line of text.trim().split('\n')) {
    const words = line.trim();
    if (!words) isParagraph = true;
    else if (!out) out = words;
    else if (isParagraph) out += `\n\n${words}`;
    else out += (/^[ \t]/.test(line) ? ' ' : '\n') + words;
    if (words) isParagraph = false;
  }
  return out;
}
