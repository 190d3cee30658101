import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { BROWSERS, type BrowserName, findBrowser, missing } from '../browser/find.ts';

/** Installs the browsers named on the command line where that needs no questions, and says what to do elsewhere. */

const absent = (process.argv.slice(2) as BrowserName[]).filter((name) => !findBrowser(name));

// A variable that names a wrong path is for its owner to mend; another browser would hide the mistake.
const installable = absent.filter((name) => !process.env[BROWSERS[name].variable]);
if (installable.length && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
  const packages = installable.map((name) => BROWSERS[name].debian);
  console.log(`Installing ${packages.join(' and ')} (apt-get) …`);
  apt('update') && apt('install', '-y', ...packages);
}

const still = absent.filter((name) => !findBrowser(name));
for (const name of still) console.error(missing(name));
process.exitCode = still.length ? 1 : 0;

function apt(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: 'inherit', env }).status === 0;
}
