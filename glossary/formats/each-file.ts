import { type Draft, type Dropped, FormatError, type ReadOptions } from './draft.ts';
import type { Sample } from './sample.ts';

/** Formats of one file, of which a folder may hold several. */

type Read = (file: Sample, options: ReadOptions) => Draft | Promise<Draft>;

/** Are these files of a format: the one, or at least half of the texts of a folder? */
export function areMostly(files: readonly Sample[], isOne: (file: Sample) => boolean): boolean {
  const texts = files.length > 1 ? files.filter(({ text }) => text.trim() !== '') : files;
  const count = texts.filter(isOne).length;
  return count > 0 && count * 2 >= texts.length;
}

/** Reads each file that is of a format, and makes one draft of them; of the others it says that they are left out. */
export async function readEach(
  files: readonly Sample[],
  options: ReadOptions,
  isOne: (file: Sample) => boolean,
  read: Read,
): Promise<Draft> {
  const [file] = files;
  if (files.length === 1) return read(file!, options);
  const wanted = files.filter(isOne);
  if (!wanted.length) throw new FormatError('none of the files could be read');
  const drafts: Draft[] = [];
  for (const one of wanted) drafts.push(placed(await read(one, options), one.name));
  const left = files.filter((one) => !wanted.includes(one));
  const others: Dropped[] = left.map(({ name }) => ({ at: name, why: 'is in another format' }));
  const { columns, ...first } = drafts[0]!;
  const languages = [...new Set(drafts.flatMap((draft) => draft.languages ?? []))];
  return {
    ...first,
    ...(drafts.length === 1 && columns ? { columns } : {}),
    ...(languages.length > 1 ? { languages } : {}),
    entries: drafts.flatMap(({ entries }) => entries),
    dropped: [...drafts.flatMap(({ dropped }) => dropped), ...others],
    notes: [...new Set(drafts.flatMap(({ notes }) => notes))],
  };
}

/** A draft whose places name the file. */
function placed(draft: Draft, name: string): Draft {
  const at = (place: string) => `${name}, ${place}`;
  return {
    ...draft,
    entries: draft.entries.map((entry) => ({ ...entry, at: at(entry.at) })),
    dropped: draft.dropped.map((one) => ({ ...one, at: at(one.at) })),
  };
}
