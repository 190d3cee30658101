import type { Draft, ReadOptions } from '../../glossary/formats/draft.ts';
import { readDraft } from '../../glossary/formats/read.ts';

/** The draft of a file with this text. */
export function draftFrom(text: string, options: ReadOptions = {}): Promise<Draft> {
  return readDraft([{ name: 'words', bytes: new TextEncoder().encode(text) }], options);
}

/** What a text is taken for; undefined when nothing can be made of it. */
export function formatOf(text: string): Promise<Draft['format'] | undefined> {
  return draftFrom(text).then(
    ({ format }) => format,
    () => undefined,
  );
}

/** Of a draft, its terms with their texts: what most tests are about. */
export function termsOf({ entries }: Draft): Record<string, string | undefined> {
  return Object.fromEntries(entries.map(({ term, blurb, definition }) => [term, definition ?? blurb]));
}
