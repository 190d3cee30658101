import { spawn } from 'node:child_process';
import { connect } from 'node:net';

/** What goes over the wire, counted on a bare socket, and how often a server can do it. */

export interface Exchange {
  status: number;
  /** All of the request, and all of the answer with its head. Bytes, without TCP and TLS. */
  sent: number;
  received: number;
  /** Of the answer; names in lower case. */
  headers: Map<string, string>;
  body: Buffer;
}

/** The headers that a browser sends along with an extension's `fetch`. */
const BROWSER_HEADERS: Record<string, string> = {
  Accept: '*/*',
  'Accept-Language': 'en-GB,en;q=0.9',
  'Sec-Fetch-Dest': 'empty',
  'Sec-Fetch-Mode': 'cors',
  'Sec-Fetch-Site': 'none',
  'User-Agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
};

/** Asks for a file as a browser does, on a connection of its own. */
export function exchange(port: number, path: string, headers: Record<string, string>): Promise<Exchange> {
  const all = { Host: `127.0.0.1:${port}`, ...BROWSER_HEADERS, ...headers, Connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    connect(port, '127.0.0.1')
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('error', reject)
      .on('end', () => {
        const answer = Buffer.concat(chunks);
        const end = answer.indexOf('\r\n\r\n');
        const [status = '', ...head] = answer.subarray(0, end).toString('latin1').split('\r\n');
        resolve({
          status: Number(status.split(' ')[1]),
          sent: request.length,
          received: answer.length,
          headers: new Map(
            head.map((line) => [
              line.slice(0, line.indexOf(':')).toLowerCase(),
              line.replace(/^[^:]*: */, ''),
            ]),
          ),
          body: answer.subarray(end + 4),
        });
      })
      .write(request);
  });
}

export interface Load {
  perSecond: number;
  /** The answers' median and 99th percentile, as wrk prints them. */
  median: string;
  slowest: string;
}

/** Sends requests on 64 connections for some seconds (wrk). @throws when an answer is an error */
export async function load(address: string, headers: Record<string, string>, seconds: number): Promise<Load> {
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const args = ['-t1', '-c64', `-d${seconds}s`, '--latency', ...given, address];
  const text = await new Promise<string>((resolve, reject) => {
    const chunks: Buffer[] = [];
    const wrk = spawn('wrk', args, { stdio: ['ignore', 'pipe', 'inherit'] }).once('error', reject);
    wrk.stdout.on('data', (chunk) => chunks.push(chunk));
    wrk.once('close', () => resolve(Buffer.concat(chunks).toString()));
  });
  const found = (pattern: RegExp) => pattern.exec(text)?.[1] ?? '';
  if (/Non-2xx|Socket errors/.test(text) || !found(/Requests\/sec:\s+([\d.]+)/))
    throw new Error(`wrk: ${text}`);
  return {
    perSecond: Number(found(/Requests\/sec:\s+([\d.]+)/)),
    median: found(/50%\s+(\S+)/),
    slowest: found(/99%\s+(\S+)/),
  };
}
