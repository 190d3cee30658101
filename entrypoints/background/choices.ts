import { t } from '../../components/messages/messages.ts';
import { effectiveSettings, type Policy, parsePolicy } from '../../glossary/policy.ts';
import {
  type Choices,
  changedSettings,
  parseChoices,
  parseSettings,
  SETTINGS_KEY,
  type Settings,
} from '../../glossary/settings.ts';
import type { KeyValue } from './key-value.ts';

/**
 * What the reader chose, what an administrator says, and what applies of both. Pages read only the last
 * (`SETTINGS_KEY`); it is written here and nowhere else.
 */
export interface ChoiceKeeper {
  /** @throws an error with a sentence when a locked setting would change */
  change(make: (settings: Settings) => Settings): Promise<void>;
  choices(): Promise<Choices>;
  /** What applies. */
  settings(): Promise<Settings>;
  /** Changes the reader's choices as another device says them; what is locked keeps applying. */
  follow(make: (choices: Choices) => Choices): Promise<void>;
  policy(): Promise<Policy>;
  /** @param managed what `storage.managed` holds */
  setPolicy(managed: unknown): Promise<Policy>;
}

const CHOICES_KEY = 'choices';
/** The administrator's word of last time: it applies until the browser, which may be late, has another one. */
const POLICY_KEY = 'policy';

interface State {
  choices: Choices;
  managed: unknown;
  /** What pages have read. */
  applied: unknown;
}

/**
 * @param chosen called after the reader has chosen something here
 * @param applied called after what applies has changed, whoever changed it
 */
export function createChoices(
  values: KeyValue,
  chosen: () => void,
  applied: () => void = () => {},
): ChoiceKeeper {
  let changing: Promise<unknown> = Promise.resolve();

  /** One change after the other, so that none is lost. */
  function inTurn<T>(job: () => Promise<T>): Promise<T> {
    const turn = changing.catch(() => {}).then(job);
    changing = turn;
    return turn;
  }

  async function read(): Promise<State> {
    const stored = await values.getAll([CHOICES_KEY, POLICY_KEY, SETTINGS_KEY]);
    const { [CHOICES_KEY]: chosenBefore, [POLICY_KEY]: managed, [SETTINGS_KEY]: applied } = stored;
    // Before there were policies, what applied was what the reader had chosen.
    const choices =
      chosenBefore === undefined
        ? changedSettings(parseSettings(undefined), parseSettings(applied))
        : parseChoices(chosenBefore);
    return { choices, managed, applied };
  }

  async function write({ choices, managed, applied: before }: State): Promise<void> {
    const settings = effectiveSettings(choices, parsePolicy(managed));
    // Every open page would read itself anew.
    const isNew = JSON.stringify(before) !== JSON.stringify(settings);
    const policy = managed === undefined ? {} : { [POLICY_KEY]: managed };
    await values.set({ [CHOICES_KEY]: choices, ...policy, ...(isNew && { [SETTINGS_KEY]: settings }) });
    if (isNew) applied();
  }

  return {
    async change(make) {
      await inTurn(async () => {
        const state = await read();
        const policy = parsePolicy(state.managed);
        const before = effectiveSettings(state.choices, policy);
        const changed = changedSettings(before, make(before));
        const locked = Object.keys(changed).filter((name) => policy.locked.includes(name));
        if (locked.length) {
          throw new Error(t('errorLocked', locked.join(', ')));
        }
        await write({ ...state, choices: { ...state.choices, ...changed } });
      });
      chosen();
    },
    choices: async () => (await read()).choices,
    async settings() {
      const { choices, managed } = await read();
      return effectiveSettings(choices, parsePolicy(managed));
    },
    follow: (make) =>
      inTurn(async () => {
        const state = await read();
        await write({ ...state, choices: make(state.choices) });
      }),
    policy: async () => parsePolicy(await values.get(POLICY_KEY)),
    setPolicy: (managed) =>
      inTurn(async () => {
        const state = await read();
        if (JSON.stringify(state.managed ?? {}) !== JSON.stringify(managed ?? {})) {
          await write({ ...state, managed });
        }
        return parsePolicy(managed);
      }),
  };
}
