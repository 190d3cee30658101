import type { Finding } from '../../glossary/check/finding.ts';
import type { ExportName } from '../../glossary/formats/export-formats.ts';
import type { PackSites } from '../../glossary/pack-settings.ts';
import type { PackCount } from '../../glossary/requests.ts';
import type { SubscriptionView, UpdateProgress } from '../../glossary/subscription-view.ts';

/** A pack as the list shows it. */
export interface PackRowView {
  pack: PackCount;
  on: boolean;
  sites: PackSites | undefined;
  subscription: SubscriptionView | undefined;
  /** How far it is with the update that goes on now. */
  progress?: UpdateProgress | undefined;
  /** Set by an administrator: can be looked at, not changed. */
  locked: boolean;
  /** Name of the pack that it adds to. */
  additionsTo: string | undefined;
}

/** What can be done with packs. */
export interface PackActions {
  /** @param by places towards the end; below 0 towards the front */
  move(pack: PackCount, by: number): void;
  switchOn(pack: PackCount, on: boolean): void;
  setSites(pack: PackCount, sites: PackSites | undefined): void;
  exportAs(pack: PackCount, format: ExportName): void;
  /** Ends its subscription too. */
  remove(pack: PackCount): void;
  /** Opens the editor on the reader's additions to a pack. */
  addTo(pack: PackCount): void;
  /** What the linter says about it; missing where there is no linter. */
  check?: ((pack: PackCount) => Promise<Finding[]>) | undefined;
  /** @param takesOlder takes what is offered, even what is older or was rolled back */
  updateNow(subscription: SubscriptionView, takesOlder: boolean): void;
  pause(subscription: SubscriptionView, paused: boolean): void;
  /** Makes a pack what it was before. @param id a pack's, or a subscription's address */
  rollBack(id: string): void;
  unsubscribe(subscription: SubscriptionView): void;
  copy(text: string): Promise<void>;
}
