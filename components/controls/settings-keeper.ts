import type { Ask } from '../../glossary/requests.ts';
import { type MuteKind, mute, parseSettings, type Settings } from '../../glossary/settings.ts';
import { t } from '../messages/messages.ts';

/**
 * The settings as a page shows them: what is stored, with the reader's changes that are still on their way laid
 * over it. A change shows at once, and is taken back when the background refuses it.
 */
export interface SettingsKeeper {
  current(): Settings;
  /** Why the last change was not kept, until one is or the reader has seen it. */
  problem(): string | undefined;
  forgetProblem(): void;
  /** @returns stops listening */
  listen(listener: () => void): () => void;
  set(change: Partial<Settings>): void;
  mute(kind: MuteKind, key: string, muted: boolean): void;
  /** Takes what the browser's storage now holds. */
  stored(value: unknown): void;
}

type Change = (settings: Settings) => Settings;

/** @param value what is stored under `SETTINGS_KEY` */
export function createSettingsKeeper(value: unknown, ask: Ask): SettingsKeeper {
  let saved = parseSettings(value);
  let shown = saved;
  let underWay: Change[] = [];
  let problem: string | undefined;
  const listeners = new Set<() => void>();

  function show(): void {
    shown = underWay.reduce((settings, change) => change(settings), saved);
    for (const listener of listeners) listener();
  }

  async function make(change: Change, send: () => Promise<unknown>): Promise<void> {
    underWay.push(change);
    show();
    try {
      await send();
      problem = undefined;
      // The storage event may come after this answer; without this the old state would flash up in between.
      saved = change(saved);
    } catch (error) {
      problem = t('sharedNotKept', (error as Error).message);
    }
    underWay = underWay.filter((other) => other !== change);
    show();
  }

  return {
    current: () => shown,
    problem: () => problem,
    forgetProblem() {
      problem = undefined;
      show();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(part) {
      void make(
        (settings) => ({ ...settings, ...part }),
        () => ask('save-settings', { settings: part }),
      );
    },
    mute(kind, key, muted) {
      void make(
        (settings) => mute(settings, kind, key, muted),
        () => ask('mute', { kind, key, muted }),
      );
    },
    stored(now) {
      saved = parseSettings(now);
      show();
    },
  };
}
