import { createHash, generateKeyPairSync } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { requireBrowser } from './find.ts';
import { type ExtendedBrowser, launchChromium, launchFirefox } from './launch.ts';

/** Browsers whose administrator has something to say to the extension; the policy files are those of docs/policy.md. */

export interface ManagedBrowser {
  extended: ExtendedBrowser;
  /** Puts another policy in the place of this one, where the browser looks for that while it runs. */
  change?(managed: object): void;
  close(): Promise<void>;
}

const CHROMIUM_POLICIES = '/etc/chromium/policies/managed';

/** Why no policy can be put before this machine's browser; undefined where one can. */
export function whyUnmanaged(name: 'chromium' | 'firefox'): string | undefined {
  if (process.platform !== 'linux') return 'policy files are put up on Linux only';
  if (name === 'firefox') return undefined;
  if (process.getuid?.() !== 0) return `only root may write to ${CHROMIUM_POLICIES}`;
  const program = realpathSync(requireBrowser('chromium'));
  return program.includes('chromium') ? undefined : `${program} does not read ${CHROMIUM_POLICIES}`;
}

/** The id of an unpacked extension comes from its folder, unless its manifest has a key: a copy gets one. */
export async function launchManagedChromium(build: string, managed: object): Promise<ManagedBrowser> {
  const copy = mkdtempSync(join(tmpdir(), 'lumomate-managed-'));
  cpSync(build, copy, { recursive: true });
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
    type: 'spki',
    format: 'der',
  });
  const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8'));
  writeFileSync(join(copy, 'manifest.json'), JSON.stringify({ ...manifest, key: key.toString('base64') }));
  const id = idOf(key);
  const made = mkdirSync(CHROMIUM_POLICIES, { recursive: true });
  const file = join(CHROMIUM_POLICIES, `lumomate-test-${process.pid}.json`);
  const change = (policy: object) =>
    writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [id]: policy } } }));
  const cleanUp = () => {
    rmSync(file, { force: true });
    removeEmpty(CHROMIUM_POLICIES, made);
    rmSync(copy, { recursive: true, force: true });
  };
  change(managed);
  return closing(cleanUp, () => launchChromium(copy), change);
}

/** Removes a folder and those above it that were made with it, as far as they are empty. */
function removeEmpty(folder: string, top: string | undefined): void {
  if (top === undefined) return;
  for (let at = folder; at.startsWith(top) && !readdirSync(at).length; at = dirname(at)) rmdirSync(at);
}

/** The first half of the key's SHA-256, with the letters a–p for its digits. */
function idOf(key: Buffer): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** Firefox looks for `distribution/policies.json` beside its program: a copy of that, and links to all that stands around it. */
export async function launchManagedFirefox(build: string, managed: object): Promise<ManagedBrowser> {
  const program = realpathSync(requireBrowser('firefox'));
  const install = mkdtempSync(join(tmpdir(), 'lumomate-firefox-'));
  for (const name of readdirSync(dirname(program))) {
    const from = join(dirname(program), name);
    if (name === 'distribution') continue;
    if (realpathSync(from) === program) copyFileSync(program, join(install, name));
    else symlinkSync(from, join(install, name));
  }
  const policies = join(install, 'distribution');
  const distribution = join(dirname(program), 'distribution');
  if (existsSync(distribution)) cpSync(realpathSync(distribution), policies, { recursive: true });
  else mkdirSync(policies);
  const { browser_specific_settings: settings } = JSON.parse(
    readFileSync(join(build, 'manifest.json'), 'utf8'),
  );
  const file = { policies: { '3rdparty': { Extensions: { [settings.gecko.id]: managed } } } };
  writeFileSync(join(policies, 'policies.json'), JSON.stringify(file));
  const cleanUp = () => rmSync(install, { recursive: true, force: true });
  return closing(cleanUp, () => launchFirefox(build, { executablePath: join(install, basename(program)) }));
}

async function closing(
  cleanUp: () => void,
  launch: () => Promise<ExtendedBrowser>,
  change?: ManagedBrowser['change'],
): Promise<ManagedBrowser> {
  try {
    const extended = await launch();
    const close = async () => {
      await extended.close();
      cleanUp();
    };
    return { extended, close, ...(change && { change }) };
  } catch (error) {
    cleanUp();
    throw error;
  }
}
