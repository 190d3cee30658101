import type { PageAccess, PageMark } from '../../components/card/page-access.ts';
import { draw } from '../../components/illustration/draw.ts';
import type { Ask } from '../../glossary/requests.ts';

/** The hover card on the terms of an entry's own text: the same card as on any page, on links instead of marks. */

interface HoverInput {
  ask: Ask;
  /** Ends it. */
  signal: AbortSignal;
  /** Goes to an entry's page. */
  open(key: string): void;
}

const TERM = 'a.term[data-key]';

/** Begins to open cards for the terms that are on the page now. */
export async function hoverTerms({ ask, signal, open }: HoverInput): Promise<void> {
  globalThis.lumomateDraw = draw;
  // Later than the page itself: nobody rests on a term before they have seen it.
  const { createHoverControl } = await import('../../components/card/hover-control.ts');
  if (signal.aborted) return;
  const terms = [...document.querySelectorAll<HTMLAnchorElement>(TERM)];
  const marks = new Map(terms.map((term, id) => [term, markOf(term, id)]));
  createHoverControl({
    ask: ((name: never, input: never) => {
      // The page is where the card would send its reader: it goes there itself, without another tab.
      if (name !== 'open-entry') return ask(name, input);
      open((input as { key: string }).key);
      return Promise.resolve(null);
    }) as Ask,
    site: '',
    signal,
    start() {},
    settled: () => Promise.resolve(),
    markNear: (x, y) => {
      const term = document.elementFromPoint(x, y)?.closest<HTMLAnchorElement>(TERM);
      return term ? marks.get(term) : undefined;
    },
    marks: () => [...marks.values()],
    mentionsOf: async (key) => [...marks.values()].filter(({ entry }) => entry.key === key),
    point(mark, how) {
      for (const [term, other] of marks) term.classList.toggle(how, other === mark);
    },
  } satisfies PageAccess);
}

function markOf(term: HTMLAnchorElement, id: number): PageMark {
  const text = term.textContent ?? '';
  const range = new StaticRange({
    startContainer: term,
    startOffset: 0,
    endContainer: term,
    endOffset: term.childNodes.length,
  });
  const entry = { key: term.dataset.key!, term: text, category: '', subject: '', language: '' };
  return { id, entry, mention: { form: text, meanings: [] }, found: term, start: 0, range };
}
