import { FormatError, type InputFile } from './draft.ts';

/** Tar archives: POSIX, GNU and pax, as far as files and their names go. */

const BLOCK = 512;

export function isTar(bytes: Uint8Array): boolean {
  return (
    bytes.length >= BLOCK && text(bytes.subarray(257, 262)) === 'ustar' && isChecked(bytes.subarray(0, BLOCK))
  );
}

/** @throws FormatError for a damaged archive */
export function untarred(bytes: Uint8Array, archive: string): InputFile[] {
  const files: InputFile[] = [];
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    if (!isChecked(header)) throw new FormatError('it is damaged: a header’s checksum is wrong', archive);
    const size = Number.parseInt(text(header.subarray(124, 136)), 8) || 0;
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if (content.length < size) throw new FormatError('it is cut off', archive);
    const kind = String.fromCharCode(header[156]!);
    if (kind === '0' || kind === '\0') files.push({ name: longName ?? nameOf(header), bytes: content });
    longName = longNameOf(kind, content);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

/** The name that GNU and pax give the next file, where its own field is too short. */
function longNameOf(kind: string, content: Uint8Array): string | undefined {
  if (kind === 'L') return text(content);
  return kind === 'x' ? /^\d+ path=(.*)$/m.exec(text(content))?.[1] : undefined;
}

function nameOf(header: Uint8Array): string {
  const prefix = text(header.subarray(345, 500));
  const name = text(header.subarray(0, 100));
  return prefix ? `${prefix}/${name}` : name;
}

function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end)).trim();
}

/** The sum of a header’s bytes, its own field counted as spaces. */
function isChecked(header: Uint8Array): boolean {
  const said = Number.parseInt(text(header.subarray(148, 156)), 8);
  const sum = header.reduce((all, byte, i) => all + (i >= 148 && i < 156 ? 32 : byte), 0);
  return sum === said;
}
