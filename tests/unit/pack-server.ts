import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Drawer } from '../../entrypoints/background/drawer.ts';
import {
  type FetchedPack,
  type FetchTools,
  fetchPack,
  type Source,
} from '../../entrypoints/background/fetch-pack.ts';

/** A server whose every answer a test decides. */

export interface Asked {
  path: string;
  headers: IncomingHttpHeaders;
}

export type ServedFile =
  | string
  | {
      status?: number;
      body?: string | Buffer;
      headers?: Record<string, string>;
      cut?: boolean;
      stalls?: boolean;
    };

export interface PackServer {
  origin: string;
  /** What stands where; what is not here is not found. */
  files: Record<string, ServedFile>;
  asked: Asked[];
  /** Puts files into the folder `/words/`. */
  put(files: Record<string, ServedFile>): void;
  close(): Promise<void>;
}

/** Answers `If-None-Match` with 304 where a file has an `etag`. */
export async function startPackServer(): Promise<PackServer> {
  const files: PackServer['files'] = {};
  const asked: Asked[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    asked.push({ path: url, headers });
    const answer = files[url.split('?')[0]!];
    if (answer === undefined) return void response.writeHead(404).end();
    const {
      status = 200,
      body = '',
      headers: own = {},
      cut,
      stalls,
    } = typeof answer === 'string' ? { body: answer } : answer;
    if (own.etag && headers['if-none-match'] === own.etag) return void response.writeHead(304, own).end();
    response.writeHead(status, own);
    if (!cut && !stalls) return void response.end(body);
    response.write(body, () => cut && response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files,
    asked,
    put(more) {
      for (const [name, file] of Object.entries(more)) files[`/words/${name}`] = file;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Fetches as a subscription does that takes whatever it finds. @param now ms since 1970 */
export function fetchIn(server: PackServer, drawer: Drawer, now: number) {
  return (
    path: string,
    source: Partial<Source> = {},
    tools: Partial<FetchTools> = {},
  ): Promise<FetchedPack> =>
    fetchPack(
      { url: path.startsWith('http') ? path : server.origin + path, judge: async () => 'take', ...source },
      {
        drawer,
        now: () => now,
        timeouts: { answer: 300, piece: 300, whole: 2_000 },
        async readAny() {
          throw new Error('no format');
        },
        ...tools,
      },
    );
}
