import { createHoverControl } from '../../components/card/hover-control.ts';
import { draw } from '../../components/illustration/draw.ts';
import {
  countTerms,
  findTerms,
  listForms,
  listTerms,
  readPieces,
} from '../../entrypoints/background/find-terms.ts';
import { explain, viewEntry } from '../../entrypoints/background/look-up.ts';
import type { Shelf } from '../../entrypoints/background/shelf.ts';
import { FormIndex } from '../../glossary/form-index.ts';
import type { Pack } from '../../glossary/pack-types.ts';
import type { PageRequests } from '../../glossary/requests.ts';
import { mute, parseSettings, remember, type Settings } from '../../glossary/settings.ts';

/** The extension's background for a page that has no extension: one pack, and settings that are not kept. */

type Answers = {
  [N in keyof PageRequests]: (
    input: Parameters<PageRequests[N]>[0],
  ) => ReturnType<PageRequests[N]> | Promise<ReturnType<PageRequests[N]>>;
};

export interface TryBackground {
  answers: Answers;
  settings(): Settings;
}

/**
 * @param forms the index of the pack's forms
 * @param changed told of new settings, and of other answers for the same texts
 * @param say shows a sentence to the reader
 */
export function createAnswers(
  pack: Pack,
  forms: ArrayBuffer,
  changed: (what: 'settings' | 'answers') => void,
  say: (text: string) => void,
): TryBackground {
  const shelf = shelfOf(pack, forms);
  let settings = parseSettings({});
  /** What the visitor said to know, as long as the page is open. */
  const known = new Map<string, 'none'>();

  function set(next: Settings): null {
    settings = next;
    changed('settings');
    return null;
  }

  return {
    settings: () => settings,
    answers: {
      'find-terms': (input) => findTerms(shelf, input, known),
      'count-terms': ({ pieces, before }) => countTerms(shelf, readPieces(pieces), before),
      'list-terms': (input) => listTerms(input, settings),
      'list-forms': listForms,
      async 'get-entry'({ key }) {
        const view = await viewEntry(shelf, key);
        return view && known.has(key) ? { ...view, known: true as const } : view;
      },
      explain: ({ text }) => explain(shelf, text),
      'inject-card'() {
        globalThis.lumomateCard = createHoverControl;
        return null;
      },
      // Only for what stands in a shadow root, and here nothing does.
      'mark-style': () => '',
      'inject-drawings'() {
        globalThis.lumomateDraw = draw;
        return null;
      },
      mute: ({ kind, key, muted }) => set(mute(settings, kind, key, muted)),
      'open-entry'({ key }) {
        const { term } = pack.entries.find(({ id }) => key === `${pack.id}/${id}`)!;
        say(`In the extension “${term}” has a page of its own, with both pictures and all layers open.`);
        return null;
      },
      meet: () => null,
      'know-term'({ key, known: isKnown }) {
        if (isKnown) known.set(key, 'none');
        else known.delete(key);
        changed('answers');
        return null;
      },
      'choose-meaning': ({ site, form, key }) => set(remember(settings, site, form, key)),
    },
  };
}

function shelfOf({ entries, ...info }: Pack, forms: ArrayBuffer): Shelf {
  const stored = { ...info, entryCount: entries.length, categoryCounts: {}, generation: info.version };
  const index = new FormIndex(forms);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    packs: () => [stored],
    indexes: () => [{ pack: stored, index }],
    index: () => index,
    entry: async (_, id) => byId.get(id),
    place: async (_, id) => entries.findIndex((entry) => entry.id === id),
    entriesAfter: async () => [],
    chosenPack: () => undefined,
  };
}
