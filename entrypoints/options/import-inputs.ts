import type { NamedFile } from '../../components/options/dropped-files.ts';
import type { InputFile } from '../../glossary/formats/draft.ts';
import type { Ask, PackCount } from '../../glossary/requests.ts';

/** What imports are made of, and what they are compared with. */

/** All files of one import together. Bytes */
const LARGEST = 500_000_000;
/** A larger stored pack is not listed only to be compared: that would be hundreds of messages. Entries */
const MOST_COMPARED = 25_000;

/** @throws with a sentence for the reader */
export async function readInputs(files: readonly NamedFile[]): Promise<InputFile[]> {
  if (files.reduce((sum, { file }) => sum + file.size, 0) > LARGEST) {
    throw new Error('is larger than 500 MB; split it.');
  }
  try {
    const bytes = await Promise.all(files.map(({ file }) => file.arrayBuffer()));
    return files.map(({ name }, i) => ({ name, bytes: new Uint8Array(bytes[i]!) }));
  } catch {
    throw new Error('could not be read by the browser; nothing was changed.');
  }
}

/** @param header '' for none */
export async function fetchInput(ask: Ask, url: string, header: string): Promise<InputFile> {
  const { name, base64 } = await ask('fetch-file', { url, ...(header && { header }) });
  return { name, bytes: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)) };
}

/** The ids of a stored pack's entries; undefined when they are too many to ask for. */
export async function listIds(ask: Ask, pack: PackCount): Promise<string[] | undefined> {
  if (pack.entries > MOST_COMPARED) return undefined;
  const ids: string[] = [];
  for (;;) {
    const heads = await ask('list-entries', { pack: pack.id, ...(ids.length && { after: ids.at(-1) }) });
    if (!heads.length) return ids;
    ids.push(...heads.map(({ id }) => id));
  }
}
