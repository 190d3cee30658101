import browser from 'webextension-polyfill';
import { PACK_SETTINGS_KEY, type PackSettings, parsePackSettings } from '../../glossary/pack-settings.ts';

/** The pack settings, read once in a life of the worker and again when somebody has changed them. */
export interface PackSettingsKeeper {
  get(): Promise<PackSettings>;
  /** One change after the other, so that none is lost. */
  change(change: (settings: PackSettings) => PackSettings): Promise<void>;
}

/** @param changed called when others than those who were answered so far are stored */
export function keepPackSettings(changed: () => void): PackSettingsKeeper {
  let known: Promise<PackSettings> | undefined;
  let changing: Promise<void> = Promise.resolve();
  browser.storage.local.onChanged.addListener((changes) => {
    if (!(PACK_SETTINGS_KEY in changes)) return;
    known = Promise.resolve(parsePackSettings(changes[PACK_SETTINGS_KEY]?.newValue));
    changed();
  });

  async function read(): Promise<PackSettings> {
    return parsePackSettings((await browser.storage.local.get(PACK_SETTINGS_KEY))[PACK_SETTINGS_KEY]);
  }

  return {
    get() {
      known ??= read().catch((error) => {
        known = undefined;
        throw error;
      });
      return known;
    },
    change(change) {
      changing = changing
        .catch(() => {})
        .then(async () => {
          const next = change(await read());
          await browser.storage.local.set({ [PACK_SETTINGS_KEY]: next });
          known = Promise.resolve(next);
        });
      return changing;
    },
  };
}
