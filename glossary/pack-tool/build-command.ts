import { resolve } from 'node:path';
import type { Command } from './command.ts';
import { findingsText } from './print-findings.ts';
import { type PublishReport, publish, SHARD_OVER } from './publish.ts';
import { findSource, readSource } from './read-source.ts';
import { type ExitCode, ToolError } from './tool-error.ts';
import type { World } from './world.ts';

/** What `parsePack` takes for the version of a pack that says none. */
const NO_VERSION = '0.0.0';

/** `lumomate-pack build`: checks the file, and publishes it when it has no errors. */
export async function runBuild(command: Command & { name: 'build' }, world: World): Promise<ExitCode> {
  const { file, out, baseUrl, bump } = command;
  const source = await findSource(file, world);
  const { pack, findings } = await readSource(source, command.source, world, {
    isEveryday: world.isEveryday,
  });
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length || !pack) {
    world.err(findingsText([{ file, findings: errors }], false));
    throw new ToolError(`${file}: is not published before its errors are mended`, 1);
  }
  const report = await publish(pack, resolve(world.cwd, out), {
    version: pack.version === NO_VERSION ? undefined : pack.version,
    bump,
    baseUrl,
    now: world.now(),
    shardOver: SHARD_OVER,
  });
  world.out(summary(report, out));
  const advice = findings.length;
  if (advice)
    world.out(`There is advice on ${advice === 1 ? 'one thing' : `${advice} things`}: lumomate-pack check\n`);
  if (pack.private)
    world.out('The pack is private: serve the folder only where its readers alone can read it.\n');
  return 0;
}

function summary({ manifest, written, deleted }: PublishReport, out: string): string {
  const { pack, entries, changes, shards = [] } = manifest;
  const name = `“${pack.name}” ${pack.version}`;
  if (!written.length) return `${out}: ${name} is published already, and nothing has changed\n`;
  const patches = shards.filter(({ patch }) => patch).length;
  return [
    `${out}: ${name}, ${entries} entries`,
    ...(changes
      ? [
          `Since ${changes.from}: ${changes.added} added, ${changes.changed} changed, ${changes.removed} removed`,
        ]
      : []),
    ...(shards.length ? [`${shards.length} shards, of which ${patches} hold what changed`] : []),
    `Written: ${named(written)}`,
    ...(deleted.length ? [`Deleted, as no reader needs them any more: ${named(deleted)}`] : []),
    '',
  ].join('\n');
}

function named(names: readonly string[]): string {
  const shards = names.filter((name) => name.startsWith('entries-')).length;
  const others = names.filter((name) => !name.startsWith('entries-'));
  return [...(shards ? [`${shards} shards`] : []), ...others].join(', ');
}
