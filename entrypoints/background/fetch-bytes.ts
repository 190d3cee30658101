import { language, t, tCount } from '../../components/messages/messages.ts';
import { joinBytes } from '../../glossary/bytes.ts';
import { parseRetryAfter } from '../../glossary/schedule.ts';

/** Fetches one file from a server that may be slow, large, broken or hostile. Sends no cookies and no referrer. */

/** What went wrong with a fetch, as a sentence for the reader. */
export class FetchError extends Error {
  override name = 'FetchError';
  /** How long the server asks to be left alone. ms */
  readonly retryAfter: number | undefined;

  constructor(message: string, retryAfter?: number) {
    super(message);
    this.retryAfter = retryAfter;
  }
}

/** Until the server begins to answer; Chromium stops a worker that waits half a minute for it. ms */
const ANSWER_TIMEOUT = 25_000;
/** Between two pieces of the answer. ms */
const PIECE_TIMEOUT = 20_000;
/** All of it: a server that sends a byte now and then does not hold up the others for ever. ms */
const WHOLE_TIMEOUT = 10 * 60_000;

export interface FetchOptions {
  headers: Record<string, string>;
  /** Of the file as it is after decompression. */
  maxBytes: number;
  /** @param total bytes, undefined where the server does not say */
  onProgress?: ((done: number, total: number | undefined) => void) | undefined;
  /** For tests: shorter patience. ms */
  timeouts?: { answer: number; piece: number; whole: number };
}

export interface Fetched {
  /** Empty with `notModified`. */
  bytes: Uint8Array<ArrayBuffer>;
  notModified: boolean;
  etag: string | null;
  lastModified: string | null;
}

/**
 * @throws FetchError for whatever is no whole answer; a redirect is none: where it leads is not known before the
 *   request, with its headers, has been made there
 */
export async function fetchBytes(url: string, options: FetchOptions): Promise<Fetched> {
  const { host } = new URL(url);
  const patience = options.timeouts ?? { answer: ANSWER_TIMEOUT, piece: PIECE_TIMEOUT, whole: WHOLE_TIMEOUT };
  const ending = new AbortController();
  const end = () => ending.abort();
  const whole = setTimeout(end, patience.whole);
  let timer = setTimeout(end, patience.answer);
  const extend = () => {
    clearTimeout(timer);
    timer = setTimeout(end, patience.piece);
  };
  let hasAnswered = false;
  try {
    const response = await fetch(url, {
      headers: options.headers,
      signal: ending.signal,
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // The browser's own cache would turn a 304 into a 200 and keep what a token opened.
      cache: 'no-store',
    });
    hasAnswered = true;
    checkStatus(response, host);
    const notModified = response.status === 304;
    extend();
    return {
      notModified,
      bytes: notModified ? new Uint8Array() : await readBody(response, host, options, extend),
      etag: response.headers.get('etag'),
      lastModified: response.headers.get('last-modified'),
    };
  } catch (error) {
    if (error instanceof FetchError) throw error;
    if (ending.signal.aborted) throw new FetchError(t('fetchLate', host));
    throw new FetchError(t(hasAnswered ? 'fetchBrokeOff' : 'fetchUnreached', host));
  } finally {
    end();
    clearTimeout(timer);
    clearTimeout(whole);
  }
}

function checkStatus({ type, status, headers }: Response, host: string): void {
  if (type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304)) {
    throw new RedirectError(t('fetchRedirected', host));
  }
  if (status === 200 || status === 304) return;
  if (status === 401 || status === 403) {
    throw new FetchError(t('fetchNoToken', host, String(status)));
  }
  if (status === 404 || status === 410) throw new FetchError(t('fetchNothing', host, String(status)));
  const retryAfter = parseRetryAfter(headers.get('retry-after'), Date.now());
  if (status === 429 || status === 503) {
    const said =
      retryAfter === undefined
        ? t('fetchBusy', host, String(status))
        : t('fetchBusyUntil', host, String(status), inWords(retryAfter));
    throw new FetchError(said, retryAfter);
  }
  throw new FetchError(t('fetchError', host, String(status)), retryAfter);
}

/** An address that leads elsewhere. */
export class RedirectError extends FetchError {
  override name = 'RedirectError';
}

async function readBody(
  response: Response,
  host: string,
  { maxBytes, onProgress }: FetchOptions,
  extend: () => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new FetchError(t('fetchTooLarge', host, inMegabytes(maxBytes)));
  const declared = response.headers.has('content-encoding')
    ? undefined
    : Number(response.headers.get('content-length')) || undefined;
  if (declared !== undefined && declared > maxBytes) throw tooLarge();
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const { done = true, value } = (await reader?.read()) ?? {};
    if (done || !value) break;
    extend();
    length += value.length;
    if (length > maxBytes) throw tooLarge();
    pieces.push(value);
    onProgress?.(length, declared);
  }
  return joinBytes(pieces);
}

function inMegabytes(bytes: number): string {
  return bytes >= 1_000_000
    ? t('fetchMegabytes', Math.round(bytes / 1_000_000))
    : tCount('fetchBytes', bytes);
}

function inWords(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  if (minutes <= 1) return t('fetchSoon');
  const words = new Intl.RelativeTimeFormat(language());
  if (minutes < 120) return words.format(minutes, 'minute');
  const hours = Math.ceil(minutes / 60);
  return hours < 48 ? words.format(hours, 'hour') : words.format(Math.ceil(hours / 24), 'day');
}

/** @returns in lower-case hex */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
