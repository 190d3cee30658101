import browser from 'webextension-polyfill';
import { BACKUP_FORMAT, type ReaderPart } from '../../glossary/backup.ts';
import { DRAFT_PREFIX } from '../../glossary/drafts.ts';
import { PACK_SETTINGS_KEY, parsePackSettings } from '../../glossary/pack-settings.ts';
import type { Ask } from '../../glossary/requests.ts';
import { parseChoices, SETTINGS_KEY } from '../../glossary/settings.ts';

const PARTS: readonly ReaderPart[] = ['meetings', 'terms', 'memories', 'weeks', 'letters'];

/**
 * Gathers everything as one file. Written piece by piece: packs can be larger than a text may be.
 * @param now ms since 1970
 */
export async function backUp(ask: Ask, now: number): Promise<Blob> {
  const stored = await browser.storage.local.get(null);
  const subscriptions = (await ask('list-subscriptions', {}))
    // The organisation brings its own.
    .filter(({ byPolicy }) => !byPolicy)
    .map(({ url, pack, paused, hasToken }) => ({ url, pack, paused, hasToken }));
  const head = {
    format: BACKUP_FORMAT,
    made: now,
    choices: parseChoices(stored[SETTINGS_KEY]),
    packSettings: parsePackSettings(stored[PACK_SETTINGS_KEY]),
    subscriptions,
    drafts: Object.fromEntries(Object.entries(stored).filter(([key]) => key.startsWith(DRAFT_PREFIX))),
  };
  const pieces: string[] = [
    JSON.stringify(head).slice(0, -1),
    ',"reader":',
    await readerText(ask),
    ',"packs":[',
  ];
  let isFirst = true;
  for (const { id, builtIn } of await ask('list-packs', {})) {
    const info = builtIn ? null : await ask('get-pack', { id });
    if (!info) continue;
    pieces.push(isFirst ? '' : ',', '{"info":', JSON.stringify(info), ',"entries":[');
    await addEntries(ask, id, pieces);
    pieces.push(']}');
    isFirst = false;
  }
  pieces.push(']}\n');
  return new Blob(pieces, { type: 'application/json' });
}

async function addEntries(ask: Ask, pack: string, pieces: string[]): Promise<void> {
  for (let after: string | undefined; ; ) {
    const entries = await ask('get-entries', { pack, ...(after !== undefined && { after }) });
    if (!entries.length) return;
    if (after !== undefined) pieces.push(',');
    pieces.push(JSON.stringify(entries).slice(1, -1));
    after = entries.at(-1)!.id;
  }
}

async function readerText(ask: Ask): Promise<string> {
  const rows: Record<string, unknown[]> = {};
  for (const part of PARTS) {
    const all: unknown[] = [];
    for (let after: string | number | undefined; ; ) {
      const answer = await ask('export-rows', { part, ...(after !== undefined && { after }) });
      all.push(...answer.rows);
      if (answer.next === null) break;
      after = answer.next;
    }
    rows[part] = all;
  }
  return JSON.stringify(rows);
}
