import type { Draft, InputFile, ReadOptions } from '../../glossary/formats/draft.ts';
import { readDraft } from '../../glossary/formats/read.ts';

/** What a file of this text becomes; its name says nothing of its format. */
export function readText(text: string, options: ReadOptions = {}): Promise<Draft> {
  return readDraft([fileOf('', text)], options);
}

export function fileOf(name: string, content: string | Uint8Array): InputFile {
  return { name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content };
}

/** A draft’s entries as “term: definition”. */
export function said({ entries }: Draft): string[] {
  return entries.map(
    ({ term, definition, blurb }) => `${term}: ${[blurb, definition].filter(Boolean).join(' | ')}`,
  );
}
