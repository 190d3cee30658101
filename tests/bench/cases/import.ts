import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { everydayWordsFile } from '../../../glossary/everyday-list.ts';
import { readEverydayWords } from '../../../glossary/everyday-words.ts';
import { FormIndexBuilder } from '../../../glossary/form-index-builder.ts';
import { PackReading } from '../../../glossary/formats/pack-reading.ts';
import { indexEntries } from '../../../glossary/index-pack.ts';
import type { Steps } from '../../../glossary/slices.ts';
import { repeat } from '../browsers.ts';
import {
  type PackFile,
  wordNetLines,
  writeSynthetic,
  writeSyntheticTable,
  writeWordNetTable,
} from '../import-files.ts';
import { measureImport, PAGE_ASKS, POPUP_ASKS, type Run } from '../import-run.ts';
import { median, spread, table } from '../report.ts';

/** Large packs imported by the options page's file chooser, with a page and the popup open beside it. */

/** The most that is taken, and far more than that. */
const MOST = 600_000;
const TOO_MANY = 1_000_000;

/** Imports WordNet, the most that is taken, and too many. @returns Markdown */
export async function imports(runs: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lumomate-import-'));
  try {
    const files: [what: string, file: PackFile, runs: number][] = [
      ['WordNet, JSON lines in gzip', wordNetLines(), runs],
      ['WordNet, CSV', writeWordNetTable(join(folder, 'wordnet.csv')), runs],
      ['made up, format 1', writeSynthetic(join(folder, 'most.json'), MOST), 1],
      ['made up, format 1', writeSynthetic(join(folder, 'too-many.json'), TOO_MANY), 1],
      ['made up, CSV', writeSyntheticTable(join(folder, 'too-many.csv'), TOO_MANY), 1],
    ];
    const measured: { what: string; file: PackFile; all: Run[] }[] = [];
    for (const [what, file, times] of files)
      measured.push({ what, file, all: await repeat(times, () => measureImport(file)) });
    return [outcomes(measured), threads(measured), answers(measured), await indexing(files)].join('\n\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In Node, of the thread's CPU time: what no other program has a part in. */
async function indexing(files: readonly [what: string, file: PackFile, runs: number][]): Promise<string> {
  const isEveryday = readEverydayWords(everydayWordsFile());
  const rows: string[][] = [];
  for (const [what, file] of files.filter((one) => one[1].entries <= MOST)) {
    const reading = new PackReading([{ name: file.path, bytes: readFileSync(file.path) }]);
    await reading.read();
    const builder = new FormIndexBuilder();
    const adding = timeSteps(indexEntries(builder, reading.entries(0, MOST), 'en', isEveryday));
    const finishing = timeSteps(builder.finish());
    rows.push([
      label({ what, file }),
      (adding.all / 1_000).toFixed(1),
      (finishing.all / 1_000).toFixed(1),
      Math.max(adding.longest, finishing.longest).toFixed(1),
    ]);
  }
  return table(
    [
      'indexing alone, in Node',
      'forms found, CPU s',
      'put together, CPU s',
      'longest that cannot be interrupted, CPU ms',
    ],
    rows,
  );
}

function timeSteps(steps: Steps<unknown>): { all: number; longest: number } {
  const time = { all: 0, longest: 0 };
  for (let done: boolean | undefined = false; !done; ) {
    const before = process.threadCpuUsage();
    done = steps.next().done;
    const { user, system } = process.threadCpuUsage(before);
    const ms = (user + system) / 1_000;
    time.all += ms;
    time.longest = Math.max(time.longest, ms);
  }
  return time;
}

type Measured = readonly { what: string; file: PackFile; all: readonly Run[] }[];

const MB = 2 ** 20;
const seconds = (values: readonly number[]) =>
  spread(
    values.map((ms) => ms / 1_000),
    1,
  );
const label = ({ what, file }: { what: string; file: PackFile }) =>
  `${what}, ${file.entries.toLocaleString('en')} (${Math.round(file.size / 1e6)} MB)`;

function outcomes(measured: Measured): string {
  return table(
    [
      'entries',
      'the report says',
      'all, s',
      'CPU of the extension’s process, s',
      'read, checked and looked at, s',
      'sent, stored and indexed, s',
      'index put together, s',
      'progress told, times',
    ],
    measured.map((one) => {
      const of = (value: (run: Run) => number) => one.all.map(value);
      const step = (from: string, to: string | undefined) =>
        one.all[0]!.steps[from] === undefined
          ? '–'
          : seconds(of(({ steps, all }) => (to && steps[to] !== undefined ? steps[to] : all) - steps[from]!));
      return [
        label(one),
        `“${one.all[0]!.said}”`,
        seconds(of(({ all }) => all)),
        seconds(of(({ process }) => process.cpu)),
        seconds(of(({ steps, all }) => steps.stored ?? all)),
        step('stored', 'made'),
        step('made', undefined),
        String(median(of(({ told }) => told))),
      ];
    }),
  );
}

function threads(measured: Measured): string {
  return table(
    [
      'entries',
      'longest task of options page and popup, CPU ms',
      'of the background',
      'options page and popup held at most, on the clock, ms',
      'while nothing is imported',
      'background',
      'while nothing is imported',
      'heap of the background at most, MB',
      'of the reader',
      'the extension’s whole process before, MB',
      'at most',
    ],
    measured.map((one) => {
      const of = (value: (run: Run) => number) =>
        spread(
          one.all.map((run) => value(run)),
          0,
        );
      return [
        label(one),
        of(({ tasks }) => tasks.pages),
        of(({ tasks }) => tasks.background),
        of(({ options, popup }) => Math.max(options, popup)),
        of(({ quiet }) => quiet.options),
        of(({ background }) => background),
        of(({ quiet }) => quiet.background),
        of(({ heaps }) => heaps.background / MB),
        of(({ heaps }) => heaps.reader / MB),
        of(({ process }) => process.before / MB),
        of(({ process }) => process.most / MB),
      ];
    }),
  );
}

function answers(measured: Measured): string {
  const names = [...PAGE_ASKS, ...POPUP_ASKS].map(({ ask }) => ask);
  const times = (runs: readonly Run[], of: (run: Run) => Record<string, number[]>, name: string) => {
    const all = runs.flatMap((run) => of(run)[name] ?? []).sort((a, b) => a - b);
    if (!all.length) return '–';
    return `${median(all).toFixed(0)} / ${all[Math.floor(all.length * 0.95)]!.toFixed(0)} / ${all.at(-1)!.toFixed(0)}`;
  };
  return table(
    ['entries; answers in ms: median / 95 % / longest', ...names],
    measured.flatMap((one) => [
      [`${label(one)}, meanwhile`, ...names.map((name) => times(one.all, (run) => run.answers, name))],
      [`afterwards`, ...names.map((name) => times(one.all, (run) => run.answersAfter, name))],
    ]),
  );
}
