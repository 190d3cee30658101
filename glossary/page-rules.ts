/**
 * Which of a page's text is read, and where it is cut: for the content script, which has elements, and for the
 * background, which has them as HTML. Both must come to the same texts.
 */

/** Stands where something is that no term reaches across: a child block, a picture, code. */
export const BREAK = '\ufffc';

const INLINE = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE DATA DEL DFN EM FONT I INS LABEL MARK NOBR Q RB RUBY S SMALL SPAN STRIKE STRONG SUB TIME TT U VAR WBR'.split(
    ' ',
  ),
);

const SKIPPED = new Set(
  'AUDIO BUTTON CANVAS CODE EMBED HEAD IFRAME IMG INPUT KBD MAP MATH METER NOSCRIPT OBJECT OPTION PICTURE PRE PROGRESS RP RT SAMP SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA VIDEO svg math'.split(
    ' ',
  ),
);

/** Has only children with text, and may have thousands of them. */
const TEXTLESS = new Set('DL OL TABLE TBODY TR UL'.split(' '));

/** A letter of English, or any other character beyond ASCII: cheaper than asking Unicode. */
const LETTER = /[a-z\u0080-\uffff]/i;

/** Does text run across an element of this name? An unknown element is inline until a style says otherwise. @param tag as `tagName` */
export function isInlineTag(tag: string): boolean {
  return INLINE.has(tag) || tag.includes('-');
}

/** Is the text of an element of this name left alone? @param tag as `tagName` */
export function isSkippedTag(tag: string): boolean {
  return SKIPPED.has(tag);
}

/** Has an element of this name no text directly in it? @param tag as `tagName` */
export function isTextlessTag(tag: string): boolean {
  return TEXTLESS.has(tag);
}

/** Could any word stand in a text? */
export function hasLetter(text: string): boolean {
  return LETTER.test(text);
}

/** The primary subtag of a BCP 47 tag: `en` of `en-GB`. */
function primaryLanguage(tag: string): string {
  return /^[a-z]{2,8}(?=-|$)/i.exec(tag.trim())?.[0].toLowerCase() ?? '';
}

/** What a `lang` says of the language of a text, as a primary subtag; '' where that is of no use. */
export function languageOf(tag: string): string {
  const own = primaryLanguage(tag);
  // `und` and `mul` are codes for not knowing, `zxx` for what is no language.
  return /^(?:und|mul|zxx)$/.test(own) ? '' : own;
}

/** Does a pack apply to a text? Nothing is guessed. @param pack its BCP 47 tag @param text as `languageOf` says it */
export function appliesTo(pack: string, text: string): boolean {
  return text === '' || primaryLanguage(pack) === text;
}
