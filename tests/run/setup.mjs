/**
 * Makes a fresh machine ready, before `npm start`, `npm test` and their like: npm packages first, then the
 * browsers named on the command line. Plain JavaScript without dependencies, because it runs on whatever Node is
 * there; the scripts after it run on the Node that comes with the packages.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const WINDOWS = process.platform === 'win32';
/** The first Node that runs TypeScript without a flag. */
const NEEDED_NODE = [22, 18];

const NPM_OPTIONS = ['--include=dev', '--no-audit', '--no-fund'];

const browsers = process.argv.slice(2);

if (!packagesAreCurrent()) {
  console.log('Installing npm packages (npm ci) …');
  // A registry that lacks other platforms' builds makes `npm ci` refuse; installing leaves the lock file as it is.
  if (!runs('npm', ['ci', ...NPM_OPTIONS])) run('npm', ['install', '--no-save', ...NPM_OPTIONS]);
}
// With install scripts switched off, npm leaves the `node` package without its binary.
if (!nodeIsCurrent()) run('npm', ['rebuild', 'node']);
if (!nodeIsCurrent()) {
  fail(
    `Node ${NEEDED_NODE.join('.')} or later is needed, and the npm package “node” could not be installed. ` +
      'Please install a current Node and try again.',
  );
}
// What is missing has been said by then.
if (browsers.length && !runs('node', ['tests/run/browsers.ts', ...browsers])) process.exit(1);

/**
 * Does node_modules hold what package-lock.json says? Compares versions rather than dates, which a copied or
 * checked-out tree has in any order. Optional packages are other platforms' builds, and may be missing.
 */
function packagesAreCurrent() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const { packages: wanted } = readJson(join(ROOT, 'package-lock.json'));
  const { packages: present } = readJson(installed);
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || optional || devOptional || present[path]?.version === version,
  );
}

/** Is the Node that npm's scripts get from now on new enough? npm puts node_modules/.bin first on PATH. */
function nodeIsCurrent() {
  const { stdout } = spawnSync('node', ['--version'], { encoding: 'utf8', env: scriptEnv(), shell: WINDOWS });
  const [major = 0, minor = 0] = (stdout ?? '').replace('v', '').split('.').map(Number);
  return major > NEEDED_NODE[0] || (major === NEEDED_NODE[0] && minor >= NEEDED_NODE[1]);
}

function run(command, args) {
  if (!runs(command, args)) fail(`This went wrong: ${command} ${args.join(' ')}`);
}

function runs(command, args) {
  const options = { cwd: ROOT, stdio: 'inherit', env: scriptEnv(), shell: WINDOWS };
  return spawnSync(command, args, options).status === 0;
}

function scriptEnv() {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const bin = join(ROOT, 'node_modules', '.bin');
  return { ...process.env, [name]: `${bin}${WINDOWS ? ';' : ':'}${process.env[name] ?? ''}` };
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
