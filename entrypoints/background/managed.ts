import browser from 'webextension-polyfill';

/** What administrators say, as the browser knows it. */

/** A browser that has just begun may not have its policies yet. ms, from one look to the next */
const LOOKS = [1_000, 3_000, 6_000];

/**
 * Reads the policy.
 * @param mayBeLate looks again for a while when there is none
 * @returns what `storage.managed` holds; an empty object where there is no policy, undefined when nobody knows
 */
export async function readManaged(mayBeLate: boolean): Promise<Record<string, unknown> | undefined> {
  let managed = await readOnce();
  for (const pause of mayBeLate ? LOOKS : []) {
    if (!managed || Object.keys(managed).length) break;
    await new Promise((resolve) => setTimeout(resolve, pause));
    managed = await readOnce();
  }
  return managed;
}

async function readOnce(): Promise<Record<string, unknown> | undefined> {
  try {
    return await browser.storage.managed.get();
  } catch (error) {
    // This is how Firefox says that there is no policy for us.
    if (/manifest not found/i.test(String(error))) return {};
    console.warn('LumoMate could not read the policies:', error);
    return undefined;
  }
}
