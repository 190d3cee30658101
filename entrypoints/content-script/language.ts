/** Which language a text is in, as its page says; nothing is guessed. */

/** The primary subtag of a BCP 47 tag: `en` of `en-GB`. */
function primaryLanguage(tag: string): string {
  return /^[a-z]{2,8}(?=-|$)/i.exec(tag.trim())?.[0].toLowerCase() ?? '';
}

/**
 * What an element says of the language of its text, as a primary subtag; '' where what it says is of no use.
 * @returns undefined where it says nothing
 */
export function ownLanguage(element: Element): string | undefined {
  const tag = element.getAttribute('lang');
  if (tag === null) return undefined;
  const own = primaryLanguage(tag);
  // `und` and `mul` are codes for not knowing, `zxx` for what is no language.
  return /^(?:und|mul|zxx)$/.test(own) ? '' : own;
}

/** Does a pack apply to a text? @param pack its BCP 47 tag @param text as `ownLanguage` says it */
export function appliesTo(pack: string, text: string): boolean {
  return text === '' || primaryLanguage(pack) === text;
}
