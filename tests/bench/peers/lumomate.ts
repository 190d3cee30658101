import { lookUp } from '../../../entrypoints/background/look-up.ts';
import { createCandidates } from '../../../entrypoints/content-script/candidates.ts';
import { countTrees } from '../../../entrypoints/content-script/count-tree.ts';
import { createFoundBlocks } from '../../../entrypoints/content-script/found-blocks.ts';
import { Tally } from '../../../entrypoints/content-script/tally.ts';
import { FormIndex } from '../../../glossary/form-index.ts';
import { packForms } from '../../../glossary/forms-message.ts';
import type { PageRequests } from '../../../glossary/requests.ts';

/**
 * LumoMate’s own code on a whole page, idle slices and all; what the worker does is done here, in the same thread.
 * @param index of `form-index.ts`
 * @returns how many it found
 */
export async function find(_terms: readonly string[], index: ArrayBuffer): Promise<number> {
  const indexes = [{ pack: { id: 'bench', language: 'en', private: false }, index: new FormIndex(index) }];
  const library = { indexes: () => indexes } as unknown as Parameters<typeof lookUp>[0];
  const ask = ({ input }: { input: Parameters<PageRequests['look-up']>[0] }) =>
    Promise.resolve({ ok: packForms(lookUp(library, input)) });
  Object.assign((globalThis as unknown as { browser: { runtime: object } }).browser.runtime, {
    sendMessage: ask,
  });
  const candidates = createCandidates();
  const { mentionsIn } = createFoundBlocks(candidates);
  const tally = new Tally();
  await countTrees([document.body], { candidates, mentionsIn, tally, signal: new AbortController().signal });
  return tally.places.reduce((sum, { mentions }) => sum + mentions.length, 0);
}
