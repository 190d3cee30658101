import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { type Answer, useAnswer } from '../../components/controls/use-answer.ts';
import { t } from '../../components/messages/messages.ts';
import { editorPath } from '../../components/options/PackRow.tsx';
import type { PacksView } from '../../components/options/Packs.tsx';
import type { PackActions } from '../../components/options/pack-row.ts';
import { EXPORT_NAMES } from '../../glossary/formats/export-formats.ts';
import { readHeaderLine } from '../../glossary/pack-header.ts';
import {
  arrange,
  choosePack,
  move,
  PACK_SETTINGS_KEY,
  type PackSettings,
  parsePackSettings,
} from '../../glossary/pack-settings.ts';
import type { Ask, PackCount } from '../../glossary/requests.ts';
import {
  type SubscriptionView,
  UPDATE_PROGRESS_KEY,
  type UpdateProgress,
} from '../../glossary/subscription-view.ts';
import { checkStored, exportStored } from './stored-packs.ts';

interface PacksInput {
  ask: Ask;
  /** Another one whenever the stored packs have changed. */
  stored: string;
  /** Does something with a pack; what fails is said in full. @param failed the sentence, with why */
  attempt(failed: (why: string) => string, work: Promise<unknown>): void;
  /** A pack is gone. */
  forgetPack(id: string): void;
}

/** The packs, their settings and subscriptions, and what is done with them. */
export function usePacks({ ask, stored, attempt, forgetPack }: PacksInput): PacksView {
  const [settings, change] = usePackSettings(ask, attempt);
  const listed = useAnswer(stored, () => ask('list-packs', {}));
  const following = useSubscriptions(ask, stored);
  const chosen = `${settings.packsOff.join()} ${settings.packOrder.join()}`;
  const clashes = useAnswer(`${stored} ${chosen}`, () => ask('list-clashes', {}));
  // What the reader has just moved shows at once, before the background has heard of it.
  const list: Answer<PackCount[]> = {
    ...listed,
    ...(listed.value && { value: arrange(listed.value, settings) }),
  };

  const actions: PackActions = {
    move({ id }, by) {
      const ids = (list.value ?? []).map((pack) => pack.id);
      change({ packOrder: move(ids, id, by) });
    },
    switchOn({ id }, on) {
      const others = settings.packsOff.filter((other) => other !== id);
      change({ packsOff: on ? others : [...others, id] });
    },
    setSites({ id }, sites) {
      const { [id]: _, ...others } = settings.packSites;
      change({ packSites: sites ? { ...others, [id]: sites } : others });
    },
    exportAs: ({ id, name }, format) =>
      attempt((why) => t('packsNotExported', name, why), exportStored(ask, id, format)),
    remove({ id, name }) {
      attempt(
        (why) => t('packsNotRemoved', name, why),
        ask('remove-pack', { id }).then(() => forgetPack(id)),
      );
    },
    addTo(pack) {
      const additions = list.value?.find(({ additionsTo }) => additionsTo === pack.id);
      const { id, name, language } = pack;
      const made = additions
        ? Promise.resolve(additions)
        : ask('create-pack', { words: { name: t('packsMyAdditions', name), language }, additionsTo: id });
      attempt(
        (why) => t('packsNotAddedTo', name, why),
        made.then((own) => location.assign(editorPath(own.id))),
      );
    },
    check: ({ id }) => checkStored(ask, id),
    updateNow({ id }, takesOlder) {
      attempt(
        (why) => t('packsNotUpdated', why),
        ask('update-now', { id, takesOlder }).then(following.again),
      );
    },
    pause({ id }, paused) {
      attempt(
        (why) => t('packsThisNotKept', why),
        ask('pause-subscription', { id, paused }).then(following.again),
      );
    },
    rollBack(id) {
      attempt((why) => t('packsNotRolledBack', why), ask('roll-back', { id }).then(following.again));
    },
    unsubscribe({ id }) {
      attempt(
        (why) => t('packsThisNotKept', why),
        ask('unsubscribe', { id, keepPack: true }).then(following.again),
      );
    },
    copy: (text) => navigator.clipboard.writeText(text),
  };
  return {
    list,
    settings,
    subscriptions: following.value ?? [],
    updating: useUpdating(),
    clashes: clashes.value,
    formats: EXPORT_NAMES,
    actions,
    chooseMeaning({ forms }, pack) {
      change(
        { packChoices: choosePack(settings, forms, pack).packChoices },
        ask('choose-pack', { forms, pack }),
      );
    },
    createPack(name) {
      const made = ask('create-pack', { words: { name } });
      attempt(
        (why) => t('packsNotMade', why),
        made.then(({ id }) => location.assign(editorPath(id))),
      );
    },
  };
}

/**
 * Follows a pack from now on.
 * @param header a whole line, `Authorization: Bearer …`; '' for none
 */
export async function subscribe(ask: Ask, url: string, header: string): Promise<void> {
  await ask('subscribe', { url, ...(header && { header: readHeaderLine(header) }) });
}

/** While something is followed, its times and troubles change without the packs changing. ms */
const LOOK_AGAIN = 5_000;

function useSubscriptions(ask: Ask, stored: string): Answer<SubscriptionView[]> {
  const [beat, setBeat] = useState(0);
  const answer = useAnswer(`${stored} ${beat}`, () => ask('list-subscriptions', {}));
  const isFollowing = Boolean(answer.value?.length);
  useEffect(() => {
    if (!isFollowing) return undefined;
    const timer = setInterval(() => setBeat((count) => count + 1), LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [isFollowing]);
  return answer;
}

/** What the background says of the update that goes on. */
function useUpdating(): UpdateProgress | undefined {
  const [updating, setUpdating] = useState<UpdateProgress>();
  useEffect(() => {
    const { session } = browser.storage;
    const listener = (changes: Record<string, { newValue?: unknown }>) => {
      if (UPDATE_PROGRESS_KEY in changes)
        setUpdating((changes[UPDATE_PROGRESS_KEY]?.newValue ?? undefined) as UpdateProgress | undefined);
    };
    session.onChanged.addListener(listener);
    return () => session.onChanged.removeListener(listener);
  }, []);
  return updating;
}

type Change = (settings: Partial<PackSettings>, sent?: Promise<unknown>) => void;

/** The pack settings as they will be once the background has heard of them. */
function usePackSettings(ask: Ask, attempt: PacksInput['attempt']): [PackSettings, Change] {
  const [settings, setSettings] = useState(() => parsePackSettings(undefined));
  const read = async () =>
    setSettings(parsePackSettings((await browser.storage.local.get(PACK_SETTINGS_KEY))[PACK_SETTINGS_KEY]));
  useEffect(() => {
    void read();
    const listener = (changes: Record<string, unknown>) => {
      if (PACK_SETTINGS_KEY in changes) void read();
    };
    browser.storage.local.onChanged.addListener(listener);
    return () => browser.storage.local.onChanged.removeListener(listener);
  }, []);
  return [
    settings,
    (part, sent = ask('save-pack-settings', { settings: part })) => {
      setSettings({ ...settings, ...part });
      attempt(
        (why) => t('sharedNotKept', why),
        sent.catch(async (error) => {
          await read();
          throw error;
        }),
      );
    },
  ];
}
