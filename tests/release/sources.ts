import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { zipFiles } from './archive.ts';

/** The source archive that goes to Firefox's store, whose reviewers build the extension themselves. */

/**
 * Zips every file of the project, those that git is told to ignore left out.
 * @param root a clone
 */
export function zipSources(root: string): Uint8Array {
  return zipFiles(root, gitLines(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'));
}

/** What has changed in the clone since its last commit: with it, an archive is of no commit. */
export function uncommitted(root: string): string[] {
  return gitLines(root, 'status', '-z', '--porcelain');
}

/** Unpacks an archive into a folder. */
export function unpack(archive: Uint8Array, folder: string): void {
  for (const [path, bytes] of Object.entries(unzipSync(archive))) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

function gitLines(root: string, ...args: string[]): string[] {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The source archive is made from a git clone. git says: ${stderr}`);
  return stdout.split('\0').filter(Boolean);
}
