import browser from 'webextension-polyfill';
import { t } from '../../components/messages/messages.ts';

/** How a reader hears of a letter: a badge, and a notification where they want one. Nothing of what is in it. */

export interface LetterBell {
  /** Shows, or no longer shows, that a letter waits. */
  badge(waits: boolean): Promise<void>;
  notify(): Promise<void>;
  /** Takes the notification away. */
  quiet(): Promise<void>;
}

/** What a reader does with the notification. */
interface BellActions {
  read(): Promise<void>;
  stop(): Promise<void>;
}

const ID = 'letter';
/** Firefox shows no buttons; there a click opens the letter, which has one that stops. */
const HAS_BUTTONS = !import.meta.env.FIREFOX;
/** A grey that says “when you have time”. */
const BADGE_COLOUR = '#6b6558';

/** Adds the listeners, at once; later when the reader allows notifications later. */
export function hangLetterBell({ read, stop }: BellActions): LetterBell {
  let listens = false;

  function listen(): void {
    // The permission is optional: without it there is no such API.
    if (listens || !browser.notifications) return;
    listens = true;
    const act = (id: string, action: () => Promise<void>) => {
      if (id !== ID) return;
      void browser.notifications.clear(ID);
      action().catch((error) => console.error('LumoMate’s letter:', error));
    };
    browser.notifications.onClicked.addListener((id) => act(id, read));
    if (HAS_BUTTONS)
      browser.notifications.onButtonClicked.addListener((id, button) => act(id, button === 0 ? read : stop));
  }

  listen();
  browser.permissions.onAdded.addListener(listen);

  return {
    async badge(waits) {
      await browser.action.setBadgeText({ text: waits ? '1' : '' });
      if (waits) await browser.action.setBadgeBackgroundColor({ color: BADGE_COLOUR });
    },
    async notify() {
      if (!browser.notifications) return;
      listen();
      await browser.notifications.create(ID, {
        type: 'basic',
        iconUrl: browser.runtime.getURL('icons/128.png'),
        title: t('bellTitle'),
        message: t('bellText'),
        ...(HAS_BUTTONS && { buttons: [{ title: t('bellRead') }, { title: t('bellStop') }] }),
      });
    },
    async quiet() {
      await browser.notifications?.clear(ID);
    },
  };
}
