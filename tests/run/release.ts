import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { zipFolder } from '../release/archive.ts';
import { notesOf } from '../release/changelog.ts';
import { uncommitted, unpack, zipSources } from '../release/sources.ts';
import { build, ROOT, runTool } from './step.ts';

/**
 * `npm run release`: what goes to the stores, in `.output/release`. The same commit gives the same bytes.
 *   --verify      builds the source archive in a folder of its own, from `npm ci` on, and compares the zips
 *   --lint        asks Mozilla's addons-linter; warnings count as errors
 *   --tag NAME    refuses to go on unless the version and the changelog are those of this tag
 */

const WINDOWS = process.platform === 'win32';
const FOLDER = join(ROOT, '.output/release');
/** 10.14 asks for a package that is not published. */
/** Chrome and Edge get the same file: their builds do not differ. */
const STORES = { 'chrome-edge': 'chrome', firefox: 'firefox' } as const;

const options = { verify: { type: 'boolean' }, lint: { type: 'boolean' }, tag: { type: 'string' } } as const;
const { values: asked } = parseArgs({ options });
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };

// It would be built in.
delete process.env.NODE_ENV;
try {
  release();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function release(): void {
  const notes = notesOfThis();
  for (const path of uncommitted(ROOT)) console.warn(`Not committed: ${path}`);
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const browser of Object.values(STORES)) {
    if (!build(browser)) throw new Error(`The build for ${browser} failed.`);
  }
  const files = { ...zipsOf(ROOT), [fileName('sources')]: zipSources(ROOT) };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(FOLDER, name), bytes);
  const sums = Object.entries(files).map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`);
  writeFileSync(join(FOLDER, 'SHA256SUMS'), sums.join(''));
  writeFileSync(join(FOLDER, 'notes.md'), `${notes}\n`);
  console.log(`\n${relative(process.cwd(), FOLDER)}:`);
  for (const [name, bytes] of Object.entries(files)) {
    console.log(`${sha256(bytes)}  ${String(bytes.length).padStart(9)} bytes  ${name}`);
  }
  if (asked.lint) lint();
  if (asked.verify) verify(files);
}

/** What has changed, for people; before the first release all of it is unreleased. */
function notesOfThis(): string {
  const changelog = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8');
  const notes = notesOf(changelog, version);
  if (asked.tag === undefined) return notes ?? notesOf(changelog, 'Unreleased') ?? '';
  if (asked.tag !== `v${version}`) {
    throw new Error(`The tag is ${asked.tag}, and package.json says ${version}. “npm version” sets both.`);
  }
  if (!notes) throw new Error(`CHANGELOG.md has no section for ${version}. “npm version” makes it.`);
  return notes;
}

function fileName(part: string): string {
  return `lumomate-${version}-${part}.zip`;
}

/** The extension's zips from the builds in a project's folder, by name. */
function zipsOf(root: string): Record<string, Uint8Array> {
  const zips = Object.entries(STORES).map(([store, browser]) => {
    return [fileName(store), zipFolder(join(root, `.output/${browser}-mv3`))] as const;
  });
  return Object.fromEntries(zips);
}

function lint(): void {
  const zip = join(FOLDER, fileName('firefox'));
  console.log(`\naddons-linter on ${fileName('firefox')}`);
  if (!runTool('addons-linter', '--warnings-as-errors', zip)) {
    throw new Error('The linter of Firefox’s store has something to say.');
  }
}

/** Does what a reviewer does with the source archive. */
function verify(files: Record<string, Uint8Array>): void {
  const folder = mkdtempSync(join(tmpdir(), 'lumomate-sources-'));
  console.log(`\nBuilding the source archive in ${folder}`);
  try {
    unpack(files[fileName('sources')]!, folder);
    if (existsSync(join(folder, 'node_modules'))) throw new Error('The source archive has packages in it.');
    // Without what this npm has told us about itself, as in a terminal that has just been opened.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
    const { status } = spawnSync('npm', ['run', 'build'], {
      cwd: folder,
      env,
      stdio: 'inherit',
      shell: WINDOWS,
    });
    if (status !== 0) throw new Error('The source archive cannot be built.');
    for (const [name, bytes] of Object.entries(zipsOf(folder))) {
      if (sha256(bytes) !== sha256(files[name]!)) throw new Error(`${name}, built again, is another file.`);
      console.log(`${name}, built again, is the same: ${sha256(bytes)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
