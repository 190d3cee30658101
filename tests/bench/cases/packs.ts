import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countTerms, findTerms, readPieces } from '../../../entrypoints/background/find-terms.ts';
import type { Shelf } from '../../../entrypoints/background/shelf.ts';
import { FormIndex } from '../../../glossary/form-index.ts';
import { BUILT_IN, type PageRequests } from '../../../glossary/requests.ts';
import {
  EXTENSION,
  type ExtendedTab,
  heapOf,
  load,
  read,
  repeat,
  wake,
  withExtension,
  withoutExtension,
} from '../browsers.ts';
import { PAGES } from '../pages.ts';
import { median, spread, table } from '../report.ts';
import { emptyIndex, type SizedPack, sizedPacks } from '../sized-packs.ts';
import { traced } from '../trace.ts';

/** Packs from hundreds to a million forms: what of their size a page, a message and the worker feel. */

const SIZES = [300, 3_000, 150_000, 1_000_000];
const WARM_LOOK_UPS = 15;
/** Over all runs. */
const COLD_LOOK_UPS = 15;

/** What a page asks: of its first screen, then of all of it. */
type Question = {
  [Name in 'find-terms' | 'count-terms']: { ask: Name; input: Parameters<PageRequests[Name]>[0] };
}['find-terms' | 'count-terms'];

interface Run {
  /** Until the first screen is marked: CPU, and on the clock. ms */
  first: number;
  marked: number;
  all: number;
  /** Of the tab, over that of the same page without the extension. Bytes */
  heap: number;
  worker: number;
  /** Terms that were found on the page. */
  terms: number;
  questions: Question[];
  /** Of all the page’s text, on the clock. ms */
  warm: number[];
  cold: number[];
}

/** Grows the pack. @returns Markdown */
export async function packs(runs: number): Promise<string> {
  const html = PAGES.article.html();
  const plain = await repeat(runs, () =>
    withoutExtension(html, async (tab) => {
      await load(tab);
      return heapOf(tab.cdp);
    }),
  );
  const sized = sizedPacks(SIZES);
  const all: Run[][] = [];
  for (const pack of sized)
    all.push(await withPack(pack, (extension) => repeat(runs, () => measure(html, extension, runs))));
  return [inPage(sized, all, median(plain)), inWorker(sized, all)].join('\n\n');
}

function inPage(sized: readonly SizedPack[], all: readonly (readonly Run[])[], plain: number): string {
  const of = (i: number, value: (run: Run) => number) => all[i]!.map(value);
  const heap = (i: number) => of(i, (run) => run.heap - plain);
  return table(
    [
      'forms',
      'terms found',
      'first screen, CPU ms',
      '÷ 300',
      'on the clock, ms',
      '÷ 300',
      'all read, CPU ms',
      '÷ 300',
      'heap of ours in the tab, kB',
      '÷ 300',
      'whole heap ÷ 300',
    ],
    sized.map(({ forms }, i) => [
      forms.toLocaleString('en'),
      String(median(of(i, (run) => run.terms))),
      ...(['first', 'marked', 'all'] as const).flatMap((key) => [
        spread(of(i, (run) => run[key])),
        against(
          of(i, (run) => run[key]),
          of(0, (run) => run[key]),
        ),
      ]),
      spread(
        heap(i).map((bytes) => bytes / 1024),
        0,
      ),
      against(heap(i), heap(0)),
      against(
        of(i, (run) => run.heap),
        of(0, (run) => run.heap),
      ),
    ]),
  );
}

function inWorker(sized: readonly SizedPack[], all: readonly (readonly Run[])[]): string {
  return table(
    [
      'forms',
      'index, MB',
      'characters sent, all (first message)',
      'messages out, kB',
      'back, kB',
      'all of the page counted, worker warm, ms',
      'worker just stopped, ms',
      'worker’s memory, MB',
    ],
    sized.map(({ forms, index }, i) => {
      const runs = all[i]!;
      const { questions } = runs[0]!;
      const characters = questions.map(charactersIn);
      const sizes = questions.map((question) => messageSizes(question, index));
      const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
      const kB = (key: 'out' | 'back') =>
        `${(sum(sizes.map((size) => size[key])) / 1024).toFixed(1)} (${(sizes[0]![key] / 1024).toFixed(1)})`;
      return [
        forms.toLocaleString('en'),
        (index.byteLength / 2 ** 20).toFixed(1),
        `${sum(characters)} (${characters[0]})`,
        kB('out'),
        kB('back'),
        spread(runs.flatMap(({ warm }) => warm)),
        spread(
          runs.flatMap(({ cold }) => cold),
          0,
        ),
        spread(runs.map(({ worker }) => worker / 2 ** 20)),
      ];
    }),
  );
}

function against(values: readonly number[], others: readonly number[]): string {
  return `${(median(values) / median(others)).toFixed(2)}×`;
}

function charactersIn(question: Question): number {
  const sent =
    question.ask === 'find-terms'
      ? question.input.texts.map(([text]) => text)
      : question.input.pieces.flatMap(([, ...html]) => html);
  return sent.reduce<number>((sum, text) => sum + String(text).length, 0);
}

/** As Chromium sends it: JSON. Bytes */
function messageSizes(question: Question, index: ArrayBuffer): { out: number; back: number } {
  const indexes = [{ pack: { id: 'bench', language: 'en', private: false }, index: new FormIndex(index) }];
  const shelf = { indexes: () => indexes, chosenPack: () => undefined } as unknown as Shelf;
  const size = (message: unknown) => Buffer.byteLength(JSON.stringify(message));
  return {
    out: size(question),
    back: size({
      ok:
        question.ask === 'find-terms'
          ? findTerms(shelf, question.input)
          : countTerms(shelf, readPieces(question.input.pieces), question.input.before),
    }),
  };
}

/**
 * The extension with a pack beside it, for its own pages to read: larger than the debugger’s messages are good for,
 * and than imports may be.
 */
async function withPack<T>(
  { info, entries, index }: SizedPack,
  use: (extension: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'lumomate-bench-'));
  try {
    cpSync(EXTENSION, folder, { recursive: true });
    mkdirSync(join(folder, 'bench'));
    const stored = { ...info, entryCount: entries, categoryCounts: { all: entries }, generation: 'bench' };
    writeFileSync(join(folder, 'bench/pack.json'), JSON.stringify(stored));
    writeFileSync(join(folder, 'bench/forms'), Buffer.from(index));
    // What is measured is one pack: the built-in one finds nothing.
    writeFileSync(join(folder, 'bench/no-forms'), Buffer.from(emptyIndex()));
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(html: string, extension: string, runs: number): Promise<Run> {
  return withExtension(
    html,
    async (tab) => {
      const { extended } = tab;
      await store(tab);
      const questions = await listen(tab);
      let timing: Awaited<ReturnType<typeof read>>;
      const trace = await traced(tab.page, async () => {
        timing = await read(tab);
      });
      const { started, marked, read: done } = timing!;
      const terms = await extended.runInPage(
        tab.page,
        async () => (await globalThis.lumomate?.terms())?.terms.length ?? 0,
      );
      const heap = await heapOf(tab.cdp);
      const worker = await heapOf((await extended.worker()).client);
      const asked = await questions();
      const counts = asked.filter(({ ask }) => ask === 'count-terms');
      return {
        first: trace.cost(0, marked).script,
        marked: marked - started,
        all: trace.cost(0, done).script,
        heap,
        worker,
        terms,
        questions: asked,
        ...(await timeLookUps(tab, counts, Math.ceil(COLD_LOOK_UPS / runs))),
      };
    },
    extension,
  );
}

/** Puts the pack into the extension’s database, and has a new worker read it. */
async function store({ extended }: ExtendedTab): Promise<void> {
  const own = await extended.openExtensionPage('/manifest.json');
  await own.evaluate(async (builtIn) => {
    const file = async (name: string) => fetch(chrome.runtime.getURL(`bench/${name}`));
    const pack = (await (await file('pack.json')).json()) as { generation: string };
    const forms = await (await file('forms')).arrayBuffer();
    const none = await (await file('no-forms')).arrayBuffer();
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open('lumomate');
      opening.onerror = reject;
      opening.onsuccess = () => {
        const writing = opening.result.transaction(['packs', 'forms'], 'readwrite', { durability: 'strict' });
        writing.objectStore('packs').put(pack);
        writing.objectStore('forms').put(forms, pack.generation);
        const asking = writing.objectStore('packs').get(builtIn);
        asking.onsuccess = () => writing.objectStore('forms').put(none, asking.result.generation);
        writing.oncomplete = resolve;
        writing.onerror = reject;
      };
    });
  }, BUILT_IN);
  await own.close();
  await extended.stopWorker();
  await wake(extended);
}

/** Writes down what pages ask the worker. @returns how to read it */
async function listen({ extended }: ExtendedTab): Promise<() => Promise<Question[]>> {
  await extended.runInExtension(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    chrome.runtime.onMessage.addListener((message) => {
      if (/^(?:find|count)-terms$/.test(message.ask)) heard.push(message);
    });
  });
  return () => extended.runInExtension(() => (globalThis as unknown as { heard: Question[] }).heard);
}

async function timeLookUps(
  { extended }: ExtendedTab,
  questions: readonly Question[],
  colds: number,
): Promise<Pick<Run, 'warm' | 'cold'>> {
  const own = await extended.openExtensionPage('/manifest.json');
  const times = (count: number) =>
    own.evaluate(
      async (messages, count) => {
        const taken: number[] = [];
        for (let i = 0; i < count; i++) {
          const start = performance.now();
          for (const message of messages) await chrome.runtime.sendMessage(message);
          taken.push(performance.now() - start);
        }
        return taken;
      },
      questions,
      count,
    );
  await times(3);
  const warm = await times(WARM_LOOK_UPS);
  const cold = await repeat(colds, async () => {
    await extended.stopWorker();
    return (await times(1))[0]!;
  });
  await own.close();
  return { warm, cold };
}
