import { infoProblems, packId } from '../edit-pack.ts';
import type { Pack } from '../pack-types.ts';
import { csvReader } from './csv.ts';
import { type Draft, FORMAT_NAMES, FormatError } from './draft.ts';
import { finishDraft, type PackChoice } from './finish.ts';
import { jsonReader } from './json.ts';
import { lumomateReader } from './lumomate.ts';
import { infoOf } from './preview.ts';
import type { Reader } from './read.ts';
import { type Sample, sampleOf } from './sample.ts';
import { schemaOrgReader } from './schema-org.ts';

/**
 * Formats in which a pack can be followed at an address, besides its own: what web servers, wikis and spreadsheets
 * offer by themselves. Every start of the background waits for these readers (docs/decisions.md), so they are few.
 */
const READERS: readonly Reader[] = [lumomateReader, schemaOrgReader, jsonReader, csvReader];

/** Linked data in other vocabularies, of which JSON’s reader would make what it can. */
const LINKED_DATA = /"@(?:context|graph)"\s*:/;

/**
 * Reads what stands at an address. A file that says nothing of its own id has one of its address, so that it is the
 * same pack whenever it is fetched.
 * @throws FormatError with a sentence for the reader, PackError for what would be no pack
 */
export async function readFollowed(bytes: Uint8Array, url: string): Promise<Pack> {
  const { host, pathname } = new URL(url);
  const file = sampleOf({ name: pathname, bytes });
  const reader = readerOf(file);
  if (!reader) {
    throw new FormatError(
      `${host} has nothing at this address that can be followed: a pack, a page that leads to one or has schema.org terms, JSON or CSV. Import it once, or ask who publishes it for a LumoMate pack.`,
    );
  }
  let draft: Draft;
  try {
    draft = await reader.read([file], {});
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new FormatError(
      `What ${host} sent looks like ${FORMAT_NAMES[reader.name]}, but: ${error.message}.`,
    );
  }
  const info = infoOf(draft, pathname);
  const isSaid = typeof draft.info.id === 'string' && !hasProblem({ ...info, id: draft.info.id });
  const id = isSaid ? info.id : packId(`${host} ${pathname}`);
  return finishDraft(draft, { ...info, id } satisfies PackChoice).pack;
}

function readerOf(file: Sample): Reader | undefined {
  const reader = READERS.find((one) => one.recognises([file]));
  return reader === jsonReader && LINKED_DATA.test(file.text) ? undefined : reader;
}

function hasProblem(info: { id: string; name: string }): boolean {
  return infoProblems({ name: info.name, id: info.id }).some(({ field }) => field === 'id');
}
