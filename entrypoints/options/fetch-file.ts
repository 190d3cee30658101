import { t } from '../../components/messages/messages.ts';
import { readAddress } from '../../glossary/address.ts';
import { readHeaderLine } from '../../glossary/pack-header.ts';
import { LIMITS } from '../../glossary/pack-schema.ts';

/** No answer, or no more of it, for so long: the server is gone. ms */
const PATIENCE = 30_000;

/** What is needed here of the browser, so that tests need no network. */
export interface Fetching {
  fetch: typeof fetch;
  patience?: number;
}

/**
 * Fetches a file that the reader named: without cookies, without saying where the reader comes from, never more than
 * may be read, and from nowhere else, as subscriptions do.
 * @param header a whole header line for a private source, '' for none; it goes to that address alone
 * @param onProgress bytes so far, and how many there will be, or 0 where the server does not say
 * @returns the file, called as the address ends
 * @throws an error whose message is a sentence for the reader
 */
export async function fetchFile(
  address: string,
  header: string,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
  { fetch, patience = PATIENCE }: Fetching = globalThis,
): Promise<File> {
  const url = new URL(readAddress(address, 'typed'));
  const headers = header ? [headerOf(header)] : [];
  const stalled = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stalled.abort(), patience);
  };
  wait();
  try {
    const response = await fetch(url, {
      headers,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.any([signal, stalled.signal]),
    });
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
      throw new Error(t('importRedirected', url.host));
    if (!response.ok)
      throw new Error(t('importAnswers', url.host, [response.status, response.statusText].join(' ').trim()));
    const chunks = await readAll(response, (done, total) => {
      wait();
      onProgress(done, total);
    });
    return new File(chunks, decodeURIComponent(url.pathname.split('/').at(-1) || url.host));
  } catch (error) {
    if (stalled.signal.aborted) throw new Error(t('importSilent', url.host, patience / 1000));
    if (error instanceof TypeError) throw new Error(t('importUnreached', url.host, error.message));
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function headerOf(line: string): [name: string, value: string] {
  const { name, value } = readHeaderLine(line);
  return [name, value];
}

async function readAll(
  response: Response,
  onProgress: (done: number, total: number) => void,
): Promise<BlobPart[]> {
  const total = Number(response.headers.get('content-length')) || 0;
  const chunks: BlobPart[] = [];
  let done = 0;
  const refuseTooMuch = (bytes: number) => {
    if (bytes <= LIMITS.bytes) return;
    throw new Error(t('importTooLong', LIMITS.bytes / 1e6));
  };
  refuseTooMuch(total);
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const { value } = (await reader?.read()) ?? {};
      if (!value) return chunks;
      chunks.push(value);
      done += value.length;
      refuseTooMuch(done);
      onProgress(done, total);
    }
  } finally {
    reader?.cancel().catch(() => {});
  }
}
