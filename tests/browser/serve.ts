import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

/** A small web server on this machine's own address, for fixture pages. */

/** A page held in memory: its HTML, or all of the answer. */
export type ServedPage =
  | string
  | { body: string | Uint8Array; type?: string; status?: number; headers?: Record<string, string> };

export interface Served {
  /** `http://127.0.0.1:…`, without a slash at its end. */
  origin: string;
  port: number;
  /** Paths that were asked for, in order, queries included. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.xhtml': 'application/xhtml+xml',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Starts serving.
 * @param from `pages` by path (`/a.html`), asked first; then the files of `directory`
 */
export async function serve(from: {
  directory?: string;
  pages?: Record<string, ServedPage>;
}): Promise<Served> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    answer(from, request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  { directory, pages = {} }: Parameters<typeof serve>[0],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  const page = Object.hasOwn(pages, path) ? pages[path] : await readPage(directory, path);
  if (page === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    return;
  }
  const { body, type, status = 200, headers = {} } = typeof page === 'string' ? { body: page } : page;
  const contentType = type ?? TYPES[extname(path)] ?? TYPES['.html']!;
  response
    .writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store', ...headers })
    .end(body);
}

async function readPage(directory: string | undefined, path: string): Promise<ServedPage | undefined> {
  if (directory === undefined) return undefined;
  const root = normalize(directory);
  const file = join(root, path.endsWith('/') ? `${path}index.html` : path);
  if (!file.startsWith(root + sep)) return undefined;
  try {
    return { body: await readFile(file) };
  } catch {
    // Not there, or a folder: not found either way.
    return undefined;
  }
}
