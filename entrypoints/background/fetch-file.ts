import { joinBytes } from '../../glossary/bytes.ts';

/** Fetches a file that the reader wants to import once. */

/** In base64 it must fit into one message, with room to spare. Bytes */
const LARGEST = 40_000_000;
/** A source that says nothing for so long is given up. ms */
const PATIENCE = 60_000;

/**
 * @param header a whole header line for a private source; it goes to that address alone
 * @throws with a sentence for the reader
 */
export async function fetchFile(
  url: string,
  header?: string,
  fetcher: typeof fetch = fetch,
): Promise<{ name: string; base64: string }> {
  const address = checkedAddress(url);
  const response = await fetcher(address, {
    headers: header ? [readHeader(header)] : [],
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    // With a header on it, the request must not be sent on to somebody else.
    redirect: header ? 'error' : 'follow',
    signal: AbortSignal.timeout(PATIENCE),
  }).catch((error: Error) => {
    throw new Error(`${address.host} could not be reached: ${error.message}`);
  });
  if (!response.ok)
    throw new Error(`${address.host} answered ${response.status} ${response.statusText}`.trim());
  const bytes = await readWhole(response);
  return { name: fileName(response.url || url), base64: toBase64(bytes) };
}

/** @throws for what is neither https nor, on this machine, http */
function checkedAddress(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(address?.hostname ?? '');
  if (address?.protocol === 'https:' || (address?.protocol === 'http:' && isLocal)) return address;
  throw new Error('The address must begin with https:// (http:// only for this computer itself).');
}

function readHeader(line: string): [name: string, value: string] {
  const [, name = '', value = ''] = /^\s*([!#$%&'*+.^_`|~\w-]+)\s*:\s*(\S[^\r\n]*?)\s*$/.exec(line) ?? [];
  if (!name) throw new Error('The access header must look like “Authorization: Bearer abc”.');
  return [name, value];
}

async function readWhole(response: Response): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || !value) break;
    length += value.length;
    if (length > LARGEST) {
      await reader?.cancel();
      throw new Error('This file is larger than 40 MB: save it to your disk and import it from there.');
    }
    pieces.push(value);
  }
  return joinBytes(pieces);
}

function fileName(url: string): string {
  return new URL(url).pathname.split('/').at(-1) ?? '';
}

/** So many arguments a call takes in every browser. */
const AT_ONCE = 32_768;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  }
  return btoa(text);
}
