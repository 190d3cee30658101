import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';

/** Zips that are the same, byte for byte, whenever and wherever they are made of the same files. */

/** The earliest that a zip can say. It is taken apart in local time, so the same everywhere. */
const NO_TIME = new Date(1980, 0, 1);
/** What made it: Unix, whose rights are in the upper half of a file's attributes. */
const UNIX = 3;
const RIGHTS = { plain: 0o100644, executable: 0o100755 };

/** The files of a folder, as paths with `/` below it, in an order that depends on nothing else. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => relative(folder, join(item.parentPath, item.name)).split(sep).join('/'))
    .sort();
}

/**
 * Zips files of a folder. Compressed by JavaScript, because zlib differs from one Node to the next.
 * @param paths below the folder, with `/`
 * @param added texts by path that are no files of the folder
 */
export function zipFiles(folder: string, paths: string[], added: Record<string, string> = {}): Uint8Array {
  const zip: Zippable = {};
  for (const path of [...new Set([...paths, ...Object.keys(added)])].sort()) {
    const text = added[path];
    const file = join(folder, path);
    const bytes = text === undefined ? new Uint8Array(readFileSync(file)) : strToU8(text);
    const executable = text === undefined && (statSync(file).mode & 0o100) > 0;
    const rights = executable ? RIGHTS.executable : RIGHTS.plain;
    zip[path] = [bytes, { level: 9, mtime: NO_TIME, os: UNIX, attrs: rights * 0x10000 }];
  }
  return zipSync(zip);
}

/** Zips a whole folder. */
export function zipFolder(folder: string): Uint8Array {
  return zipFiles(folder, filesBelow(folder));
}
