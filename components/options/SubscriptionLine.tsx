import type { Changes } from '../../glossary/changes.ts';
import type { SubscriptionView, UpdateProgress } from '../../glossary/subscription-view.ts';
import { t, tCount } from '../messages/messages.ts';
import { rich } from '../messages/rich.ts';
import type { PackActions } from './pack-row.ts';
import { timeAway } from './time-away.ts';

interface SubscriptionLineProps {
  subscription: SubscriptionView;
  locked: boolean;
  /** It is being updated now. */
  progress?: UpdateProgress | undefined;
  /** Its pack is not here (yet), so that this line is all there is of it. */
  isPending?: boolean;
  actions: Pick<PackActions, 'updateNow' | 'pause' | 'rollBack' | 'unsubscribe'>;
}

/** Where a pack comes from, how that goes, and what its last update brought. */
export function SubscriptionLine({
  subscription,
  locked,
  progress,
  isPending,
  actions,
}: SubscriptionLineProps) {
  const { url, paused, problem, offered, changes, previous, addedBy } = subscription;
  return (
    <div class="subscription">
      <p class="soft">
        {rich(
          addedBy === 'sync' ? 'packsFollowedSync' : 'packsFollowedAt',
          <span class="address-text">{shorten(url)}</span>,
        )}{' '}
        · {progress ? t('packsBeingChecked') : checksOf(subscription)}
      </p>
      {progress && <ProgressBar {...progress} />}
      {problem && !progress && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {offered && (
        <p>
          {t(offered.why === 'older' ? 'packsOffersOlder' : 'packsWentBack', offered.version)}{' '}
          <button type="button" class="text-button" onClick={() => actions.updateNow(subscription, true)}>
            {t('packsTake', offered.version)}
          </button>
        </p>
      )}
      {changes && <WhatChanged changes={changes} />}
      <div class="pack-tools">
        <button
          type="button"
          class="text-button"
          disabled={progress !== undefined}
          onClick={() => actions.updateNow(subscription, false)}
        >
          {t('packsUpdateNow')}
        </button>
        {!locked && (
          <button type="button" class="text-button" onClick={() => actions.pause(subscription, !paused)}>
            {t(paused ? 'packsResume' : 'packsPause')}
          </button>
        )}
        {!locked && previous && (
          <button type="button" class="text-button" onClick={() => actions.rollBack(subscription.id)}>
            {t('packsRollBack', previous)}
          </button>
        )}
        {!locked && isPending && (
          <button type="button" class="text-button" onClick={() => actions.unsubscribe(subscription)}>
            {t('packsUnfollow')}
          </button>
        )}
      </div>
    </div>
  );
}

/** Where the server does not say how much there is, only that it goes on. */
function ProgressBar({ done, total }: UpdateProgress) {
  return (
    <progress
      class="bar"
      aria-label={t('packsUpdate')}
      {...(total && done ? { value: Math.min(done, total), max: total } : {})}
    />
  );
}

function checksOf({ checkedAt, nextCheck, paused }: SubscriptionView): string {
  const last = checkedAt ? t('packsChecked', timeAway(checkedAt)) : t('packsNeverChecked');
  if (paused) return `${last} · ${t('packsPaused')}`;
  return nextCheck ? `${last} · ${t('packsNextCheck', timeAway(nextCheck))}` : last;
}

/** An address without what everybody knows; the whole of a long one would fill the row. */
function shorten(url: string): string {
  return url.replace(/^https:\/\//, '');
}

const KINDS = [
  ['added', 'addedTerms', 'packsKindNew'],
  ['changed', 'changedTerms', 'packsKindChanged'],
  ['removed', 'removedTerms', 'packsKindGone'],
] as const;

/** Some terms, and how many there are besides. */
function listed(terms: readonly string[], of: number) {
  const names = <bdi>{terms.join(t('listSeparator'))}</bdi>;
  return of > terms.length ? rich('packsAndMore', names, of - terms.length) : names;
}

function WhatChanged({ changes }: { changes: Changes }) {
  return (
    <details class="aside">
      <summary>
        {t(
          'packsChanges',
          changes.from,
          changes.added ? tCount('packsNew', changes.added) : t('packsNewNone'),
          changes.changed ? tCount('packsChanged', changes.changed) : t('packsChangedNone'),
          changes.removed ? tCount('packsGone', changes.removed) : t('packsGoneNone'),
        )}
      </summary>
      <dl class="changes">
        {KINDS.filter(([kind]) => changes[kind] > 0).map(([kind, terms, title]) => (
          <div key={kind}>
            <dt>{t(title)}</dt>
            <dd>{listed(changes[terms], changes[kind])}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
