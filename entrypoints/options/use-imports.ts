import { useMemo, useRef, useState } from 'preact/hooks';
import type { NamedFile } from '../../components/options/dropped-files.ts';
import type { ImportActions } from '../../components/options/ImportArea.tsx';
import type { ImportJob, ImportState } from '../../components/options/import-job.ts';
import type { PackReader } from '../../components/options/pack-reader.ts';
import type { InputFile, ReadOptions } from '../../glossary/formats/draft.ts';
import type { Ask } from '../../glossary/requests.ts';
import { fetchInput, listIds, readInputs } from './import-inputs.ts';

interface Imports {
  /** Newest first. */
  jobs: ImportJob[];
  actions: Omit<ImportActions, 'subscribe'>;
  /** Takes off the page what says that this pack is in. */
  forgetPack(id: string): void;
}

/** A job with what it holds on to until its reader has decided. */
interface Work {
  reader: PackReader;
  inputs: InputFile[];
  /** Counts the times it was read: only the last one is shown. */
  reading: number;
}

/** Imports one thing after the other, so that a large one does not share memory with the next. */
export function useImports(ask: Ask, createReader: () => PackReader): Imports {
  const [jobs, setJobs] = useState<ImportJob[]>([]);
  const works = useRef(new Map<number, Work>());
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const count = useRef(0);

  const rest = useMemo(() => {
    const show = (id: number, state: ImportState) =>
      setJobs((all) => all.map((job) => (job.id === id ? { ...job, state } : job)));

    function inTurn(work: () => Promise<void>): void {
      last.current = last.current.then(work);
    }

    function drop(id: number): void {
      works.current.get(id)?.reader.close();
      works.current.delete(id);
      setJobs((all) => all.filter((job) => job.id !== id));
    }

    function begin(fileName: string, files: number, get: () => Promise<InputFile[]>): void {
      const id = ++count.current;
      setJobs((all) => [{ id, fileName, files, state: { step: 'waiting' } }, ...all]);
      inTurn(async () => {
        show(id, { step: 'reading' });
        try {
          const work: Work = { reader: createReader(), inputs: await get(), reading: 0 };
          works.current.set(id, work);
          show(id, { preview: await work.reader.read(work.inputs, {}), rereading: false });
        } catch (error) {
          const { inputs = [] } = works.current.get(id) ?? {};
          works.current.delete(id);
          // Files that are nothing together may each be something.
          if (inputs.length > 1 && inputs.length <= MOST_SPLIT) {
            drop(id);
            for (const input of inputs) begin(input.name, 1, async () => [input]);
          } else show(id, refusal(error));
        }
      });
    }

    async function reread(id: number, options: ReadOptions): Promise<void> {
      const work = works.current.get(id);
      if (!work) return;
      work.reading += 1;
      const { reading } = work;
      try {
        const preview = await work.reader.read(work.inputs, options);
        if (work.reading === reading) show(id, { preview, rereading: false });
      } catch (error) {
        if (work.reading === reading) show(id, refusal(error));
      }
    }

    const actions: Imports['actions'] = {
      importFiles(files: NamedFile[]) {
        begin(labelOf(files), files.length, () => readInputs(files));
      },
      importText(text) {
        const input = { name: '', bytes: new TextEncoder().encode(text) };
        begin('Pasted text', 1, async () => [input]);
      },
      importAddress(url, header) {
        begin(url, 1, async () => [await fetchInput(ask, url, header)]);
      },
      readAgain({ id, state }, options) {
        if ('preview' in state) show(id, { ...state, rereading: true });
        void reread(id, options);
      },
      split({ id }) {
        const inputs = works.current.get(id)?.inputs ?? [];
        drop(id);
        for (const input of inputs) begin(input.name, 1, async () => [input]);
      },
      store({ id }, wish) {
        const work = works.current.get(id);
        if (!work) return;
        show(id, { step: 'waiting' });
        inTurn(async () => {
          const end = await work.reader.store(wish, (progress) => show(id, progress)).catch(refusal);
          work.reader.close();
          works.current.delete(id);
          show(id, end);
        });
      },
      cancel: ({ id }) => drop(id),
      dismiss: ({ id }) => drop(id),
      async compare({ id }, pack) {
        const ids = await listIds(ask, pack);
        return ids && works.current.get(id)?.reader.changesFrom(ids);
      },
    };
    return {
      actions,
      forgetPack: (id: string) => setJobs((all) => all.filter((job) => !brought(job, id))),
    };
  }, [ask, createReader]);
  return { jobs, ...rest };
}

/** More files than this are a folder, and not so many packs. */
const MOST_SPLIT = 50;

function refusal(error: unknown): Extract<ImportState, { error: string }> {
  return { error: error instanceof Error ? error.message : String(error), problems: [] };
}

function labelOf(files: readonly NamedFile[]): string {
  const [first = { name: '' }] = files;
  if (files.length === 1) return first.name;
  const folder = first.name.split('/')[0]!;
  return files.every(({ name }) => name.startsWith(`${folder}/`))
    ? `${folder}/`
    : `${first.name} and ${files.length - 1} more`;
}

function brought({ state }: ImportJob, pack: string): boolean {
  return 'done' in state && typeof state.done === 'object' && state.done.id === pack;
}
