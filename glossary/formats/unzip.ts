import { FormatError, type InputFile } from './draft.ts';
import { type Allowance, crc32, inflated } from './inflate.ts';

/** Zip archives, read by their directory, with every checksum compared. */

export interface ZipEntry {
  name: string;
  method: number;
  encrypted: boolean;
  crc: number;
  /** Compressed, as the directory says. Bytes */
  size: number;
  /** Where its own header stands. */
  offset: number;
}

const END = 0x06054b50;
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
/** Stands in a field whose value is in the Zip64 extra field. */
const ELSEWHERE = 0xffffffff;

/** @returns what the archive’s directory lists; folders are left out @throws FormatError when there is none */
export function zipEntries(bytes: Uint8Array, at: string): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) throw new FormatError('it is damaged or cut off: it has no directory', at);
  const entries: ZipEntry[] = [];
  const count = view.getUint16(end + 10, true);
  try {
    let place = view.getUint32(end + 16, true);
    for (let i = 0; i < count; i++) {
      if (view.getUint32(place, true) !== DIRECTORY) throw new RangeError('no entry where one should be');
      const nameLength = view.getUint16(place + 28, true);
      const extraLength = view.getUint16(place + 30, true);
      const flags = view.getUint16(place + 8, true);
      const wide = wideValues(view, place + 46 + nameLength, extraLength);
      // Of the wide values only those stand there that are missing here, in this order.
      const values = [24, 20, 42].map((field) => {
        const value = view.getUint32(place + field, true);
        return value === ELSEWHERE ? (wide.shift() ?? value) : value;
      });
      const name = nameOf(bytes.subarray(place + 46, place + 46 + nameLength), (flags & 0x800) !== 0);
      if (!name.endsWith('/')) {
        entries.push({
          name,
          method: view.getUint16(place + 10, true),
          encrypted: (flags & 1) !== 0,
          crc: view.getUint32(place + 16, true),
          size: values[1]!,
          offset: values[2]!,
        });
      }
      place += 46 + nameLength + extraLength + view.getUint16(place + 32, true);
    }
  } catch (error) {
    throw new FormatError(`it is damaged: its directory cannot be read (${(error as Error).message})`, at);
  }
  return entries;
}

function endOf(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_LENGTH - MAX_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}

function wideValues(view: DataView, start: number, length: number): number[] {
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const count = Math.floor(view.getUint16(at + 2, true) / 8);
    return Array.from({ length: count }, (_, i) => Number(view.getBigUint64(at + 4 + i * 8, true)));
  }
  return [];
}

function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Older archives write names in the code page of their machine and do not say which.
    return new TextDecoder(isUtf8 ? 'utf-8' : 'windows-1252').decode(bytes);
  }
}

/** @throws FormatError for a damaged, encrypted or too large entry */
export function unzipped(
  bytes: Uint8Array,
  entry: ZipEntry,
  allowance: Allowance,
  archive: string,
): InputFile['bytes'] {
  const at = `${archive}, ${entry.name}`;
  if (entry.encrypted) throw new FormatError('it is encrypted', at);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) {
    throw new FormatError('it is damaged or cut off', at);
  }
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.size > bytes.length) throw new FormatError('it is cut off', at);
  const data = bytes.subarray(start, start + entry.size);
  const content =
    entry.method === 8 ? inflated(data, allowance, at) : stored(data, entry.method, allowance, at);
  if (crc32(content) !== entry.crc) throw new FormatError('it is damaged: its checksum is wrong', at);
  return content;
}

function stored(data: Uint8Array, method: number, allowance: Allowance, at: string): Uint8Array {
  if (method !== 0) throw new FormatError(`its compression (method ${method}) is not known`, at);
  allowance.bytes -= data.length;
  if (allowance.bytes < 0) throw new FormatError('it is too large when it is unpacked', at);
  return data;
}
