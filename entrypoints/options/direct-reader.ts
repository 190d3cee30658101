import browser from 'webextension-polyfill';
import type { PackReader } from '../../components/options/pack-reader.ts';
import type { Draft, InputFile } from '../../glossary/formats/draft.ts';
import { finishDraft } from '../../glossary/formats/finish.ts';
import { previewDraft } from '../../glossary/formats/preview.ts';
import { readDraft } from '../../glossary/formats/read.ts';
import { describeProblem, PackError, packToText } from '../../glossary/pack.ts';
import { IMPORT_PORT } from '../../glossary/requests.ts';
import { sendPack } from './send-pack.ts';

/** Reads packs in the page itself, and stores them through the background. */
export function createDirectReader(): PackReader {
  let draft: Draft | undefined;
  let ids: string[] = [];
  return {
    async read(files, options) {
      draft = await readDraft(files, options);
      const understood = previewDraft(draft, nameOf(files));
      ids = understood.ids;
      return understood.preview;
    },
    async changesFrom(stored) {
      const [now, before] = [new Set(ids), new Set(stored)];
      return {
        added: ids.filter((id) => !before.has(id)).length,
        removed: stored.filter((id) => !now.has(id)).length,
      };
    },
    async store(wish, onProgress) {
      try {
        const { own, ...choice } = wish;
        const { pack, dropped, notes } = finishDraft(draft!, choice);
        const channel = browser.runtime.connect({ name: IMPORT_PORT });
        const end = await sendPack(new Blob([packToText(pack)]), channel, onProgress, own);
        if (!('done' in end)) return end;
        const lines = dropped.map(({ at, term, why }) => `${at}${term ? ` “${term}”` : ''} ${why}`);
        return { done: { ...end.done, leftOut: [...lines, ...notes] } };
      } catch (error) {
        if (!(error instanceof PackError)) throw error;
        return {
          error: 'This pack was refused; nothing was changed.',
          problems: error.problems.map(describeProblem),
        };
      }
    },
    close() {
      draft = undefined;
      ids = [];
    },
  };
}

/** Of one file its own name; of several that of the folder they share. */
function nameOf(files: readonly InputFile[]): string {
  const [first = { name: '' }] = files;
  return files.length === 1 ? first.name : (first.name.split('/').at(-2) ?? first.name);
}
