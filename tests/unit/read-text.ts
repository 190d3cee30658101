import type { Draft, ReadOptions } from '../../glossary/formats/draft.ts';
import { type Finished, finishDraft } from '../../glossary/formats/finish.ts';
import { readDraft } from '../../glossary/formats/read.ts';

/** Reads files as they would be dropped: with names that say nothing. */

/** The draft of one text. */
export function draftOf(text: string, options?: ReadOptions): Promise<Draft> {
  return readDraft([{ name: 'file', bytes: new TextEncoder().encode(text) }], options);
}

/** The pack of one text, and what is not in it. */
export async function packOf(text: string, options?: ReadOptions): Promise<Finished> {
  return finishDraft(await draftOf(text, options), { id: 'test', name: 'Test' });
}

/** What is said of a text that cannot be read. */
export async function errorOf(text: string): Promise<string> {
  return draftOf(text).then(
    () => 'was read',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}
