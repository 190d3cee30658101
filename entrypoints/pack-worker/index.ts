import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { checkPack } from '../../glossary/check-pack.ts';
import { readEverydayWords } from '../../glossary/everyday-words.ts';
import type { InputFile } from '../../glossary/formats/draft.ts';
import { PackReading, tooLong } from '../../glossary/formats/pack-reading.ts';
import type {
  NamedBlob,
  Question,
  WorkerAnswer,
  WorkerAnswers,
  WorkerProgress,
} from '../../glossary/formats/worker-messages.ts';
import { writePack } from '../../glossary/formats/write.ts';
import { describeProblem, PackError } from '../../glossary/pack.ts';
import { LIMITS } from '../../glossary/pack-schema.ts';
import type { Pack } from '../../glossary/pack-types.ts';

/**
 * A worker of the extension's own pages: reads, checks and writes packs, which takes seconds, where nobody waits for
 * it. The page ends it when it is no longer needed.
 */
export default defineUnlistedScript(() => {
  let last: Promise<void> = Promise.resolve();
  addEventListener('message', ({ data }: MessageEvent<Question>) => {
    last = last.then(async () => postMessage(await answer(data)));
  });
});

async function answer({ name, input }: Question): Promise<WorkerAnswer> {
  try {
    return { ok: await answers[name](input as never) };
  } catch (error) {
    const problems = error instanceof PackError ? error.problems.map(describeProblem) : [];
    return { error: error instanceof Error ? error.message : String(error), problems };
  }
}

let reading: PackReading | undefined;
/** Entries that have been handed over. */
let handedOver = 0;
/** A pack that comes from the store. */
let gathered: Pack | undefined;

const answers: WorkerAnswers = {
  async read({ files, options }) {
    reading = new PackReading(await bytesOf(files), (done, total) => tell({ step: 'checking', done, total }));
    return reading.read(options);
  },
  reread: ({ options }) => begun(reading).read(options),
  changes: ({ stored }) => begun(reading).changesFrom(stored),
  take({ choice }) {
    handedOver = 0;
    return begun(reading).take(choice);
  },
  more({ count }) {
    const entries = begun(reading).entries(handedOver, count);
    handedOver += entries.length;
    return entries;
  },
  begin({ info }) {
    gathered = { ...info, entries: [] };
    return null;
  },
  gather({ entries }) {
    begun(gathered).entries.push(...entries);
    return null;
  },
  write({ format }) {
    const { fileName, mediaType, text } = writePack(begun(gathered), format);
    return { fileName, file: new Blob([text], { type: mediaType }) };
  },
  async check() {
    const words = await (await fetch(new URL('everyday-words.txt', location.href))).text();
    return checkPack(begun(gathered), { isEveryday: readEverydayWords(words) });
  },
};

function begun<T>(work: T | undefined): T {
  if (!work) throw new Error('nothing has been read yet');
  return work;
}

async function bytesOf(files: readonly NamedBlob[]): Promise<InputFile[]> {
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  if (total > LIMITS.bytes) throw tooLong(total);
  let done = 0;
  const read: InputFile[] = [];
  for (const { name, file } of files) {
    tell({ step: 'reading', done, total });
    const bytes = await file.arrayBuffer().catch(() => {
      throw new Error('could not be read by the browser; nothing was changed.');
    });
    read.push({ name, bytes: new Uint8Array(bytes) });
    done += file.size;
  }
  tell({ step: 'checking', done: 0, total: 1 });
  return read;
}

function tell(progress: WorkerProgress): void {
  postMessage(progress);
}
