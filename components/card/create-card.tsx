import { render } from 'preact';
import type { EntryView } from '../../glossary/requests.ts';
import { CardView } from './CardView.tsx';
import type { Anchor, CardActions, CardContent, CreateCard } from './card.ts';
import { HEADING } from './Frame.tsx';
import { guardEvents } from './guard-events.ts';
import { type CardHost, createHost, setStyles } from './host.ts';
import { type Hold, keepPlaced, type Placing } from './keep-placed.ts';
import { pageTheme, type Theme } from './page-theme.ts';
import { type Seal, sealHost } from './seal.ts';
import { homeFor } from './top-layer.ts';

interface Shown {
  content: CardContent;
  anchor: Anchor;
  hold: Hold;
  theme: Theme;
  placing: Placing;
  /** Tells this card from the one before: Preact starts afresh with another number. */
  number: number;
}

/** Makes the one card of a page; see `card.ts` for what it promises. It touches the page only while it is shown. */
export const createCard: CreateCard = (actions) => {
  const plain = guarded();
  let sealed: { host: CardHost; seal: Seal } | undefined;
  let host = plain;
  let shown: Shown | undefined;
  let count = 0;

  function holdOn(hold: 'pinned' | 'reading'): void {
    if (shown && shown.hold !== 'reading' && shown.hold !== hold) {
      shown.hold = hold;
      draw(shown);
      shown.placing.update();
    }
    actions.pin();
  }

  const ownActions: CardActions = { ...actions, getEntry: getEntryHere, pin: () => holdOn('pinned') };

  function guarded(): CardHost {
    const made = createHost();
    guardEvents(made.root, actions.dismiss);
    return made;
  }

  /** A root of its own: the page may have got hold of the other one while something public was in it. */
  function hostFor(content: CardContent): CardHost {
    if (!isPrivate(content)) return plain;
    if (!sealed) {
      const made = guarded();
      sealed = { host: made, seal: sealHost(made, actions.dismiss) };
    }
    return sealed.host;
  }

  /** From what all may read, a reader may follow a term to what no page may: that gets a card of its own. */
  async function getEntryHere(key: string): Promise<EntryView | null> {
    const from = shown;
    const view = await actions.getEntry(key);
    if (!view?.private || host !== plain || !from || shown !== from) return view;
    actions.pin();
    show({ kind: 'entry', view, others: [] }, from.anchor, true);
    return new Promise(() => {});
  }

  function draw({ content, hold, theme, number }: Shown): void {
    const around = { pinned: hold !== 'hover', theme, site: actions.site };
    const onRead = () => holdOn('reading');
    render(
      <CardView key={number} content={content} actions={ownActions} onRead={onRead} {...around} />,
      host.mount,
    );
  }

  function setInteractive(interactive: boolean): void {
    const value = interactive ? 'auto' : 'none';
    setStyles(host.element, { 'pointer-events': value, 'user-select': value, '-webkit-user-select': value });
  }

  function focus(): void {
    if (sealed?.host === host) {
      sealed.seal.focus();
      return;
    }
    const target = host.root.getElementById(HEADING) ?? host.root.querySelector('button');
    target?.focus({ preventScroll: true });
  }

  function open(content: CardContent, anchor: Anchor, hold: Hold): Shown {
    const own: Shown = {
      content,
      anchor,
      hold,
      theme: pageTheme(anchor.element),
      number: ++count,
      placing: NOWHERE,
    };
    draw(own);
    own.placing = keepPlaced({
      host: host.element,
      anchor,
      hold: () => own.hold,
      onGone: () => shown === own && actions.dismiss(),
    });
    return own;
  }

  function stop(): void {
    shown?.placing.stop();
    shown = undefined;
  }

  function show(content: CardContent, anchor: Anchor, pinned: boolean): void {
    if (shown && host.element.isConnected && isSame(shown, content, anchor)) {
      // The page repeats itself, perhaps to pin: what the reader has unfolded stays unfolded.
      if (pinned) ownActions.pin();
      return;
    }
    const next = hostFor(content);
    if (next === host) stop();
    else hide();
    host = next;
    host.open(homeFor(anchor.element));
    setInteractive(pinned);
    shown = open(content, anchor, pinned ? 'pinned' : 'hover');
  }

  function hide(): void {
    stop();
    render(null, host.mount);
    host.close();
  }

  return {
    show,
    hide,
    rect: () => (host.element.isConnected && shown ? host.element.getBoundingClientRect() : undefined),
    setInteractive,
    focus,
  };
};

/** Does any of this say something of a pack that pages must not read? */
function isPrivate(content: CardContent): boolean {
  if (content.kind !== 'entry') return false;
  return Boolean(content.view.private) || content.others.some((other) => other.private);
}

/** Until the card is drawn it has no size, and so no place. */
const NOWHERE: Placing = { update() {}, stop() {} };

function isSame(shown: Shown, content: CardContent, anchor: Anchor): boolean {
  return nameOf(shown.content) === nameOf(content) && isSamePlace(shown.anchor, anchor);
}

function nameOf(content: CardContent): string {
  if (content.kind === 'entry') return content.view.key;
  return `${content.kind}\n${content.kind === 'unknown' ? content.text : content.reason}`;
}

function isSamePlace(a: Anchor, b: Anchor): boolean {
  if (a === b) return true;
  const [before, now] = [a.rect(), b.rect()];
  return a.element === b.element && before?.left === now?.left && before?.top === now?.top;
}
