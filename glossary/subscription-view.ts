import type { Subscription } from './subscription.ts';

/** A subscription as pages see it; the value of its header stays in the background. */
export interface SubscriptionView
  extends Omit<Subscription, 'pack' | 'name' | 'validators' | 'sha256' | 'previous' | 'refused'> {
  /** What requests name it by. */
  id: string;
  /** Null until it has been fetched once. */
  pack: string | null;
  /** The pack's; its address until that is known. */
  name: string;
  hasToken: boolean;
  /** The version that a roll-back brings. */
  previous?: string;
}

export function viewOfSubscription(subscription: Subscription): SubscriptionView {
  const { pack, name, validators: _, sha256: __, previous, refused: ___, ...rest } = subscription;
  return {
    ...rest,
    id: pack ?? rest.url,
    pack: pack ?? null,
    name: name ?? rest.url,
    hasToken: rest.headerName !== undefined,
    ...(previous && { previous: previous.version }),
  };
}

/** In `storage.session`: what is being fetched now, null when nothing is. */
export const UPDATE_PROGRESS_KEY = 'updateProgress';

export interface UpdateProgress {
  /** The subscription's. */
  url: string;
  /** Bytes of the file or files that are fetched; the total is not always known. */
  done: number;
  total?: number | undefined;
}
