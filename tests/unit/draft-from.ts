import type { Draft, ReadOptions } from '../../glossary/formats/draft.ts';
import { readDraft } from '../../glossary/formats/read.ts';

/** The draft of a file with this text. */
export function draftFrom(text: string, options: ReadOptions = {}): Promise<Draft> {
  return readDraft([{ name: 'words', bytes: new TextEncoder().encode(text) }], options);
}

/** Of a draft, its terms with their texts: what most tests are about. */
export function termsOf({ entries }: Draft): Record<string, string | undefined> {
  return Object.fromEntries(entries.map(({ term, blurb, definition }) => [term, definition ?? blurb]));
}
