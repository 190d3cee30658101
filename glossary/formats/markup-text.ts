import { textInLines } from './plain-text.ts';

/** Texts of glossaries that were written for web pages: their mark-up is taken out, nothing of it is interpreted. */

/** Elements that people write into definitions; others (`<T>`, `<stdio.h>`) are words of the text. */
const KNOWN =
  'a|abbr|b|blockquote|br|cite|code|dd|div|dl|dt|em|h[1-6]|i|kbd|li|ol|p|pre|q|s|small|span|strong|sub|sup|table|td|th|tr|tt|u|ul|var';
const TAG = new RegExp(`<(/?)(${KNOWN})\\b[^<>]*>`, 'gi');
const ALONE = /<(?:br|p|hr)(?:\s[^<>]*)?\/?>/i;
const ENTITY = /&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,5});/i;

/**
 * A text as it reads on a page.
 * @param entities whether `&amp;` and the like are decoded in texts without any element too
 * @returns the text itself where it has no mark-up; what stands between backticks counts as none
 */
export function textOfMarkup(text: string, entities = false): string {
  const prose = text.replace(/`[^`]*`/g, '');
  if (!hasElement(prose) && !ALONE.test(prose) && !(entities && ENTITY.test(prose))) return text;
  return textInLines(text).text;
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
