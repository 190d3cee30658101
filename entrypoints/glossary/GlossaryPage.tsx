import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { EVERYTHING, type FrontState, readFront } from '../../components/glossary/front-address.ts';
import { t } from '../../components/messages/messages.ts';
import type { Ask, EntryPlace, EntryView as View } from '../../glossary/requests.ts';
import { keyOfPath } from '../../glossary/requests.ts';
import type { CatalogueKeeper } from './catalogue-keeper.ts';
import { EntryPage, type Where } from './EntryPage.tsx';
import { Front } from './Front.tsx';
import { markArrived, placeBefore } from './place.ts';

type Page =
  | { kind: 'loading' }
  | { kind: 'front'; state: FrontState; notice?: string }
  | { kind: 'entry'; view: View; place: EntryPlace | null; where: Where | null }
  | { kind: 'failed'; reason: string };

interface GlossaryPageProps {
  ask: Ask;
  keeper: CatalogueKeeper;
}

/** Shows the entry that the address names, and the front page when it names none. */
export function GlossaryPage({ ask, keeper }: GlossaryPageProps) {
  const page = usePage(ask);
  const before = useRef<Page>(page);
  useLayoutEffect(() => {
    arrive(page, before.current);
    before.current = page;
  }, [page]);
  switch (page.kind) {
    case 'loading':
      return null;
    case 'entry':
      return <EntryPage view={page.view} place={page.place} where={page.where} ask={ask} />;
    case 'front':
      return <Front keeper={keeper} state={page.state} notice={page.notice} />;
    case 'failed':
      return (
        <div class="front">
          <h1>{t('glossaryFailed')}</h1>
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
    // Not `hashchange`: it says nothing of a step back to the page of a search.
    window.addEventListener('popstate', load);
    return () => {
      turn = -1;
      window.removeEventListener('popstate', load);
    };
  }, [ask]);
  return page;
}

async function readPage(ask: Ask): Promise<Page> {
  const key = keyOfAddress();
  if (key === undefined) return { kind: 'front', state: readFront(location.hash) };
  try {
    const [view, place, where] = key
      ? await Promise.all([
          ask('get-entry', { key }),
          ask('place-entry', { key }),
          // An entry can be read all the same.
          ask('where-met', { key }).catch(() => null),
        ])
      : [null, null, null];
    if (view) return { kind: 'entry', view, place, where };
    const notice = t('glossaryGone');
    return { kind: 'front', state: EVERYTHING, notice };
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

/** Puts title and address right, and the reader at the head of what they came for, or back where they were. */
function arrive(page: Page, before: Page): void {
  if (page.kind === 'loading') return;
  document.title = `${page.kind === 'entry' ? page.view.entry.term : t('sharedGlossary')} · LumoMate`;
  const place = placeBefore();
  if (place) {
    // The front page goes back by itself, once its list is as long as it was.
    if (page.kind === 'entry') window.scrollTo(0, place.scrolled ?? 0);
    return;
  }
  markArrived(page.kind === 'entry' ? page.view.path : undefined);
  // From shelf to shelf everything stays where it is, with the focus on the shelf.
  if (page.kind === 'front' && before.kind === 'front') return;
  window.scrollTo(0, 0);
  document.querySelector('h1')?.focus({ preventScroll: true });
}
