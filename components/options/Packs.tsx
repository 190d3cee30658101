import type { Clash } from '../../glossary/clashes.ts';
import type { ExportName } from '../../glossary/formats/export-formats.ts';
import type { PackSettings } from '../../glossary/pack-settings.ts';
import type { PackCount } from '../../glossary/requests.ts';
import type { SubscriptionView, UpdateProgress } from '../../glossary/subscription-view.ts';
import { Trouble } from '../controls/Trouble.tsx';
import type { Answer } from '../controls/use-answer.ts';
import { t } from '../messages/messages.ts';
import { Clashes } from './Clashes.tsx';
import { type ImportActions, ImportArea } from './ImportArea.tsx';
import type { ImportJob } from './import-job.ts';
import { NewPack } from './NewPack.tsx';
import { OptionsSection } from './OptionsSection.tsx';
import { PackList } from './PackList.tsx';
import type { PackActions, PackRowView } from './pack-row.ts';
import { SubscriptionLine } from './SubscriptionLine.tsx';

/** All that is known of the reader's packs, and what can be done with them. */
export interface PacksView {
  /** In the order in which they explain. */
  list: Answer<PackCount[]>;
  settings: PackSettings;
  subscriptions: readonly SubscriptionView[];
  /** What is being updated now, and how far that is. */
  updating: UpdateProgress | undefined;
  clashes: { clashes: Clash[]; more: boolean } | undefined;
  formats: readonly ExportName[];
  actions: PackActions;
  /** Takes a pack's meaning of a word, or again that of the pack in front. */
  chooseMeaning(clash: Clash, pack: string | null): void;
  /** Makes a pack of the reader's own and opens the editor on it. */
  createPack(name: string): void;
}

interface PacksProps {
  view: PacksView;
  jobs: readonly ImportJob[];
  imports: ImportActions;
}

/** The packs, where they come in, and what several of them define. */
export function Packs({ view, jobs, imports }: PacksProps) {
  const { list, settings, subscriptions, clashes, actions } = view;
  const packs = list.value ?? [];
  const names = new Map(packs.map(({ id, name }) => [id, name]));
  const waiting = subscriptions.filter(({ pack }) => pack === null || !names.has(pack));
  return (
    <OptionsSection id="packs" title={t('packsTitle')} lead={t('packsLead')}>
      {list.problem && <Trouble what={t('packsNotListed')} why={list.problem} onAgain={list.again} />}
      {list.value && (
        <PackList
          rows={packs.map((pack) => rowOf(pack, view, names))}
          formats={view.formats}
          actions={actions}
        />
      )}
      {waiting.length > 0 && (
        <section class="waiting">
          <h3 class="group-title">{t('packsWaiting')}</h3>
          {waiting.map((subscription) => (
            <SubscriptionLine
              key={subscription.url}
              subscription={subscription}
              isPending
              locked={subscription.byPolicy}
              progress={progressOf(subscription, view)}
              actions={actions}
            />
          ))}
        </section>
      )}
      <ImportArea jobs={jobs} packs={packs} actions={imports} />
      <NewPack taken={packs.map(({ name }) => name)} onCreate={view.createPack} />
      {clashes && (
        <Clashes {...clashes} names={names} choices={settings.packChoices} onChoose={view.chooseMeaning} />
      )}
    </OptionsSection>
  );
}

function rowOf(pack: PackCount, view: PacksView, names: ReadonlyMap<string, string>): PackRowView {
  const { settings, subscriptions } = view;
  const { packSites, packsOff } = settings;
  const subscription = subscriptions.find((one) => one.pack === pack.id);
  return {
    pack,
    on: !packsOff.includes(pack.id),
    sites: Object.hasOwn(packSites, pack.id) ? packSites[pack.id] : undefined,
    subscription,
    progress: subscription && progressOf(subscription, view),
    locked: subscription?.byPolicy ?? false,
    additionsTo:
      pack.additionsTo === undefined ? undefined : (names.get(pack.additionsTo) ?? pack.additionsTo),
  };
}

function progressOf({ url }: SubscriptionView, { updating }: PacksView): UpdateProgress | undefined {
  return updating?.url === url ? updating : undefined;
}
