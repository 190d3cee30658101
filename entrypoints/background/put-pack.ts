import { FormIndexBuilder } from '../../glossary/form-index-builder.ts';
import type { IsEveryday } from '../../glossary/forms.ts';
import { indexEntries } from '../../glossary/index-pack.ts';
import type { Entry, PackInfo } from '../../glossary/pack-types.ts';
import { Slices, type Steps } from '../../glossary/slices.ts';
import type { Store } from './store.ts';

/** A pack on its way in: what is said of it, and its entries in its own order, all at once or as they arrive. */
export interface IncomingPack {
  info: PackInfo;
  entries: readonly Entry[] | AsyncIterable<readonly Entry[]>;
}

export interface PutOptions {
  /** Can the pack be had back that this one takes the place of? True unless said. */
  keepsPrevious?: boolean;
  /** Told how many entries are stored and indexed, and then that the index is being put together. */
  onProgress?: ((done: number, step: 'storing' | 'indexing') => void) | undefined;
}

/** Entries in one transaction: whoever reads meanwhile waits for no more than that. */
const AT_ONCE = 250;
/** How often it is told that the index is being put together. Steps */
const TOLD_EVERY = 2_000;

/**
 * Stores a pack whole or, if anything goes wrong, not at all; others are answered meanwhile. No more of it is in
 * memory than what is arriving, and its index.
 * @throws whatever the entries' source throws, or the store
 */
export async function putPack(
  store: Store,
  { info, entries }: IncomingPack,
  isEveryday: IsEveryday,
  { keepsPrevious = true, onProgress }: PutOptions = {},
): Promise<void> {
  const staging = store.begin(info.id);
  const builder = new FormIndexBuilder();
  const slices = new Slices();
  let done = 0;
  try {
    for await (const some of inPieces(entries)) {
      const written = staging.add(some);
      // The database writes while we think; what it throws is heard below.
      written.catch(() => {});
      await slices.run(indexEntries(builder, some, info.language, isEveryday));
      await written;
      done += some.length;
      onProgress?.(done, 'storing');
    }
    const forms = await slices.run(telling(builder.finish(), () => onProgress?.(done, 'indexing')));
    await staging.publish(info, forms, keepsPrevious);
  } finally {
    staging.end();
  }
}

async function* inPieces(entries: IncomingPack['entries']): AsyncGenerator<readonly Entry[]> {
  for await (const some of Symbol.asyncIterator in entries ? entries : [entries]) {
    for (let at = 0; at < some.length; at += AT_ONCE) yield some.slice(at, at + AT_ONCE);
  }
}

/** Says every now and then that it goes on: a worker that says nothing for half a minute is stopped. */
function* telling<T>(steps: Steps<T>, tell: () => void): Steps<T> {
  for (let count = 0; ; count++) {
    if (count % TOLD_EVERY === 0) tell();
    const { done, value } = steps.next();
    if (done) return value;
    yield;
  }
}
