import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Draft } from '../../glossary/formats/draft.ts';
import { FormatError } from '../../glossary/formats/draft.ts';
import { runTool } from '../../glossary/pack-tool/run.ts';
import type { World } from '../../glossary/pack-tool/world.ts';

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lumomate-pack-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What a run of the command has said, and what it ended with. */
export interface Ran {
  code: number;
  out: string;
  err: string;
}

/**
 * Runs `lumomate-pack` in a folder of its own.
 * @param draft what files that are not of format 1 are understood as; they are refused when it is missing
 */
export async function runIn(
  cwd: string,
  words: string[],
  { draft, ...rest }: Partial<World> & { draft?: Draft } = {},
): Promise<Ran> {
  const ran: Ran = { code: 0, out: '', err: '' };
  ran.code = await runTool(words, {
    cwd,
    stdin: async () => new Uint8Array(),
    out: (text) => {
      ran.out += text;
    },
    err: (text) => {
      ran.err += text;
    },
    isColourful: false,
    now: () => new Date('2026-11-23T10:00:00Z'),
    isEveryday: (word) => word === 'branch',
    readDraft: async () => {
      if (draft) return draft;
      throw new FormatError('this is in none of the formats that are read');
    },
    ...rest,
  });
  return ran;
}
