import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testIf } from '../e2e/fixtures.ts';
import { BUILDS, ROOT } from '../run/step.ts';
import { ALL } from './all-cases.ts';
import { countFigure } from './count-figure.ts';

/** What is shipped: nothing that nobody looked at, no more rights than are written down, the same bytes each time. */

const BUILT = BUILDS.filter((browser) => ALL || ['chrome', 'firefox'].includes(browser));
const output = (browser: string) => join(ROOT, `.output/${browser}-mv3`);
const figure = countFigure('rules of what is shipped', 'Node');

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .sort();
}

test.each(BUILT)(
  'the manifest of %s is the one that was looked at (`npm run golden` writes it anew)',
  (browser) =>
    figure.check(() => {
      const { version, ...manifest } = readJson(join(output(browser), 'manifest.json'));
      expect(manifest).toEqual(readJson(join(import.meta.dirname, `golden/${browser}.json`)));
      expect(version).toBe(readJson(join(ROOT, 'package.json')).version);
    }),
);

test('the manifests that were looked at show nothing of us to pages, and let nobody else in', () =>
  figure.check(() => {
    for (const browser of BUILDS) {
      const manifest = readJson(join(import.meta.dirname, `golden/${browser}.json`));
      expect(manifest.web_accessible_resources ?? []).toEqual([]);
      expect(manifest.externally_connectable).toBeUndefined();
      const policy: string = manifest.content_security_policy.extension_pages;
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
      expect(policy).not.toMatch(/unsafe|wasm|\*(?!;| )(?!\d)|blob:/);
    }
  }));

/** What makes code or elements of text, and what fetches code. */
const NEVER: [what: string, pattern: RegExp][] = [
  ['innerHTML', /\b(?:inner|outer)HTML\b/],
  ['insertAdjacentHTML', /\binsertAdjacentHTML\b/],
  ['document.write', /\bdocument\.write(?:ln)?\b/],
  ['createContextualFragment', /\bcreateContextualFragment\b/],
  ['srcdoc', /\bsrcdoc\b/],
  ['eval', /(?<![\w.$])eval\s*\(/],
  ['new Function', /(?<![\w.$])(?:new\s+)?Function\s*\(\s*["'`\w]/],
  ['a timer with a text', /\bset(?:Timeout|Interval)\(\s*["'`]/],
  ['importScripts', /\bimportScripts\s*\(/],
  ['code from elsewhere', /\b(?:import|from)\s*\(?\s*["'`](?:https?:)?\/\//],
  ['a script from elsewhere', /<script[^>]+src=["']?(?:https?:)?\/\//],
];

describe.each(BUILT)('no bundle for %s has', (browser) => {
  test.each(NEVER)('%s', (_, pattern) =>
    figure.check(() => {
      const bundles = filesIn(output(browser)).filter((file) => /\.(?:js|html|css)$/.test(file));
      expect(bundles.length).toBeGreaterThan(10);
      const found = bundles.filter((file) => pattern.test(readFileSync(file, 'utf8')));
      expect(found.map((file) => relative(output(browser), file))).toEqual([]);
    }),
  );
});

test('the store’s linter finds no error and no warning', () =>
  figure.check(() => {
    const linter = join(ROOT, 'node_modules/.bin/addons-linter');
    const said = execFileSync(process.execPath, [linter, '--output', 'json', output('firefox')], {
      encoding: 'utf8',
    });
    const { summary, errors, warnings } = JSON.parse(said);
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    expect(summary).toMatchObject({ errors: 0, warnings: 0 });
  }));

test('no package runs anything when it is installed, but for Node’s own', () =>
  figure.check(() => {
    const { packages } = readJson(join(ROOT, 'package-lock.json')) as {
      packages: Record<string, { hasInstallScript?: boolean; optional?: boolean; integrity?: string }>;
    };
    const { allowScripts } = readJson(join(ROOT, 'package.json'));
    const running = Object.keys(packages).filter((path) => packages[path]!.hasInstallScript);
    expect(running.map((path) => path.replace(/^.*node_modules\//, ''))).toEqual(Object.keys(allowScripts));
    const unchecked = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && !integrity);
    expect(unchecked.map(([path]) => path)).toEqual([]);
  }));

testIf(ALL)(
  'two builds from two clean clones are the same, byte for byte',
  () =>
    figure.check(() => {
      // The test runner’s own `NODE_ENV` would make a build with the paths of its sources in it.
      const { NODE_ENV: _, ...env } = process.env;
      const hashes = [0, 1].map((n) => {
        const clone = mkdtempSync(join(tmpdir(), `lumomate-clone-${'x'.repeat(n * 5)}`));
        try {
          execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${ROOT}`, clone]);
          symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'));
          return ['chrome', 'firefox'].map((browser) => {
            const wxt = join(ROOT, 'node_modules/.bin/wxt');
            execFileSync(process.execPath, [wxt, 'zip', '-b', browser, '--mv3'], {
              cwd: clone,
              stdio: 'ignore',
              env,
            });
            const zip = filesIn(join(clone, '.output')).find((file) => file.endsWith(`-${browser}.zip`));
            return createHash('sha256').update(readFileSync(zip!)).digest('hex');
          });
        } finally {
          rmSync(clone, { recursive: true });
        }
      });
      expect(hashes[0]).toEqual(hashes[1]);
    }),
  600_000,
);

test('every promise of SECURITY.md and PRIVACY.md names a test that is there', () =>
  figure.check(() => {
    const named = ['SECURITY.md', 'PRIVACY.md'].flatMap((name) =>
      [
        ...readFileSync(join(ROOT, name), 'utf8')
          .replace(/\s+/g, ' ')
          .matchAll(/`(tests\/[\w./-]+)`(?: “([^”]+)”)?/g),
      ].map(([, file = '', title = '']) => ({ file, title })),
    );
    expect(named.length).toBeGreaterThan(20);
    const missing = named.filter(({ file, title }) => {
      const path = join(ROOT, file);
      return !existsSync(path) || !readFileSync(path, 'utf8').includes(title);
    });
    expect(missing).toEqual([]);
  }));
