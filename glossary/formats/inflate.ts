import { Gunzip, Inflate } from 'fflate';
import { joinBytes } from '../bytes.ts';
import { FormatError } from './draft.ts';

/** Decompresses step by step, so that what would fill the machine is stopped in time. */

/** How many bytes may still come of all archives together. */
export interface Allowance {
  bytes: number;
}

/** Texts become a tenth of their size, tables at best a hundredth; a bomb, a thousandth. */
const MOST_GROWTH = 200;
/** So much may come of anything. Bytes */
const HARMLESS = 64 * 1024 * 1024;

/** How many bytes may come of an archive of so many. */
export function mostUnpacked(packed: number): number {
  return Math.max(HARMLESS, packed * MOST_GROWTH);
}

/** Fed to the decompressor at a time; a bomb grows a thousandfold at most before it is noticed. Bytes */
const STEP = 64 * 1024;

/** @param at as `FormatError.at` @throws FormatError for damage, or more than is allowed */
export function inflated(data: Uint8Array, allowance: Allowance, at: string): Uint8Array {
  const parts = new Parts(allowance, at);
  const stream = new Inflate((chunk) => parts.add(chunk));
  feed(stream, data, at);
  return parts.joined();
}

/** @param at as `FormatError.at` @throws FormatError for damage, a wrong checksum, or more than is allowed */
export function gunzipped(data: Uint8Array, allowance: Allowance, at: string): Uint8Array {
  const parts = new Parts(allowance, at);
  let members = 0;
  const stream = new Gunzip((chunk) => parts.add(chunk));
  stream.onmember = () => members++;
  feed(stream, data, at);
  const bytes = parts.joined();
  // The checksum at the end is that of the last member.
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const isWhole =
    members > 1 ||
    (view.getUint32(data.length - 4, true) === bytes.length >>> 0 &&
      view.getUint32(data.length - 8, true) === crc32(bytes));
  if (!isWhole) throw new FormatError('it is damaged or cut off: its checksum is wrong', at);
  return bytes;
}

function feed(stream: { push(chunk: Uint8Array, final: boolean): void }, data: Uint8Array, at: string): void {
  try {
    for (let i = 0; i < data.length; i += STEP) {
      stream.push(data.subarray(i, i + STEP), i + STEP >= data.length);
    }
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError(`it is damaged or cut off (${(error as Error).message})`, at);
  }
}

class Parts {
  readonly #parts: Uint8Array[] = [];
  readonly #allowance: Allowance;
  readonly #at: string;

  constructor(allowance: Allowance, at: string) {
    this.#allowance = allowance;
    this.#at = at;
  }

  add(chunk: Uint8Array): void {
    this.#allowance.bytes -= chunk.length;
    if (this.#allowance.bytes < 0) {
      throw new FormatError('it is too large when it is unpacked', this.#at);
    }
    // The decompressor goes on using its buffer.
    this.#parts.push(chunk.slice());
  }

  joined(): Uint8Array {
    return joinBytes(this.#parts);
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** CRC-32 as zip and gzip use it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 0xff]!;
  return (crc ^ 0xffffffff) >>> 0;
}
