import { describe, expect, test, vi } from 'vitest';
import { fetchFile } from '../../entrypoints/options/fetch-file.ts';
import { LIMITS } from '../../glossary/pack-schema.ts';

const ADDRESS = 'https://example.org/packs/coins.json?v=2';
const never = new AbortController().signal;

/** As the browser's `fetch`, with an answer of our own. */
function fetching(answer: (signal: AbortSignal) => Response | Promise<Response>, patience = 1_000) {
  const fetch = vi.fn(async (_: URL, { signal }: RequestInit) => answer(signal!));
  return { fetch: fetch as unknown as typeof globalThis.fetch, calls: fetch.mock.calls, patience };
}

const from = (url: string, body: BodyInit, init?: ResponseInit) =>
  Object.defineProperty(new Response(body, init), 'url', { value: url });

const get = (address: string, by: ReturnType<typeof fetching>, signal = never) =>
  fetchFile(address, '', signal, () => {}, by);

describe('a file is fetched', () => {
  test('without cookies and without saying where the reader comes from', async () => {
    const by = fetching(() => from(ADDRESS, '{"a":1}'));
    const told: [number, number][] = [];
    const file = await fetchFile(` ${ADDRESS} `, '', never, (...now) => told.push(now), by);
    expect(file.name).toBe('coins.json');
    expect(await file.text()).toBe('{"a":1}');
    expect(by.calls[0]![1]).toMatchObject({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
      headers: [],
    });
    expect(told).toEqual([[7, 0]]);
  });

  test.each(['http://localhost:8080/a.json', 'http://127.0.0.1/a.json'])(
    'from this machine: %s',
    async (url) => {
      expect(
        (
          await get(
            url,
            fetching(() => from(url, 'x')),
          )
        ).size,
      ).toBe(1);
    },
  );
});

test('an access header goes along', async () => {
  const by = fetching(() => from(ADDRESS, 'x'));
  await fetchFile(ADDRESS, 'Authorization:  Bearer a:b ', never, () => {}, by);
  expect(by.calls[0]![1]).toMatchObject({ headers: [['Authorization', 'Bearer a:b']] });
});

describe('a file is not fetched', () => {
  test.each(['no header', 'Cookie: a=b', 'X:'])('with the access header “%s”', async (header) => {
    const by = fetching(() => from(ADDRESS, 'x'));
    await expect(fetchFile(ADDRESS, header, never, () => {}, by)).rejects.toThrow('must look like');
    expect(by.calls).toEqual([]);
  });

  test.each<[address: string, said: RegExp]>([
    ['coins', /This is not a web address/],
    ['http://example.org/a.json', /https:\/\/ addresses only/],
    ['http://localhost.example.org/a.json', /https:\/\/ addresses only/],
    ['https://me:secret@example.org/a.json', /must not hold a name or password/],
    ['file:///etc/passwd', /https:\/\/ addresses only/],
    ['javascript:alert(1)', /https:\/\/ addresses only/],
    ['data:text/plain,x', /https:\/\/ addresses only/],
  ])('from %s', async (address, said) => {
    const by = fetching(() => from(address, 'x'));
    await expect(get(address, by)).rejects.toThrow(said);
    expect(by.calls).toEqual([]);
  });

  test.each<[what: string, answer: () => Response, said: RegExp]>([
    [
      'the server has none',
      () => from(ADDRESS, '', { status: 404, statusText: 'Not Found' }),
      /answers 404 Not Found/,
    ],
    ['it leads elsewhere', () => from(ADDRESS, '', { status: 302 }), /leads on from this address/],
    [
      'it leads elsewhere, as browsers say it',
      () => Object.defineProperty(from(ADDRESS, ''), 'type', { value: 'opaqueredirect' }),
      /leads on from this address/,
    ],
    [
      'it says that it is too long',
      () => from(ADDRESS, 'x', { headers: { 'content-length': String(LIMITS.bytes + 1) } }),
      /longer than 300 MB/,
    ],
    [
      'nobody is there',
      () => {
        throw new TypeError('Failed to fetch');
      },
      /could not be reached/,
    ],
  ])('when %s', async (_, answer, said) => {
    await expect(get(ADDRESS, fetching(answer))).rejects.toThrow(said);
  });

  test('to its end when it turns out too long', async () => {
    let pulled = 0;
    const chunk = new Uint8Array(50_000_000);
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(chunk);
      },
    });
    await expect(
      get(
        ADDRESS,
        fetching(() => from(ADDRESS, body)),
      ),
    ).rejects.toThrow(/longer than 300 MB/);
    expect(pulled).toBeLessThan(10);
  });

  test('when the server says nothing more', async () => {
    const silent = (signal: AbortSignal) =>
      new Promise<Response>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    await expect(get(ADDRESS, fetching(silent, 30))).rejects.toThrow(/has not answered for 0.03 seconds/);
  });
});
