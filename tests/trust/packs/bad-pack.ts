import type { FormatName, InputFile } from '../../../glossary/formats/draft.ts';
import type { Pack } from '../../../glossary/pack-types.ts';

/** Files that somebody has made to do harm, or has broken. They are made by code: nothing of them lies in the project. */
export interface BadPack {
  name: string;
  files: () => InputFile[];
  /** Reads them as this, whatever they look like. */
  as?: FormatName;
  /**
   * What is said of it: of one that is refused, the message; of one that is taken without what is bad in it, the lines
   * about what was left out.
   */
  refused?: RegExp;
  harmless?: RegExp | true;
  /** What more is to be true of what was taken. */
  holds?: (pack: Pack) => boolean;
}

const encoder = new TextEncoder();

/** One file. */
export function file(content: string | Uint8Array, name = 'bad.file'): () => InputFile[] {
  return () => [{ name, bytes: typeof content === 'string' ? encoder.encode(content) : content }];
}

export const FINE = { term: 'Zorkmid', blurb: 'A coin.' };

/** The text of a pack of LumoMate's own format. @param entries added to one that is fine */
export function packText(more: object = {}, entries: unknown = [FINE]): string {
  return JSON.stringify({ format: 'lumomate-pack/1', id: 'bad', name: 'Bad', entries, ...more });
}

/** A pack of one fine entry and one that is as given. */
export function withEntry(entry: unknown): () => InputFile[] {
  return file(packText({}, [FINE, entry]), 'bad.json');
}
