import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readLocale } from '../../components/messages/read-locales.ts';
import { filesBelow, zipFolder } from '../release/archive.ts';
import { unpack, zipSources } from '../release/sources.ts';

/** What reviewers of stores look for in the builds. */

const ROOT = join(import.meta.dirname, '../..');
/** Building takes half a minute, on a machine that does other things too several times that. ms */
const BUILD_TIMEOUT = 400_000;

test(
  'the source archive, built in another folder, gives the same bytes',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'lumomate-sources-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    unpack(zipSources(ROOT), folder);
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const wxt = join(folder, 'node_modules/wxt/bin/wxt.mjs');
    // Vitest says “test”, which is built into what is not for people.
    const { NODE_ENV: _, ...env } = process.env;
    const built = spawnSync(process.execPath, [wxt, 'build', '-b', 'firefox', '--mv3'], { cwd: folder, env });
    expect(built.status, String(built.stderr)).toBe(0);
    const [again, first] = [folder, ROOT].map((root) => join(root, '.output/firefox-mv3')) as [
      string,
      string,
    ];
    expect(filesBelow(again)).toEqual(filesBelow(first));
    expect(Buffer.compare(zipFolder(again), zipFolder(first))).toBe(0);
  },
  BUILD_TIMEOUT,
);

test.each(['chrome-mv3', 'firefox-mv3'])(
  '%s has no code that writes HTML or makes code of strings',
  (build) => {
    const folder = join(ROOT, '.output', build);
    const scripts = filesBelow(folder).filter((path) => path.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(5);
    const suspect =
      /\.(?:inner|outer)HTML\s*\+?=(?!=)|insertAdjacentHTML|document\.write|\bnew Function\b|[^.\w]eval\(/;
    expect(scripts.filter((path) => suspect.test(readFileSync(join(folder, path), 'utf8')))).toEqual([]);
  },
);

describe.each(['chrome-mv3', 'firefox-mv3'])('what the stores are told of %s', (build) => {
  const manifest = JSON.parse(readFileSync(join(ROOT, '.output', build, 'manifest.json'), 'utf8'));
  const text = (name: string) => readFileSync(join(ROOT, 'docs/store', name), 'utf8');

  test('has a reason for each permission, and for none that it does not ask for', () => {
    const [, table = ''] = text('privacy.md').split('## Permissions\n');
    const told = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
    expect(told.sort()).toEqual([...manifest.permissions, ...manifest.host_permissions].sort());
  });

  test('has a summary that all stores take, the same as the browser shows', () => {
    const summary = text('listing.md').match(/^## Summary\n\n(.*)\n/m)?.[1] ?? '';
    expect(manifest.description).toBe('__MSG_extensionDescription__');
    expect(summary).toBe(readLocale('en').extensionDescription!.message);
    expect(summary.length).toBeLessThanOrEqual(132);
  });
});
