import { packToText } from '../../glossary/pack.ts';
import type { Entry, Pack } from '../../glossary/pack-types.ts';
import { ask, type View } from './views.ts';

/** What is stored, asked for as pages do. */

export async function storedPack(view: View, id: string): Promise<Pack> {
  const info = await ask(view, 'get-pack', { id });
  if (!info) throw new Error(`there is no pack “${id}”`);
  const entries: Entry[] = [];
  for (;;) {
    const after = entries.at(-1)?.id;
    const some = await ask(view, 'get-entries', { pack: id, ...(after !== undefined && { after }) });
    if (!some.length) return { ...info, entries };
    entries.push(...some);
  }
}

/** Everything: lists, settings and every pack’s whole text. */
export async function everythingStored(view: View) {
  const packs = await ask(view, 'list-packs', {});
  const texts: string[] = [];
  for (const { id } of packs) texts.push(packToText(await storedPack(view, id)));
  const settings = await view.run(() => chrome.storage.local.get('settings'));
  return { packs, texts, settings, categories: await ask(view, 'list-categories', {}) };
}
