import type { Ask, EntryView, KnownEntry } from '../../glossary/requests.ts';
import { t } from '../messages/messages.ts';
import type { Anchor, Card, CardActions, CardContent } from './card.ts';
import { createCard } from './create-card.tsx';
import { fetchDraw } from './drawings.ts';

/** Gets an entry when it is needed, and shows only what is still wanted. */

/** Entries kept for the next hover. */
const KEPT = 30;
/** Who comes back to a term on the same page before that has not met it again. ms */
const SAME_READING = 30 * 60_000;

/** What a card is to be about. */
export interface CardTerm {
  key: string;
  /** The words, folded, and what else they could mean here. */
  form: string;
  others: KnownEntry[];
}

export interface CardControl {
  /** Begins to fetch an entry. */
  prepare(key: string): void;
  /** Shows what a card of these words says; a later `show` or `hide` makes this one void. */
  show(term: CardTerm, anchor: Anchor, pinned: boolean): void;
  /** Shows that no pack knows a text. */
  showUnknown(text: string, anchor: Anchor): void;
  hide(): void;
  /** The card on screen, if there is one. */
  readonly card: Card | undefined;
  /** Forgets fetched entries: the packs have changed. */
  forget(): void;
}

/**
 * @param site as in `PageAccess`
 * @param onPin told when the reader pins the card
 * @param onDismiss told when the reader closes it
 */
export function createCardControl(
  { ask, site }: { ask: Ask; site: string },
  onPin: () => void,
  onDismiss: () => void,
): CardControl {
  const views = new Map<string, Promise<EntryView | null>>();
  /** When each entry was read here. */
  const readAt = new Map<string, number>();
  let own: Card | undefined;
  let shown: Card | undefined;
  let token = 0;
  let shownForm = '';

  const actions: CardActions = {
    site,
    getEntry: view,
    getDraw: () => fetchDraw(() => ask('inject-drawings', {})),
    mute: async (kind, key, muted) => void (await ask('mute', { kind, key, muted })),
    know: async (key, known) => void (await ask('know-term', { key, known })),
    read(key) {
      const now = performance.now();
      if (now - (readAt.get(key) ?? Number.NEGATIVE_INFINITY) < SAME_READING) return;
      readAt.set(key, now);
      ask('meet', { key }).catch(reportBroken);
    },
    openEntry: (key) => void ask('open-entry', { key }).catch(reportBroken),
    choose: (key) => void ask('choose-meaning', { site, form: shownForm, key }).catch(reportBroken),
    pin: onPin,
    dismiss: onDismiss,
  };

  function view(key: string): Promise<EntryView | null> {
    let asked = views.get(key);
    if (!asked) {
      asked = ask('get-entry', { key });
      asked.catch(() => views.delete(key));
      views.set(key, asked);
      if (views.size > KEPT) views.delete(views.keys().next().value!);
    }
    return asked;
  }

  async function showWhenReady(
    content: () => Promise<CardContent>,
    anchor: Anchor,
    pinned: boolean,
  ): Promise<void> {
    token += 1;
    const asked = token;
    const ready = await content().catch(explainFailure);
    if (asked !== token || !anchor.rect()) return;
    // Somebody who only moved the pointer is not told about our troubles.
    if (ready.kind === 'failed' && !pinned) return;
    own ??= createCard(actions);
    shown = own;
    shown.show(ready, anchor, pinned);
  }

  return {
    prepare(key) {
      view(key).catch(ignoreUntilShown);
    },
    show({ key, form, others }, anchor, pinned) {
      shownForm = form;
      showWhenReady(() => entryContent(view(key), others), anchor, pinned).catch(reportBroken);
    },
    showUnknown(text, anchor) {
      showWhenReady(async () => ({ kind: 'unknown', text }), anchor, true).catch(reportBroken);
    },
    hide() {
      token += 1;
      shown?.hide();
      shown = undefined;
    },
    get card() {
      return shown;
    },
    forget: () => views.clear(),
  };
}

async function entryContent(asked: Promise<EntryView | null>, others: KnownEntry[]): Promise<CardContent> {
  const view = await asked;
  return view ? { kind: 'entry', view, others } : { kind: 'failed', reason: t('cardEntryGone') };
}

function explainFailure(error: unknown): CardContent {
  return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
}

/** `show` asks again and says it then. */
function ignoreUntilShown(): void {}

function reportBroken(error: unknown): void {
  console.debug('LumoMate could not show a card:', error);
}
