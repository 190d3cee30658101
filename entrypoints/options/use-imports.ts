import { useCallback, useRef, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { ImportJob, ImportState } from '../../components/options/import-job.ts';
import { IMPORT_PORT } from '../../glossary/requests.ts';
import { sendPack } from './send-pack.ts';

interface Imports {
  /** Newest first. */
  jobs: ImportJob[];
  importFiles(files: File[]): void;
  /** Takes a report off the page. */
  dismiss(job: ImportJob): void;
  /** Takes off the page what says that this pack is in. */
  forgetPack(id: string): void;
}

/** Imports files one after the other, so that a large one does not share memory with the next. */
export function useImports(): Imports {
  const [jobs, setJobs] = useState<ImportJob[]>([]);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const count = useRef(0);

  const importFiles = useCallback((files: File[]) => {
    for (const file of files) {
      const id = ++count.current;
      const show = (state: ImportState) =>
        setJobs((all) => all.map((job) => (job.id === id ? { ...job, state } : job)));
      setJobs((all) => [{ id, fileName: file.name, state: { step: 'waiting' } }, ...all]);
      last.current = last.current.then(async () => {
        show(await sendPack(file, browser.runtime.connect({ name: IMPORT_PORT }), show));
      });
    }
  }, []);
  const dismiss = useCallback(
    ({ id }: ImportJob) => setJobs((all) => all.filter((job) => job.id !== id)),
    [],
  );
  const forgetPack = useCallback(
    (id: string) => setJobs((all) => all.filter((job) => !brought(job, id))),
    [],
  );
  return { jobs, importFiles, dismiss, forgetPack };
}

function brought({ state }: ImportJob, pack: string): boolean {
  return !('step' in state) && 'done' in state && state.done.id === pack;
}
