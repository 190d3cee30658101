import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { EntryView } from '../../components/entry/EntryView.tsx';
import type { Ask, EntryView as View } from '../../glossary/requests.ts';
import { BUILT_IN, keyOfPath, splitKey } from '../../glossary/requests.ts';
import { Front } from './Front.tsx';

type Page =
  | { kind: 'loading' }
  | { kind: 'front'; notice?: string }
  | { kind: 'entry'; view: View }
  | { kind: 'failed'; reason: string };

const HOME = '/glossary.html';

/** Shows the entry that the address names, and the front page when it names none. */
export function GlossaryPage({ ask }: { ask: Ask }) {
  const page = usePage(ask);
  useLayoutEffect(() => arrive(page), [page]);
  switch (page.kind) {
    case 'loading':
      return null;
    case 'entry':
      return <EntryView view={page.view} home={HOME} hrefOf={addressOf} />;
    case 'front':
      return <Front key={page.notice} ask={ask} notice={page.notice} />;
    case 'failed':
      return (
        <div class="front">
          <h1>The glossary does not answer</h1>
          <p class="blurb">{page.reason}</p>
        </div>
      );
  }
}

function usePage(ask: Ask): Page {
  const [page, setPage] = useState<Page>({ kind: 'loading' });
  useEffect(() => {
    let turn = 0;
    const load = async () => {
      const own = ++turn;
      const loaded = await readPage(ask);
      if (own === turn) setPage(loaded);
    };
    void load();
    window.addEventListener('hashchange', load);
    return () => {
      turn = -1;
      window.removeEventListener('hashchange', load);
    };
  }, [ask]);
  return page;
}

async function readPage(ask: Ask): Promise<Page> {
  const key = keyOfAddress();
  if (key === undefined) return { kind: 'front' };
  try {
    const view = key && (await ask('get-entry', { key }));
    if (view) return { kind: 'entry', view };
    return { kind: 'front', notice: 'This address leads to an entry that none of your packs has any more.' };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The key in the address; undefined when there is none, '' when what is there cannot be read. */
function keyOfAddress(): string | undefined {
  try {
    return keyOfPath(location.search, location.hash);
  } catch {
    // A stray “%” in the hash.
    return '';
  }
}

/** A term in a text knows its entry but not its shelf; the full address is put right on arrival. */
function addressOf(key: string): string {
  const { pack, id } = splitKey(key);
  const search = pack === BUILT_IN ? '' : `?pack=${encodeURIComponent(pack)}`;
  return `${HOME}${search}#/${encodeURIComponent(id)}`;
}

/** Puts title and address right, and the reader at the head of an entry they followed a link to. */
function arrive(page: Page): void {
  if (page.kind === 'loading') return;
  document.title = `${page.kind === 'entry' ? page.view.entry.term : 'Glossary'} · LumoMate`;
  // Back, forward and reload come with the state left here; the browser then knows where the reader was.
  if (history.state?.arrived) return;
  history.replaceState({ arrived: true }, '', page.kind === 'entry' ? page.view.path : undefined);
  window.scrollTo(0, 0);
  document.querySelector('h1')?.focus({ preventScroll: true });
}
