import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBuiltInPack } from '../category-file.ts';
import type { Pack } from '../pack-types.ts';

/** The glossary that comes with LumoMate, from the files beside this one. Where it is built and tested only. */
export function builtInPack(): Pack {
  const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.yaml'));
  return readBuiltInPack(
    names.sort().map((name) => ({ name, text: readFileSync(join(import.meta.dirname, name), 'utf8') })),
  );
}
