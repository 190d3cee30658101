import { afterAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../glossary/pack-schema.ts';
import type { Pack } from '../../glossary/pack-types.ts';
import { countFigure } from './count-figure.ts';
import { ARCHIVES } from './packs/archives.ts';
import type { BadPack } from './packs/bad-pack.ts';
import { type Swallowed, startDiner } from './packs/diner.ts';
import { FORMATS } from './packs/formats.ts';
import { NAMES_AND_MARKUP } from './packs/names.ts';
import { SCHEMA } from './packs/schema.ts';
import { TEXT } from './packs/text.ts';

/** Bad packs, read as the options page and the background read them: refused with a sentence, or made harmless. */

/** No bad pack may keep its reader waiting for longer, on a machine that is busy with others. ms */
const PATIENCE = 30_000;
/** Nor take more of the machine: bombs here would unpack to 600 MB and more. Bytes */
const MOST_MEMORY = 700_000_000;

/** Controls, overrides, half characters and letters that nobody sees. */
const NEVER =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what may not be there
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{M}{11}/u;

const figure = countFigure('bad packs refused or made harmless', 'Node');
const diner = startDiner(PATIENCE);
afterAll(() => diner.close());

describe.each<[kind: string, packs: readonly BadPack[]]>([
  ['schema and size', SCHEMA],
  ['encoding and characters', TEXT],
  ['names, addresses, markup', NAMES_AND_MARKUP],
  ['archives', ARCHIVES],
  ['formats', FORMATS],
])('a bad pack: %s', (_, packs) => {
  test.each(packs)('$name', (bad) =>
    figure.check(async () => {
      const outcome = await diner.swallow(bad.files(), bad.as ? { format: bad.as } : {});
      expect(outcome.kind, said(outcome)).not.toBe('broken');
      expect(outcome.kind).not.toBe('hung');
      expect(outcome.memory).toBeLessThan(MOST_MEMORY);
      expectAsSaid(bad, outcome);
    }),
  );
});

function expectAsSaid({ refused, harmless, holds }: BadPack, outcome: Swallowed): void {
  if (refused) {
    expect(outcome.kind, said(outcome)).toBe('refused');
    expect(said(outcome)).toMatch(refused);
  } else if (harmless) {
    expect(outcome.kind, said(outcome)).toBe('taken');
    if (harmless !== true) expect(said(outcome)).toMatch(harmless);
  }
  if (outcome.kind !== 'taken') return;
  expect(harmIn(outcome.pack)).toEqual([]);
  expect(holds?.(outcome.pack) ?? true).toBe(true);
}

function said(outcome: Swallowed): string {
  if (outcome.kind === 'taken') return outcome.said.join('\n');
  return 'message' in outcome ? outcome.message : '';
}

/** Whatever a stored pack must never hold. */
function harmIn({ entries, categories, ...info }: Pack): string[] {
  const harm: string[] = [];
  for (const text of textsIn([info, categories, entries])) {
    if (!text.isWellFormed() || NEVER.test(text)) harm.push(JSON.stringify(text.slice(0, 80)));
    if (text.length > LIMITS.text) harm.push(`${text.length} characters`);
  }
  for (const { id, term, sources } of entries) {
    if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(term))
      harm.push(`nothing to be seen in the term ${JSON.stringify(term)}`);
    if (id.includes('/') || id.length > LIMITS.id) harm.push(`the id ${id}`);
    for (const { url = 'https://fine.example' } of sources) {
      const { protocol, username, password } = new URL(url);
      if (!/^https?:$/.test(protocol) || username || password) harm.push(url);
    }
  }
  return harm;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
