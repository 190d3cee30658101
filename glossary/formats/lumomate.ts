import { parsePackText } from '../pack.ts';
import { type Draft, FormatError } from './draft.ts';
import type { Reader } from './read.ts';
import type { Sample } from './sample.ts';

/** A pack of format 1, which is taken whole or refused: `pack.ts` knows what may stand in it. */
export const lumomateReader: Reader = {
  name: 'lumomate',
  recognises: (files) => files.length === 1 && isPack(files[0]!),
  read: ([file]) => readPack(file!),
};

function isPack({ json }: Sample): boolean {
  return (
    typeof json === 'object' &&
    json !== null &&
    'format' in json &&
    typeof json.format === 'string' &&
    json.format.startsWith('lumomate-pack/')
  );
}

/** @throws PackError naming the entries and fields that are wrong */
function readPack({ text, name }: Sample): Draft {
  if (!text) throw new FormatError('the file is empty', name);
  const { pack, leftOut } = parsePackText(text);
  const { entries, ...info } = pack;
  return {
    format: 'lumomate',
    info,
    entries: entries.map((entry, i) => ({ ...entry, at: `entry ${i + 1}` })),
    dropped: [],
    notes: leftOut,
    exact: true,
  };
}
