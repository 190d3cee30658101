import { useMemo, useRef, useState } from 'preact/hooks';
import { t, tCount } from '../../components/messages/messages.ts';
import type { NamedFile } from '../../components/options/dropped-files.ts';
import type { ImportActions } from '../../components/options/ImportArea.tsx';
import type { ImportJob, ImportState } from '../../components/options/import-job.ts';
import type { PackReader } from '../../components/options/pack-reader.ts';
import type { ReadOptions } from '../../glossary/formats/draft.ts';
import type { ImportProgress } from '../../glossary/import-messages.ts';
import type { Ask } from '../../glossary/requests.ts';
import { fetchFile } from './fetch-file.ts';
import { listIds } from './list-ids.ts';
import { WorkError } from './pack-worker-client.ts';
import { readTermsIn } from './read-terms-in.ts';

interface Imports {
  /** Newest first. */
  jobs: ImportJob[];
  actions: Omit<ImportActions, 'subscribe'>;
  /** Imports the terms that stand in a page. @param site its host */
  importPage(tabId: number, site: string): void;
  /** Takes off the page what says that this pack is in. */
  forgetPack(id: string): void;
}

/** Makes what reads one job. @param onProgress told of every step */
type CreateReader = (onProgress: (state: Step) => void) => PackReader;

type Step = Extract<ImportProgress, { step: string }>;
type GetInputs = (step: (state: Step) => void, signal: AbortSignal) => Promise<readonly NamedFile[]>;

/** A job with what it holds on to until its reader has decided. */
interface Work {
  reader: PackReader;
  inputs: readonly NamedFile[];
  /** Counts the times it was read: only the last one is shown. */
  reading: number;
  /** Gives up what is being fetched. */
  stop: AbortController;
}

/** Imports one thing after the other, so that a large one does not share memory with the next. */
export function useImports(ask: Ask, createReader: CreateReader): Imports {
  const [jobs, setJobs] = useState<ImportJob[]>([]);
  const works = useRef(new Map<number, Work>());
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const count = useRef(0);
  const dropped = useRef(new Set<number>());

  const rest = useMemo(() => {
    const show = (id: number, state: ImportState) =>
      setJobs((all) => all.map((job) => (job.id === id ? { ...job, state } : job)));

    /** Of what is being read once more, the preview stays. */
    function showStep(id: number, state: Step): void {
      setJobs((all) =>
        all.map((job) => (job.id === id && !('preview' in job.state) ? { ...job, state } : job)),
      );
    }

    function inTurn(work: () => Promise<void>): void {
      last.current = last.current.then(work);
    }

    function end(id: number): void {
      const work = works.current.get(id);
      work?.stop.abort();
      work?.reader.close();
      works.current.delete(id);
    }

    function drop(id: number): void {
      dropped.current.add(id);
      end(id);
      setJobs((all) => all.filter((job) => job.id !== id));
    }

    function begin(fileName: string, files: number, get: GetInputs, site?: string): void {
      const id = ++count.current;
      setJobs((all) => [{ id, fileName, files, site, state: { step: 'waiting' } }, ...all]);
      inTurn(async () => {
        if (dropped.current.has(id)) return;
        const step = (state: Step) => showStep(id, state);
        const stop = new AbortController();
        const work: Work = { reader: createReader(step), inputs: [], reading: 0, stop };
        works.current.set(id, work);
        show(id, { step: 'reading' });
        try {
          work.inputs = await get(step, stop.signal);
          show(id, { preview: await work.reader.read(work.inputs, {}), rereading: false });
        } catch (error) {
          end(id);
          if (dropped.current.has(id)) return;
          // Files that are nothing together may each be something.
          if (work.inputs.length > 1 && work.inputs.length <= MOST_SPLIT) splitUp(id, work.inputs);
          else show(id, refusal(error));
        }
      });
    }

    function splitUp(id: number, inputs: readonly NamedFile[]): void {
      drop(id);
      for (const input of inputs) begin(input.name, 1, async () => [input]);
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
        begin(labelOf(files), files.length, async () => files);
      },
      importText(text) {
        begin(t('importPastedText'), 1, async () => [{ name: '', file: new Blob([text]) }]);
      },
      importAddress(url, header) {
        begin(url, 1, async (step, signal) => {
          const tell = (done: number, total: number) => step({ step: 'reading', done, total });
          const file = await fetchFile(url, header, signal, tell);
          return [{ name: file.name, file }];
        });
      },
      readAgain({ id, state }, options) {
        if ('preview' in state) show(id, { ...state, rereading: true });
        void reread(id, options);
      },
      split({ id }) {
        splitUp(id, works.current.get(id)?.inputs ?? []);
      },
      store({ id }, wish, onlyOn) {
        const work = works.current.get(id);
        if (!work) return;
        show(id, { step: 'waiting' });
        inTurn(async () => {
          const outcome = await work.reader.store(wish);
          end(id);
          if ('done' in outcome && onlyOn !== undefined) {
            await ask('use-on-site', { pack: outcome.done.id, host: onlyOn, isNew: true }).catch(() => {});
          }
          show(id, outcome);
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
      importPage(tabId: number, site: string) {
        begin(site, 1, async () => [await readTermsIn(tabId, site)], site);
      },
      forgetPack: (id: string) => setJobs((all) => all.filter((job) => !brought(job, id))),
    };
  }, [ask, createReader]);
  return { jobs, ...rest };
}

/** More files than this are a folder, and not so many packs. */
const MOST_SPLIT = 50;

function refusal(error: unknown): Extract<ImportState, { error: string }> {
  const problems = error instanceof WorkError ? [...error.problems] : [];
  return { error: error instanceof Error ? error.message : String(error), problems };
}

function labelOf(files: readonly NamedFile[]): string {
  const [first = { name: '' }] = files;
  if (files.length === 1) return first.name;
  const folder = first.name.split('/')[0]!;
  return files.every(({ name }) => name.startsWith(`${folder}/`))
    ? `${folder}/`
    : tCount('importMoreFiles', files.length - 1, first.name);
}

function brought({ state }: ImportJob, pack: string): boolean {
  return 'done' in state && typeof state.done === 'object' && state.done.id === pack;
}
