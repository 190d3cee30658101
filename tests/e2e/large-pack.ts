import { unpackFound } from '../../glossary/found-message.ts';
import { ask, type View } from './views.ts';

/** A large pack in many versions, and what of it is stored: nothing of two versions may ever be found together. */

export const ENTRIES = 20_000;

/** A pack that says in each entry's every text, and in each term, which version it is of. */
export function largePack(version: number) {
  const entries = Array.from({ length: ENTRIES - version }, (_, i) => ({
    id: `entry-${i}`,
    term: termOf(version, i),
    blurb: `Entry ${i} of version ${version}.0.0.`,
    definition: `What ${i} means in version ${version}.0.0. `.repeat(5),
    category: `Category ${i % 20}`,
  }));
  return { format: 'lumomate-pack/1', id: 'large', name: 'Large', version: `${version}.0.0`, entries };
}

/** A word of its own for every entry of every version: `quux`, the version, the number. */
function termOf(version: number, i: number): string {
  const letters = [version, i / 17_576, i / 676, i / 26, i].map((digit) => 97 + (Math.floor(digit) % 26));
  return `quux${String.fromCharCode(...letters)}`;
}

/** What is to be found of a version when all of it is there and nothing else. */
export function wholeVersion(version: number) {
  const entries = ENTRIES - version;
  const lookedUp = { [version]: entries };
  return { version: `${version}.0.0`, entries, counted: entries, ids: entries, told: [version], lookedUp };
}

/** What the store has of the large pack, asked in every way there is. */
export async function inventory(view: View, versions: number[]) {
  const stored = (await ask(view, 'list-packs', {})).find(({ id }) => id === 'large');
  const categories = (await ask(view, 'list-categories', {})).filter(({ pack }) => pack === 'Large');
  const { ids, told } = await view.run(async () => {
    const entries: Record<string, string>[] = [];
    for (;;) {
      const after = entries.at(-1)?.id;
      const input = { pack: 'large', ...(after !== undefined && { after }) };
      const { ok } = await chrome.runtime.sendMessage({ ask: 'get-entries', input });
      if (!ok?.length) break;
      entries.push(...ok);
    }
    const texts = entries.flatMap(({ blurb = '', definition = '' }) => [blurb, definition]);
    const found = texts.flatMap((text) => [...text.matchAll(/version (\d+)\.0\.0/g)].map(([, own]) => own));
    return { ids: new Set(entries.map(({ id }) => id)).size, told: [...new Set(found)].map(Number) };
  });
  const lookedUp: Record<number, number> = {};
  for (const version of versions) {
    const words = Array.from({ length: ENTRIES }, (_, i) => termOf(version, i));
    const text = words.join(' ');
    const found = unpackFound(await ask(view, 'find-terms', { texts: [[text, 'en']] }), [text]);
    // A word may be another entry’s as well, in its other spelling.
    const meanings = found.flatMap(({ mentions }) => mentions.flatMap((mention) => mention.meanings));
    const keys = new Set(meanings.map(({ key }) => key));
    const count = [...keys].filter((key) => key.startsWith('large/')).length;
    if (count) lookedUp[version] = count;
  }
  const counted = categories.reduce((sum, { entries }) => sum + entries, 0);
  return { version: stored?.version, entries: stored?.entries, counted, ids, told, lookedUp };
}
