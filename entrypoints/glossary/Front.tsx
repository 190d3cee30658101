import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { Row } from '../../components/glossary/EntryList.tsx';
import { FrontPage } from '../../components/glossary/FrontPage.tsx';
import { type FrontState, frontPath } from '../../components/glossary/front-address.ts';
import { countBy, isOn } from '../../glossary/catalogue.ts';
import { entryPath } from '../../glossary/requests.ts';
import type { Catalogue, CatalogueKeeper } from './catalogue-keeper.ts';
import { keepOpened, placeBefore } from './place.ts';

interface FrontProps {
  keeper: CatalogueKeeper;
  /** What the address says. */
  state: FrontState;
  notice?: string | undefined;
}

/** The front page with what it shows. */
export function Front({ keeper, state: addressed, notice }: FrontProps) {
  const [state, setQuery] = useQuery(addressed);
  const { packs, categories, problem, ...catalogue } = useCatalogue(keeper);
  const found = useFound(catalogue, state.query.trim());
  const { pack, section, category } = state;
  const rows = useMemo(
    () => found?.filter(({ entry }) => isOn({ pack, section, category }, entry)),
    [found, pack, section, category],
  );
  const counts = useMemo(
    () =>
      found &&
      countBy(
        found.map(({ entry }) => entry),
        { pack, section, category },
      ),
    [found, pack, section, category],
  );
  const isHere = rows !== undefined;
  useLayoutEffect(() => {
    const { scrolled } = placeBefore() ?? {};
    if (isHere && scrolled !== undefined) scrollTo(0, scrolled);
  }, [isHere]);
  return (
    <FrontPage
      state={state}
      packs={packs}
      categories={categories}
      rows={rows}
      isReading={catalogue.searchable < (catalogue.entries?.length ?? 1)}
      counts={counts}
      notice={notice}
      problem={problem}
      cameFrom={placeBefore()?.opened}
      onQuery={setQuery}
      onOpen={({ key }) => keepOpened(key)}
      open={({ key, category: of }) => {
        keepOpened(key);
        location.assign(entryPath(key, of));
      }}
      onAgain={() => keeper.read()}
    />
  );
}

/** What is looked for, kept in the address: a search is one step back, however many letters it has. */
function useQuery(addressed: FrontState): [FrontState, (query: string) => void] {
  const [state, setState] = useState(addressed);
  useLayoutEffect(() => setState(addressed), [addressed]);
  function setQuery(query: string): void {
    const next = { ...state, query };
    const isFirst = query !== '' && state.query === '';
    history[isFirst ? 'pushState' : 'replaceState']({ arrived: true }, '', frontPath(next));
    setState(next);
    // Who types while deep in the list looks for what the beginning of the next one says.
    const top = document.querySelector('.index')?.getBoundingClientRect().top ?? 0;
    if (top < 0) scrollBy({ top, behavior: 'instant' });
  }
  return [state, setQuery];
}

function useCatalogue(keeper: CatalogueKeeper): Catalogue {
  const [, redraw] = useState({});
  useLayoutEffect(() => keeper.listen(() => redraw({})), [keeper]);
  useEffect(() => keeper.read(), [keeper]);
  return keeper.current();
}

/** What a query finds, the best first; all entries in order where nothing is looked for. */
function useFound({ entries, search, searchable }: Partial<Catalogue>, query: string): Row[] | undefined {
  const all = useMemo(() => entries?.map((entry) => ({ entry })), [entries]);
  const hits = useMemo(
    () => (query ? search?.find(query) : undefined),
    // More of the entries can be found now.
    [search, searchable, query],
  );
  return query ? hits : all;
}
