import browser from 'webextension-polyfill';
import type { Finding } from '../../glossary/check/finding.ts';
import { checkPack } from '../../glossary/check-pack.ts';
import { readEverydayWords } from '../../glossary/everyday-words.ts';
import type { Pack } from '../../glossary/pack-types.ts';

/** What the linter says about a pack. */
export async function check(pack: Pack): Promise<Finding[]> {
  const words = await fetch(browser.runtime.getURL('everyday-words.txt'));
  return checkPack(pack, { isEveryday: readEverydayWords(await words.text()) });
}
