import { useEffect } from 'preact/hooks';
import { CopyTools } from '../../components/entry/CopyTools.tsx';
import { type Addresses, EntryView } from '../../components/entry/EntryView.tsx';
import { entryToMarkdown } from '../../components/entry/markdown.ts';
import { WhereMet } from '../../components/entry/WhereMet.tsx';
import { frontPath } from '../../components/glossary/front-address.ts';
import type { Ask, EntryPlace, Requests, EntryView as View } from '../../glossary/requests.ts';
import { BUILT_IN, splitKey } from '../../glossary/requests.ts';
import { hoverTerms } from './hover-terms.ts';
import { useMeeting } from './use-meeting.ts';

export type Where = ReturnType<Requests['where-met']>;

interface EntryPageProps {
  view: View;
  place: EntryPlace | null;
  /** Where the reader has met it before. */
  where: Where | null;
  ask: Ask;
}

/** An entry's page, with what can be done on it. */
export function EntryPage({ view, place, where, ask }: EntryPageProps) {
  useEffect(() => {
    const leaving = new AbortController();
    const open = (key: string) => location.assign(addressOf(key));
    hoverTerms({ ask, signal: leaving.signal, open }).catch((error) =>
      console.error('LumoMate cannot open cards here:', error),
    );
    return () => leaving.abort();
  }, [view, ask]);
  const tools = (
    <CopyTools
      key={view.key}
      markdown={() => entryToMarkdown(view)}
      link={() => location.href}
      copy={(text) => navigator.clipboard.writeText(text)}
    />
  );
  useMeeting(ask, view.key);
  return (
    <EntryView
      view={view}
      place={place}
      addresses={ADDRESSES}
      tools={tools}
      met={where?.met && <WhereMet met={where.met} pages={where.pages} />}
    />
  );
}

const ADDRESSES: Addresses = {
  home: frontPath({}),
  ofSection: (section) => frontPath({ section }),
  ofCategory: (category) => frontPath({ category }),
  ofEntry: addressOf,
};

/** A term in a text knows its entry but not its shelf; the full address is put right on arrival. */
function addressOf(key: string): string {
  const { pack, id } = splitKey(key);
  const search = pack === BUILT_IN ? '' : `?pack=${encodeURIComponent(pack)}`;
  return `/glossary.html${search}#/${encodeURIComponent(id)}`;
}
