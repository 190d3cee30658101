import { findClashes } from '../../glossary/clashes.ts';
import { arrange, choosePack, move, useOn } from '../../glossary/pack-settings.ts';
import type { Answers } from './answer.ts';
import type { Library } from './library.ts';
import { createOwnPacks } from './own-packs.ts';
import type { PackSettingsKeeper } from './pack-settings-keeper.ts';
import type { Shelf } from './shelf.ts';
import { infoOf } from './store.ts';

/** Clashes that are listed. */
const MOST_CLASHES = 500;

interface OwnPackWorld {
  library(): Promise<Library>;
  shelf(): Promise<Shelf>;
  packSettings: PackSettingsKeeper;
  /** Tells open pages that the packs have changed. */
  publishRevision(): Promise<void>;
}

/** What the options page and the editor ask about the reader's own packs, and about how all are arranged. */
export function ownPackAnswers({ library, shelf, packSettings, publishRevision }: OwnPackWorld) {
  const ownPacks = createOwnPacks(library);

  /** Additions explain before what they add to, else nobody would ever see them. */
  async function placeBefore(id: string, other: string): Promise<void> {
    const packs = (await library()).packs();
    await packSettings.change((settings) => {
      const order = arrange(packs, settings).map((pack) => pack.id);
      const others = order.filter((one) => one !== id);
      return { ...settings, packOrder: move([id, ...others], id, others.indexOf(other)) };
    });
  }

  return {
    async 'save-pack-settings'({ settings }) {
      await packSettings.change((current) => ({ ...current, ...settings }));
      return null;
    },
    async 'use-on-site'({ pack, host, isNew }) {
      await packSettings.change((current) => useOn(current, pack, host, isNew));
      return null;
    },
    async 'list-clashes'() {
      const packs = (await shelf()).indexes().map(({ pack: { id }, index }) => ({ id, index }));
      return findClashes(packs, MOST_CLASHES, () => new Promise((resolve) => setTimeout(resolve)));
    },
    async 'choose-pack'({ forms, pack }) {
      await packSettings.change((current) => choosePack(current, forms, pack));
      return null;
    },
    async 'create-pack'({ words, additionsTo }) {
      const { id } = await ownPacks.create(words, additionsTo);
      if (additionsTo !== undefined) await placeBefore(id, additionsTo);
      await publishRevision();
      return { id };
    },
    async 'describe-pack'({ id, words }) {
      await ownPacks.describe(id, words);
      await publishRevision();
      return null;
    },
    async 'save-entry'({ pack, entry, replaces }) {
      const saved = await ownPacks.save(pack, entry, replaces);
      await publishRevision();
      return saved;
    },
    async 'delete-entry'({ pack, id }) {
      await ownPacks.delete(pack, id);
      await publishRevision();
      return null;
    },
    async 'get-pack'({ id }) {
      const pack = (await library()).packs().find((other) => other.id === id);
      return pack ? infoOf(pack) : null;
    },
  } satisfies Partial<Answers>;
}
