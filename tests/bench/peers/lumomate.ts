import { countTerms, readPieces } from '../../../entrypoints/background/find-terms.ts';
import type { Shelf } from '../../../entrypoints/background/shelf.ts';
import { createCounting } from '../../../entrypoints/content-script/counting.ts';
import { FormIndex } from '../../../glossary/form-index.ts';
import type { FoundMessage } from '../../../glossary/found-message.ts';
import type { PageRequests } from '../../../glossary/requests.ts';

/**
 * LumoMate’s own code on a whole page, idle slices and all; what the worker does is done here, in the same thread.
 * @param index of `form-index.ts`
 * @returns how many it found
 */
export async function find(_terms: readonly string[], index: ArrayBuffer): Promise<number> {
  const indexes = [{ pack: { id: 'bench', language: 'en', private: false }, index: new FormIndex(index) }];
  const shelf = { indexes: () => indexes, chosenPack: () => undefined } as unknown as Shelf;
  const answer = ({ input }: { input: Parameters<PageRequests['count-terms']>[0] }) =>
    Promise.resolve({ ok: countTerms(shelf, readPieces(input.pieces), input.before) });
  Object.assign((globalThis as unknown as { browser: { runtime: object } }).browser.runtime, {
    sendMessage: answer,
  });
  const counting = createCounting({
    signal: new AbortController().signal,
    hasShadowRoots: () => false,
    onShadowRoot() {},
    onDone() {},
  });
  await counting.run();
  const texts = counting.ask().parts.flatMap((part) => (JSON.parse(part) as FoundMessage).texts);
  return texts.reduce<number>((sum, text) => sum + (typeof text === 'number' ? 0 : text.length - 1), 0);
}
