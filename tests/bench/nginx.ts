import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Debian's nginx as a process of ours, on a port of its own, with the configuration that `docs/publishing.md` shows. */

const DOCS = join(import.meta.dirname, '../../docs/publishing.md');
const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** Is such a command there? */
export function hasCommand(name: string): boolean {
  return spawnSync(name, ['-v'], { stdio: 'ignore' }).error === undefined;
}

export interface Nginx {
  /** `http://127.0.0.1:…` */
  origin: string;
  port: number;
  version: string;
  /** Are `.br` files sent? Debian has the module in a package of its own. */
  hasBrotli: boolean;
  stop(): Promise<void>;
}

/**
 * Starts it. Keeps all its files in `scratch`.
 * @param root the folder to serve
 */
export async function startNginx(scratch: string, root: string): Promise<Nginx> {
  const hasBrotli = existsSync(BROTLI);
  const port = await freePort();
  mkdirSync(scratch, { recursive: true });
  const conf = join(scratch, 'nginx.conf');
  writeFileSync(conf, configuration(scratch, serverBlock(root, port, hasBrotli), hasBrotli));
  const process = spawn('nginx', ['-p', scratch, '-c', conf, '-e', join(scratch, 'error.log')], {
    stdio: 'inherit',
  });
  const origin = `http://127.0.0.1:${port}`;
  await untilItAnswers(process, `${origin}/manifest.json`);
  const { stderr } = spawnSync('nginx', ['-v'], { encoding: 'utf8' });
  return {
    origin,
    port,
    version: stderr.replace(/^.*nginx\//s, 'nginx ').trim(),
    hasBrotli,
    stop: () => stopped(process),
  };
}

/** The `server` block of the documentation, with this folder and port. */
function serverBlock(root: string, port: number, hasBrotli: boolean): string {
  const block = /```nginx\n(.*?)```/s.exec(readFileSync(DOCS, 'utf8'))?.[1];
  if (!block) throw new Error(`${DOCS} shows no configuration of nginx`);
  const own = block.replace('listen 80;', `listen 127.0.0.1:${port};`).replace('/srv/glossary', root);
  return hasBrotli ? own : own.replace('brotli_static on;', '');
}

function configuration(scratch: string, server: string, hasBrotli: boolean): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
${hasBrotli ? `load_module ${BROTLI};` : ''}
daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${join(scratch, 'nginx.pid')};
error_log ${join(scratch, 'error.log')};
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  access_log off;
  sendfile on;
  keepalive_requests 1000000;
${temporary.map((name) => `  ${name}_temp_path ${join(scratch, name)};`).join('\n')}
${server}
}
`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function untilItAnswers(process: ChildProcess, address: string): Promise<void> {
  for (let i = 0; i < 50; i++) {
    if (process.exitCode !== null) break;
    try {
      await fetch(address);
      return;
    } catch {
      // Not yet.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  process.kill();
  throw new Error(`nginx does not answer at ${address}`);
}

function stopped(process: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    process.once('exit', () => resolve());
    process.kill('SIGQUIT');
  });
}
