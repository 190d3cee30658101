import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { everydayWordsFile } from '../../../glossary/everyday-list.ts';
import { readEverydayWords } from '../../../glossary/everyday-words.ts';
import { indexPack } from '../../../glossary/index-pack.ts';
import type { Entry, Pack } from '../../../glossary/pack-types.ts';
import { cpuOf, isolatedWorld, load, repeat, withoutExtension } from '../browsers.ts';
import { PAGES } from '../pages.ts';
import { median, spread, table, times } from '../report.ts';
import { loadGlossary } from '../shared-data.ts';
import { wordNet } from '../sized-packs.ts';

/**
 * The same work done by others: finding the same terms on the article, each cold, in a process and a world of its own,
 * building whatever it needs included. The others get the terms; ours gets all their forms, and finds more.
 */

const PEERS = {
  walk: 'bare walk',
  lumomate: 'LumoMate',
  'aho-corasick': '@monyone/aho-corasick (fast)',
  regexp: 'one RegExp alternation',
  'mark-js': 'mark.js',
};
const SIZES = [300, 3_000];
const GLOSSARIES = ['k8s', 'mdn', 'cncf', 'istio', 'python', 'otel', 'fec', 'solana'];

interface Found {
  ms: number;
  count: number;
}

/** Compares. @returns Markdown */
export async function peers(runs: number): Promise<string> {
  const html = PAGES.article.html();
  const terms = [...GLOSSARIES.flatMap((name) => loadGlossary(name).entries), ...wordNet()];
  const sections: string[] = [];
  for (const size of SIZES) {
    const entries = terms.slice(0, size).map((entry, i) => ({ ...entry, id: `${i}` }));
    const results = new Map<string, Found[] | Error>();
    for (const [file, name] of Object.entries(PEERS))
      results.set(name, await measurePeer(file, html, entries, runs));
    sections.push(tableOf(size, results));
  }
  return sections.join('\n\n');
}

function tableOf(size: number, results: ReadonlyMap<string, Found[] | Error>): string {
  const ms = (name: string) => (results.get(name) as Found[]).map((found) => found.ms);
  const rows = [...results].map(([name, found]) => {
    if (found instanceof Error) return [name, `fails: ${briefly(found)}`, '–', '–', '–'];
    const isOther = name !== PEERS.lumomate && name !== PEERS.walk;
    return [
      name,
      spread(ms(name)),
      times(ms(name), ms(PEERS.walk), 1),
      isOther ? compared(median(ms(PEERS.lumomate)), median(ms(name))) : '–',
      name === PEERS.walk ? '–' : String(found[0]!.count),
    ];
  });
  return table(
    [`${size.toLocaleString('en')} terms`, 'CPU ms, cold', '÷ walk', 'LumoMate is', 'found'],
    rows,
  );
}

function compared(ours: number, theirs: number): string {
  return theirs > ours ? `${(theirs / ours).toFixed(1)}× faster` : `${(ours / theirs).toFixed(1)}× slower`;
}

/** An engine quotes the whole of a pattern that it cannot take. */
function briefly({ message }: Error): string {
  return message
    .split('\n')[0]!
    .replace(/\/.*\/\w*/, '…')
    .replaceAll('|', '\\|');
}

/** @returns what went wrong in the page, where something does */
async function measurePeer(
  file: string,
  html: string,
  entries: readonly Entry[],
  runs: number,
): Promise<Found[] | Error> {
  const code = await bundle(file);
  const terms = entries.map(({ term }) => term);
  const pack = { entries, language: 'en' } as unknown as Pack;
  const bytes = new Uint8Array(indexPack(pack, readEverydayWords(everydayWordsFile())));
  const indexText = `new Uint8Array([${bytes}]).buffer`;
  try {
    return await repeat(runs, () =>
      withoutExtension(html, async (tab) => {
        await load(tab);
        const run = await isolatedWorld(tab);
        await run(`${API}${code}; var terms = ${JSON.stringify(terms)}, index = ${indexText}; 0`);
        let count = 0;
        const ms = await cpuOf(tab.cdp, async () => {
          const found = await run<Found>(FIND);
          count = found.count;
          return found.ms;
        });
        return { ms, count };
      }),
    );
  } catch (error) {
    return error as Error;
  }
}

/** What our code asks the background by. */
const API = "globalThis.browser = { runtime: { id: 'bench' } };";

const FIND = `(async () => {
  const start = performance.now();
  const count = await peer.find(terms, index);
  return { ms: performance.now() - start, count };
})()`;

async function bundle(file: string): Promise<string> {
  const input = join(import.meta.dirname, `../peers/${file}.ts`);
  // As WXT builds for Chromium.
  const define = { 'import.meta.env.SAFARI': 'false', 'import.meta.env.FIREFOX': 'false' };
  const bundled = await rolldown({ input, platform: 'browser', transform: { define } });
  const { output } = await bundled.generate({ format: 'iife', name: 'peer' });
  return output[0].code;
}
