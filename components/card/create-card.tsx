import { render } from 'preact';
import { CardView } from './CardView.tsx';
import type { Anchor, CardActions, CardContent, CreateCard } from './card.ts';
import { HEADING } from './Frame.tsx';
import { guardEvents } from './guard-events.ts';
import { createHost, setStyles } from './host.ts';
import { type Hold, keepPlaced, type Placing } from './keep-placed.ts';
import { pageTheme, type Theme } from './page-theme.ts';
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
  const host = createHost();
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

  const ownActions: CardActions = { ...actions, pin: () => holdOn('pinned') };
  guardEvents(host.root, actions.dismiss);

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

  return {
    show(content, anchor, pinned) {
      if (shown && host.element.isConnected && isSame(shown, content, anchor)) {
        // The page repeats itself, perhaps to pin: what the reader has unfolded stays unfolded.
        if (pinned) ownActions.pin();
      } else {
        stop();
        host.open(homeFor(anchor.element));
        setInteractive(pinned);
        shown = open(content, anchor, pinned ? 'pinned' : 'hover');
      }
    },
    hide() {
      stop();
      render(null, host.mount);
      host.close();
    },
    rect: () => (host.element.isConnected && shown ? host.element.getBoundingClientRect() : undefined),
    setInteractive,
    focus,
  };
};

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
