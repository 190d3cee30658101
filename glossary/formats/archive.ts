import { FormatError, type InputFile } from './draft.ts';
import { gunzipped, mostUnpacked } from './inflate.ts';
import { isTar, untarred } from './untar.ts';
import { unzipped, zipEntries } from './unzip.ts';

/** Archives that come in the place of their files: zip, tar, gzip. What is in an archive is not opened in turn. */

/** No glossary is larger unpacked, in bytes, or of more files; an archive that is has been made to fill the machine. */
const LIMITS = { bytes: 512 * 1024 * 1024, files: 20_000 };
/** Nothing of these is read, so that they are not unpacked. */
const NO_TEXT =
  /\.(?:png|jpe?g|gif|webp|avif|bmp|ico|tiff?|mp[34]|ogg|opus|wav|webm|mov|woff2?|ttf|otf|pdf)$/i;
/** What systems leave beside the files that people put in. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.[^/]|Thumbs\.db$|desktop\.ini$)/i;

/**
 * @param files as they came
 * @returns the same, with the contents of archives in their places; Excel workbooks, which are archives, stay whole
 * @throws FormatError for a damaged or encrypted archive, and for one that is too large
 */
export function openArchives(files: readonly InputFile[], limits = LIMITS): InputFile[] {
  const allowance = { ...limits };
  const opened = files.flatMap((file) => {
    const most = Math.min(allowance.bytes, mostUnpacked(file.bytes.length));
    const own = { ...allowance, bytes: most };
    const inside = openArchive(file, own);
    allowance.bytes -= most - own.bytes;
    return inside;
  });
  checkCount(opened.length, limits.files);
  return opened;
}

function openArchive(file: InputFile, allowance: typeof LIMITS): InputFile[] {
  const { bytes, name } = file;
  const at = name || 'the archive';
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) {
    const entries = zipEntries(bytes, at);
    if (entries.some((entry) => entry.name === 'xl/workbook.xml')) return [file];
    checkCount(entries.length, allowance.files, at);
    return kept(
      entries.map((entry) => ({
        name: entry.name,
        read: () => (NO_TEXT.test(entry.name) ? new Uint8Array() : unzipped(bytes, entry, allowance, at)),
      })),
    );
  }
  if (isTar(bytes)) return tarFiles(bytes, at);
  if (!startsWith(bytes, 0x1f, 0x8b, 0x08)) return [file];
  const inside = gunzipped(bytes, allowance, at);
  return isTar(inside) ? tarFiles(inside, at) : [{ name: name.replace(/\.(?:gz|dz)$/i, ''), bytes: inside }];
}

function checkCount(count: number, most: number, at = ''): void {
  if (count > most) throw new FormatError(`${count} files are too many; at most ${most} are read`, at);
}

function tarFiles(bytes: Uint8Array, at: string): InputFile[] {
  return kept(untarred(bytes, at).map((file) => ({ name: file.name, read: () => file.bytes })));
}

function startsWith(bytes: Uint8Array, ...signs: number[]): boolean {
  return signs.every((sign, i) => bytes[i] === sign);
}

function kept(entries: readonly { name: string; read: () => Uint8Array }[]): InputFile[] {
  return entries.flatMap((entry) => {
    const name = safeName(entry.name);
    return !name || LITTER.test(name) ? [] : [{ name, bytes: entry.read() }];
  });
}

/** A name that leads nowhere but into its own archive. */
function safeName(name: string): string {
  return name
    .replaceAll('\\', '/')
    .replace(/^[a-z]:/i, '')
    .split('/')
    .filter((part) => part && part !== '.' && part !== '..')
    .join('/');
}
