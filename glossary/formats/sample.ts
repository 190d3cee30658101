import type { InputFile } from './draft.ts';

/** A file to be recognised: its text is decoded and its JSON parsed at most once, when somebody asks. */
export interface Sample extends InputFile {
  /** The whole text; '' when the bytes are no text. */
  readonly text: string;
  /** The parsed JSON; undefined when it is none. */
  readonly json: unknown;
}

/** @returns the file with its text and JSON, found out when they are first wanted */
export function sampleOf({ name, bytes }: InputFile): Sample {
  let text: string | undefined;
  let json: { value: unknown } | undefined;
  return {
    name,
    bytes,
    get text() {
      text ??= decodeText(bytes);
      return text;
    },
    get json() {
      json ??= { value: parseJson(this.text) };
      return json.value;
    },
  };
}

/**
 * The text of a file: by its byte order mark, else UTF-8 or UTF-16, else, as spreadsheets of the West still save,
 * Windows-1252.
 * @returns '' for bytes that are no text
 */
export function decodeText(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, LOOKED_AT).includes(0)) return decodeUnmarked(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** As much of a file as its kind is told by. Bytes */
const LOOKED_AT = 8_000;

/** UTF-16 without its mark has a zero in most of its code units, always in the same half; other texts have none. */
function decodeUnmarked(bytes: Uint8Array): string {
  const zeros = [0, 0];
  const start = bytes.subarray(0, LOOKED_AT);
  for (const [i, byte] of start.entries()) if (byte === 0) zeros[i % 2]!++;
  const [even, odd] = zeros as [number, number];
  const isMostly = (count: number, others: number) => count > start.length / 8 && others < count / 20;
  if (isMostly(odd, even)) return new TextDecoder('utf-16le').decode(bytes);
  return isMostly(even, odd) ? new TextDecoder('utf-16be').decode(bytes) : '';
}

function parseJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
