import browser from 'webextension-polyfill';
import { storePack } from '../../components/controls/store-pack.ts';
import type { NamedFile } from '../../components/options/dropped-files.ts';
import type { PackReader } from '../../components/options/pack-reader.ts';
import { IMPORT_PORT, type ImportProgress } from '../../glossary/import-messages.ts';
import { createPackWorker, WorkError } from './pack-worker-client.ts';

/**
 * Reads packs in a worker, and stores them through the background.
 * @param onProgress told of every step of reading and storing
 */
export function createPackReader(
  onProgress: (progress: Extract<ImportProgress, { step: string }>) => void,
): PackReader {
  const stop = new AbortController();
  const worker = createPackWorker(onProgress);
  let last: readonly NamedFile[] | undefined;
  return {
    async read(files, options) {
      if (files === last) return worker.ask('reread', { options });
      last = files;
      return worker.ask('read', { files, options });
    },
    changesFrom: (stored) => worker.ask('changes', { stored }),
    async store({ own, ...choice }) {
      try {
        const { info, total, leftOut } = await worker.ask('take', { choice });
        const next = (count: number) => worker.ask('more', { count });
        const port = browser.runtime.connect({ name: IMPORT_PORT });
        const end = await storePack({ info, total, own, next }, port, onProgress, stop.signal);
        return 'error' in end ? end : { done: { id: end.done.id, name: info.name, entries: total, leftOut } };
      } catch (error) {
        const problems = error instanceof WorkError ? [...error.problems] : [];
        return { error: error instanceof Error ? error.message : String(error), problems };
      }
    },
    close() {
      stop.abort();
      worker.end();
    },
  };
}
