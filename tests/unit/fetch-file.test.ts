import { expect, test } from 'vitest';
import { fetchFile } from '../../entrypoints/background/fetch-file.ts';

const calls: RequestInit[] = [];
const answering =
  (body: BodyInit | null, init?: ResponseInit): typeof fetch =>
  async (_, options = {}) => {
    calls.push(options);
    return new Response(body, init);
  };

test('gives the bytes in base64 and the file’s name, and asks without cookies or referrer', async () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i % 256);
  const { name, base64 } = await fetchFile(
    'https://a.example/words/pack.zip?x=1',
    undefined,
    answering(bytes),
  );
  expect(name).toBe('pack.zip');
  expect(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))).toEqual(bytes);
  expect(calls.at(-1)).toMatchObject({
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'follow',
  });
});

test('sends an access header to that address alone', async () => {
  await fetchFile('http://localhost:8080/x', 'Authorization:  Bearer a:b ', answering('x'));
  expect(calls.at(-1)).toMatchObject({ headers: [['Authorization', 'Bearer a:b']], redirect: 'error' });
});

test.each([
  ['http://a.example/', undefined, 'must begin with https://'],
  ['ftp://a.example/', undefined, 'must begin with https://'],
  ['no address', undefined, 'must begin with https://'],
  ['https://a.example/', 'no header', 'must look like'],
])('refuses %s with %s', async (url, header, said) => {
  await expect(fetchFile(url, header, answering('x'))).rejects.toThrow(said);
});

test.each([
  [
    'says what the server said',
    answering('', { status: 404, statusText: 'Not Found' }),
    'answered 404 Not Found',
  ],
  [
    'says that nobody answered',
    async () => {
      throw new TypeError('no network');
    },
    'a.example could not be reached: no network',
  ],
  [
    'refuses what is too large, before all of it has come',
    answering(new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(10_000_000)) })),
    'larger than 40 MB',
  ],
])('%s', async (_, fetcher, said) => {
  await expect(fetchFile('https://a.example/x', undefined, fetcher as typeof fetch)).rejects.toThrow(said);
});
