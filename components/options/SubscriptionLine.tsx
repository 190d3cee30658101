import type { Changes } from '../../glossary/changes.ts';
import type { SubscriptionView, UpdateProgress } from '../../glossary/subscription-view.ts';
import { count } from './count.ts';
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
        {addedBy === 'sync' ? 'Followed, as on your other computers' : 'Followed'} at{' '}
        <span class="address-text">{shorten(url)}</span> ·{' '}
        {progress ? 'being checked now' : checksOf(subscription)}
      </p>
      {progress && <ProgressBar {...progress} />}
      {problem && !progress && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {offered && (
        <p>
          {offered.why === 'older'
            ? 'Its address offers an older version'
            : 'You went back from the version it offers'}
          , {offered.version}.{' '}
          <button type="button" class="text-button" onClick={() => actions.updateNow(subscription, true)}>
            Take {offered.version}
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
          Update now
        </button>
        {!locked && (
          <button type="button" class="text-button" onClick={() => actions.pause(subscription, !paused)}>
            {paused ? 'Resume updates' : 'Pause updates'}
          </button>
        )}
        {!locked && previous && (
          <button type="button" class="text-button" onClick={() => actions.rollBack(subscription.id)}>
            Roll back to {previous}
          </button>
        )}
        {!locked && isPending && (
          <button type="button" class="text-button" onClick={() => actions.unsubscribe(subscription)}>
            Stop following
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
      aria-label="Update"
      {...(total && done ? { value: Math.min(done, total), max: total } : {})}
    />
  );
}

function checksOf({ checkedAt, nextCheck, paused }: SubscriptionView): string {
  const last = checkedAt ? `checked ${timeAway(checkedAt)}` : 'not checked yet';
  if (paused) return `${last} · paused`;
  return nextCheck ? `${last} · next ${timeAway(nextCheck)}` : last;
}

/** An address without what everybody knows; the whole of a long one would fill the row. */
function shorten(url: string): string {
  return url.replace(/^https:\/\//, '');
}

const KINDS = [
  ['added', 'addedTerms', 'New'],
  ['changed', 'changedTerms', 'Changed'],
  ['removed', 'removedTerms', 'Gone'],
] as const;

function WhatChanged({ changes }: { changes: Changes }) {
  return (
    <details class="aside">
      <summary>
        What changed since {changes.from}: {count(changes.added, 'new entry', 'new entries')},{' '}
        {count(changes.changed, 'changed one', 'changed')}, {count(changes.removed, 'is gone', 'gone')}
      </summary>
      <dl class="changes">
        {KINDS.filter(([kind]) => changes[kind] > 0).map(([kind, terms, title]) => (
          <div key={kind}>
            <dt>{title}</dt>
            <dd>
              <bdi>{changes[terms].join(', ')}</bdi>
              {changes[kind] > changes[terms].length && ` and ${changes[kind] - changes[terms].length} more`}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
