import { useRef, useState } from 'preact/hooks';
import type { EntryView } from '../../glossary/requests.ts';
import type { MuteKind } from '../../glossary/settings.ts';
import { t } from '../messages/messages.ts';
import { rich } from '../messages/rich.ts';
import { UnfoldIcon } from './icons.tsx';
import { provenanceOf } from './provenance.ts';

/** Something the reader can mute from the card. */
export interface Muting {
  kind: MuteKind;
  key: string;
  /** What is muted, as it reads in a list and in “… is muted”. */
  name: string;
}

/** A quiet line above the footer: what was done and how to undo it, or what did not work. */
export type Notice =
  | { kind: 'muted'; muting: Muting }
  | { kind: 'known'; name: string }
  | { kind: 'sorry'; message: string };

interface FooterProps {
  view: EntryView;
  site: string;
  notice: Notice | undefined;
  /** The reader has said that they know the term. */
  known: boolean;
  onMute(muting: Muting, muted: boolean): void;
  onKnow(known: boolean): void;
  /** The menu opens, or something is done: from here on the card must not vanish, nor its Undo with it. */
  onMenu(): void;
  onOpen(): void;
}

/** The card's foot: whose words these are, what can be muted, the way to the entry's page. */
export function Footer({ view, site, notice, known, onMute, onKnow, onMenu, onOpen }: FooterProps) {
  const [menu, setMenu] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const knowing = useRef<HTMLButtonElement>(null);
  const mute = (muting: Muting, muted: boolean) => {
    setMenu(false);
    // The button that was pressed goes away; the keyboard's place must not go with it.
    toggle.current?.focus();
    onMute(muting, muted);
  };
  const turnMenu = () => {
    if (!menu) onMenu();
    setMenu(!menu);
  };
  const know = (isKnown: boolean) => {
    knowing.current?.focus();
    onMenu();
    onKnow(isKnown);
  };
  return (
    <footer>
      <div role="status">
        {notice && <NoticeLine notice={notice} onMute={mute} onForget={() => know(false)} />}
      </div>
      {menu && <MuteMenu choices={mutings(view, site)} onChoose={(choice) => mute(choice, true)} />}
      <div class="bar">
        <PackName view={view} />
        <div class="actions">
          <button type="button" class="quiet" aria-pressed={known} ref={knowing} onClick={() => know(!known)}>
            {t('cardKnow')}
          </button>
          <button type="button" class="quiet" aria-expanded={menu} ref={toggle} onClick={turnMenu}>
            {t('cardMute')}
            <UnfoldIcon />
          </button>
          <button type="button" class="quiet open" onClick={onOpen}>
            {t('cardOpenEntry')}
          </button>
        </div>
      </div>
    </footer>
  );
}

function PackName({ view }: { view: EntryView }) {
  const { pack, entry } = view;
  return (
    <span class="pack" title={provenanceOf(view).join(' · ')}>
      <bdi lang={pack.language}>{pack.name}</bdi>
      {entry.status && (
        <>
          {' · '}
          <bdi>{entry.status}</bdi>
        </>
      )}
    </span>
  );
}

function mutings({ key, entry, category, pack }: EntryView, site: string): Muting[] {
  return [
    { kind: 'term', key, name: entry.term },
    { kind: 'category', key: `${pack.id}/${category.id}`, name: category.name },
    // A page of a file has no host, and so no site to mute.
    ...(site ? [{ kind: 'site', key: site, name: site } as const] : []),
  ];
}

const SCOPES = { term: 'cardMuteTerm', category: 'cardMuteCategory', site: 'cardMuteSite' } as const;

function MuteMenu({ choices, onChoose }: { choices: Muting[]; onChoose(chosen: Muting): void }) {
  return (
    <fieldset class="mute">
      <legend>{t('cardDoNotMark')}</legend>
      {choices.map((choice) => (
        <button key={choice.kind} type="button" onClick={() => onChoose(choice)}>
          <bdi>{choice.name}</bdi>
          <span>{t(SCOPES[choice.kind])}</span>
        </button>
      ))}
    </fieldset>
  );
}

interface NoticeLineProps {
  notice: Notice;
  onMute: FooterProps['onMute'];
  /** The term is not known after all. */
  onForget(): void;
}

function NoticeLine({ notice, onMute, onForget }: NoticeLineProps) {
  if (notice.kind === 'sorry') return <p class="notice">{notice.message}</p>;
  const isMuted = notice.kind === 'muted';
  return (
    <p class="notice">
      <span>
        {rich(
          isMuted ? 'cardIsMuted' : 'cardIsKnown',
          <bdi>{isMuted ? notice.muting.name : notice.name}</bdi>,
        )}
      </span>
      <button
        type="button"
        class="quiet"
        onClick={() => (isMuted ? onMute(notice.muting, false) : onForget())}
      >
        {t('sharedUndo')}
      </button>
    </p>
  );
}
