import browser from 'webextension-polyfill';
import type { Finding } from '../../glossary/check/finding.ts';
import { checkEntry } from '../../glossary/check-pack.ts';
import { readEverydayWords } from '../../glossary/everyday-words.ts';
import type { PackInfo } from '../../glossary/pack-types.ts';
import type { EntryView } from '../../glossary/requests.ts';

export type Lint = (view: EntryView, pack: PackInfo) => Finding[];

/** Makes the linter for the entry that is being written. */
export async function createLint(): Promise<Lint> {
  const words = await fetch(browser.runtime.getURL('everyday-words.txt'));
  const isEveryday = readEverydayWords(await words.text());
  return ({ entry }, pack) => checkEntry(entry, pack, { isEveryday });
}
