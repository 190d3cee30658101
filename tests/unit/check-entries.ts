import type { Finding, RuleName } from '../../glossary/check/finding.ts';
import { checkPack } from '../../glossary/check-pack.ts';
import { everydayWordsFile } from '../../glossary/everyday-list.ts';
import { readEverydayWords } from '../../glossary/everyday-words.ts';
import type { Pack } from '../../glossary/pack-types.ts';

export const isEveryday = readEverydayWords(everydayWordsFile());

export interface Raw {
  term: string;
  [field: string]: unknown;
}

/** A pack as an editor holds it: of the right types, and otherwise as wrong as can be. */
export function packOf(...entries: Raw[]): Pack {
  const info = { id: 'acme', name: 'Acme', version: '1.0.0', language: 'en', private: false, categories: [] };
  return {
    ...info,
    entries: entries.map((entry) => ({ blurb: `About ${entry.term}.`, ...entry })),
  } as unknown as Pack;
}

/** What one rule finds. */
export function found(rule: RuleName, ...entries: Raw[]): Finding[] {
  return checkPack(packOf(...entries), { isEveryday }).filter((finding) => finding.rule === rule);
}
