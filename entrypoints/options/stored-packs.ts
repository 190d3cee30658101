import { download } from '../../components/controls/download.ts';
import { t } from '../../components/messages/messages.ts';
import type { Finding } from '../../glossary/check/finding.ts';
import type { ExportName } from '../../glossary/formats/export-formats.ts';
import type { Ask } from '../../glossary/requests.ts';
import { createPackWorker, type PackWorker } from './pack-worker-client.ts';

/** What is done with whole packs that are stored: their entries go to a worker page by page, so that nobody waits. */

/** Saves a pack as a file. */
export function exportStored(ask: Ask, id: string, format: ExportName): Promise<void> {
  return withPack(ask, id, async (worker, version) => {
    const { fileName, file } = await worker.ask('write', { format });
    download(format === 'json' ? `${id}-${version}.json` : fileName, file);
  });
}

/** What the linter says about a pack. */
export function checkStored(ask: Ask, id: string): Promise<Finding[]> {
  return withPack(ask, id, (worker) => worker.ask('check', {}));
}

async function withPack<T>(
  ask: Ask,
  id: string,
  work: (worker: PackWorker, version: string) => Promise<T>,
): Promise<T> {
  const stored = await ask('get-pack', { id });
  if (!stored) throw new Error(t('importNoPack'));
  // Whose pack it is here is nothing that its file says.
  const { own: _, additionsTo: __, ...info } = stored;
  const worker = createPackWorker();
  try {
    await worker.ask('begin', { info });
    for (let after: string | undefined; ; ) {
      const entries = await ask('get-entries', { pack: id, ...(after !== undefined && { after }) });
      if (!entries.length) break;
      await worker.ask('gather', { entries });
      after = entries.at(-1)?.id;
    }
    if (JSON.stringify(await ask('get-pack', { id })) !== JSON.stringify(stored))
      throw new Error(t('importChanged'));
    return await work(worker, info.version);
  } finally {
    worker.end();
  }
}
