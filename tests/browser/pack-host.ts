import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until.ts';

/**
 * A host for published packs as teams have one: a folder of files behind nginx, in a process of its own with its own
 * files. Where there is no nginx, Node answers the same.
 */
export interface PackHost {
  server: 'nginx' | 'node:http';
  /** `http://127.0.0.1:…`, without a slash at its end. */
  origin: string;
  put(files: Record<string, string | Uint8Array>): void;
  remove(...files: string[]): void;
  /** Everything is answered so until it is `open` again: 503 with `Retry-After: 7200`, or sent to another host. */
  be(state: 'open' | 'busy' | 'moved'): void;
  /** What was asked since the last time this was; what has just been answered may not be noted yet. */
  asked(): Asked[];
  /** As `asked`, and all that has been answered is in it. */
  noted(): Promise<Asked[]>;
  /** What the other host was asked. */
  askedElsewhere(): Asked[];
  close(): Promise<void>;
}

export interface Asked {
  path: string;
  status: number;
  /** All that was sent, with headers; 0 where that is not known. */
  bytes: number;
  cookie: string;
  referrer: string;
  token: string;
}

const LAST = '/nothing-after-this';

/** @returns a host that sets a cookie with every answer, and notes whether it comes back */
export async function startPackHost(): Promise<PackHost> {
  const folder = mkdtempSync(join(tmpdir(), 'lumomate-packs-'));
  mkdirSync(join(folder, 'files'));
  const [port, otherPort] = [await freePort(), await freePort()];
  /** Seconds since 1970: an hour ago, and one more with each change. */
  let written = Math.floor(Date.now() / 1_000) - 3_600;
  const nginx = findNginx();
  if (!nginx)
    console.log(
      'There is no nginx here (Debian: apt-get install nginx-light); node:http answers in its place.',
    );
  const close = nginx
    ? await runNginx(nginx, folder, port, otherPort)
    : await runNode(folder, port, otherPort);
  const place = (file: string) => join(folder, 'files', file);
  const logs = new Map<string, number>();
  const readLog = (name: string): Asked[] => {
    const file = join(folder, `${name}.log`);
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
    const from = logs.get(name) ?? 0;
    logs.set(name, lines.length);
    return lines.slice(from).map((line) => JSON.parse(line));
  };
  return {
    server: nginx ? 'nginx' : 'node:http',
    origin: `http://127.0.0.1:${port}`,
    put(files) {
      // A server knows a file by its size and the second it was written in; tests publish faster than that.
      written += 1;
      for (const [name, body] of Object.entries(files)) {
        writeFileSync(place(name), body);
        utimesSync(place(name), written, written);
      }
    },
    remove(...files) {
      for (const name of files) rmSync(place(name), { force: true });
    },
    be(state) {
      for (const flag of ['busy', 'moved']) rmSync(join(folder, flag), { force: true });
      if (state !== 'open') writeFileSync(join(folder, state), '');
    },
    asked: () => readLog('asked'),
    async noted() {
      // A server notes what it is asked in the order in which it ends it: ours comes last.
      const isUp = await fetch(`http://127.0.0.1:${port}${LAST}`, { redirect: 'manual' }).then(
        () => true,
        () => false,
      );
      const seen: Asked[] = [];
      await until('the server has noted everything', () => {
        seen.push(...readLog('asked'));
        return !isUp || seen.some(({ path }) => path === LAST);
      });
      return seen.filter(({ path }) => path !== LAST);
    },
    askedElsewhere: () => readLog('elsewhere'),
    async close() {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** `NGINX` names another one; empty, none. */
function findNginx(): string | undefined {
  if (process.env.NGINX !== undefined) return process.env.NGINX || undefined;
  const places = (process.env.PATH ?? '').split(':').concat('/usr/sbin');
  return places.map((place) => join(place, 'nginx')).find((file) => existsSync(file));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const socket = createSocket();
    socket.listen(0, '127.0.0.1', () => {
      const { port } = socket.address() as AddressInfo;
      socket.close(() => resolve(port));
    });
  });
}

/** Does somebody listen? Asked without a request, which would stand in the log. */
function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.once('error', () => resolve(false)).once('connect', () => socket.destroy());
  });
}

async function runNginx(
  nginx: string,
  folder: string,
  port: number,
  otherPort: number,
): Promise<() => Promise<void>> {
  const config = join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/temp;`,
  );
  writeFileSync(
    config,
    `daemon off;
    pid ${folder}/nginx.pid;
    error_log ${folder}/error.log;
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    events {}
    http {
      ${temporary.join('\n')}
      types { application/json json; text/html html; }
      log_format json escape=json '{"path":"$request_uri","status":$status,"bytes":$bytes_sent,'
        '"cookie":"$http_cookie","referrer":"$http_referer","token":"$http_private_token"}';
      server {
        listen 127.0.0.1:${port};
        access_log ${folder}/asked.log json;
        root ${folder}/files;
        gzip_static on;
        add_header Set-Cookie "known=1; Path=/";
        if (-f ${folder}/moved) { return 302 http://localhost:${otherPort}$request_uri; }
        if (-f ${folder}/busy) { return 503; }
        error_page 503 @busy;
        location @busy { add_header Retry-After 7200 always; return 503; }
      }
      server {
        listen 127.0.0.1:${otherPort};
        access_log ${folder}/elsewhere.log json;
        root ${folder}/files;
      }
    }`,
  );
  execFileSync(nginx, ['-t', '-q', '-p', folder, '-c', config]);
  const child = spawn(nginx, ['-p', folder, '-c', config], { stdio: 'ignore' });
  await until('nginx listens', () => isOpen(port));
  return async () => {
    if (child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
}

/** As nginx above: ETags, compressed files beside the plain ones, and the log. */
async function runNode(folder: string, port: number, otherPort: number): Promise<() => Promise<void>> {
  const start = (name: string, at: number) => {
    const server = createServer(({ url = '', headers }, response) => {
      const { cookie = '', referer: referrer = '', 'private-token': token = '' } = headers;
      const isMain = name === 'asked';
      const file = fileOf(folder, url);
      const { status, ...sent } = answerOf(isMain ? folder : undefined, file, headers['if-none-match']);
      if (status === 302) sent.location = `http://localhost:${otherPort}${url}`;
      response.writeHead(status, sent).end(status === 200 ? readFileSync(file) : undefined);
      const line = JSON.stringify({ path: url, status, bytes: 0, cookie, referrer, token });
      writeFileSync(join(folder, `${name}.log`), `${line}\n`, { flag: 'a' });
    });
    return new Promise<typeof server>((resolve) => {
      server.listen(at, '127.0.0.1', () => resolve(server));
    });
  };
  const servers = [await start('asked', port), await start('elsewhere', otherPort)];
  return async () => {
    for (const server of servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };
}

function fileOf(folder: string, url: string): string {
  const plain = join(folder, 'files', url.slice(1));
  return existsSync(`${plain}.gz`) ? `${plain}.gz` : plain;
}

/** @param flags the folder that says how to be */
function answerOf(flags: string | undefined, file: string, known: string | undefined) {
  const headers: { status: number; [name: string]: string | number } = {
    status: 404,
    'set-cookie': 'known=1; Path=/',
  };
  if (flags && existsSync(join(flags, 'moved'))) return { ...headers, status: 302 };
  if (flags && existsSync(join(flags, 'busy'))) return { ...headers, status: 503, 'retry-after': '7200' };
  if (!existsSync(file) || !statSync(file).isFile()) return headers;
  const { mtimeMs, size } = statSync(file);
  const etag = `"${mtimeMs}-${size}"`;
  const encoding = file.endsWith('.gz') ? { 'content-encoding': 'gzip' } : {};
  return { ...headers, ...encoding, etag, status: known === etag ? 304 : 200 };
}
