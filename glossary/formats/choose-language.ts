/** Which of a file's languages is read, and which of its texts are in it. Tags are BCP 47, in whatever case. */

/** What a pack may call its language; files have worse (`x`, `i-default`). */
const TAG = /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i;

/** The tag as a pack may say it (`en_GB` → `en-GB`); '' for what names no language. */
export function tagOf(text: string): string {
  const tag = text.trim().replaceAll('_', '-');
  return TAG.test(tag) ? tag : '';
}

/**
 * How well a text serves somebody who wants a language: 4 in just that tag, 3 and 2 in the wider or a sister tag
 * (`en`, `en-US` for `en-GB`), 1 when the text does not say its language, 0 in another one.
 */
function closeness(tag: string, wanted: string): number {
  if (!tag || !wanted) return 1;
  const [one = '', other = ''] = [tag, wanted].map((text) => text.toLowerCase().replaceAll('_', '-'));
  if (one === other) return 4;
  if (one.split('-')[0] !== other.split('-')[0]) return 0;
  return other.startsWith(`${one}-`) || one.startsWith(`${other}-`) ? 3 : 2;
}

/** Something said in a language. */
interface Said {
  language: string;
}

/** Those in the language, the closest first; those of no stated language come last. */
export function inLanguage<T extends Said>(texts: readonly T[], language: string): T[] {
  return texts
    .map((text) => ({ text, rank: closeness(text.language, language) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .map(({ text }) => text);
}

/** Of `inLanguage`, only those that are equally close as the closest. */
export function closestIn<T extends Said>(texts: readonly T[], language: string): T[] {
  const found = inLanguage(texts, language);
  const best = found[0] ? closeness(found[0].language, language) : 0;
  return found.filter((text) => closeness(text.language, language) === best);
}

/** Counts what a file has in its languages, to choose one. */
export class LanguageCount {
  /** By the tag in lower case: the tag as it stands, terms, and terms that are explained too. */
  readonly #tags = new Map<string, { tag: string; terms: number; explained: number }>();

  /**
   * Counts one concept.
   * @param terms the languages that it has terms in
   * @param texts the languages that it is explained in; '' for a text that does not say
   */
  add(terms: Iterable<string>, texts: readonly string[]): void {
    for (const tag of new Set(terms)) {
      if (!tag) continue;
      const count = this.#tags.get(tag.toLowerCase()) ?? { tag, terms: 0, explained: 0 };
      this.#tags.set(tag.toLowerCase(), count);
      count.terms++;
      if (texts.some((text) => closeness(text, tag) > 0)) count.explained++;
    }
  }

  /** All, the commonest first. */
  get tags(): string[] {
    return [...this.#tags.values()].sort((one, other) => other.terms - one.terms).map(({ tag }) => tag);
  }

  /**
   * The language wanted; else English, else the commonest, where terms are explained in them at all.
   * @returns '' when the file does not say its languages
   */
  choose(wanted?: string): string {
    if (wanted) return wanted;
    const counts = [...this.#tags.values()];
    const explained = counts.filter(({ explained }) => explained > 0);
    const ranked = (explained.length ? explained : counts).sort(
      (one, other) => other.explained - one.explained || other.terms - one.terms,
    );
    const english = (tag: string) => closeness(tag, 'en');
    const inEnglish = ranked
      .filter(({ tag }) => english(tag) > 0)
      .sort((one, other) => english(other.tag) - english(one.tag));
    return (inEnglish[0] ?? ranked[0])?.tag ?? '';
  }
}
