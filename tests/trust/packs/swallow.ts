import { parentPort } from 'node:worker_threads';
import { checkPack } from '../../../glossary/check-pack.ts';
import type { InputFile, ReadOptions } from '../../../glossary/formats/draft.ts';
import { FormatError } from '../../../glossary/formats/draft.ts';
import { finishDraft } from '../../../glossary/formats/finish.ts';
import { previewDraft } from '../../../glossary/formats/preview.ts';
import { readDraft } from '../../../glossary/formats/read.ts';
import { indexPack } from '../../../glossary/index-pack.ts';
import { PackError, packToText, parsePackText } from '../../../glossary/pack.ts';
import type { Pack } from '../../../glossary/pack-types.ts';

/** Swallows files as the options page and the background do together, in a thread that can be stopped. */

export interface Meal {
  files: InputFile[];
  options: ReadOptions;
}

/** What became of it. */
export type Outcome =
  | { kind: 'refused'; message: string }
  /** Not one of the errors that are made for readers. */
  | { kind: 'broken'; message: string }
  | { kind: 'taken'; pack: Pack; said: string[]; format: string };

parentPort?.on('message', async ({ files, options }: Meal) => {
  const outcome = await swallow(files, options);
  const traces = tracesInAll();
  parentPort?.postMessage(
    traces.length ? { kind: 'broken', message: `every object has ${traces} now` } : outcome,
  );
});

/** What has come into every object. */
function tracesInAll(): string[] {
  const names: string[] = [];
  for (const name in {}) names.push(name);
  return 'polluted' in globalThis ? [...names, 'polluted'] : names;
}

async function swallow(files: InputFile[], options: ReadOptions): Promise<Outcome> {
  try {
    const draft = await readDraft(files, options);
    const { preview } = previewDraft(draft, files[0]?.name ?? '');
    if (preview.problems) return { kind: 'refused', message: preview.problems.join('\n') };
    const { id, name, version, language } = preview.info;
    const { pack, dropped, notes } = finishDraft(draft, { id, name, version, language });
    // As it travels to the background, which believes nobody.
    const stored = parsePackText(packToText(pack));
    indexPack(stored.pack, () => false);
    checkPack(stored.pack, { isEveryday: () => false });
    const lines = dropped.map(({ at, term, why }) => `${at} ${term ? `“${term}” ` : ''}${why}`);
    return {
      kind: 'taken',
      pack: stored.pack,
      said: [...lines, ...notes, ...stored.leftOut],
      format: draft.format,
    };
  } catch (error) {
    const isMeant = error instanceof FormatError || error instanceof PackError;
    const message = isMeant ? error.message : `${(error as Error).stack}`;
    return { kind: isMeant ? 'refused' : 'broken', message };
  }
}
