import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './tool-world.ts';

const ROOT = join(import.meta.dirname, '../..');
const WINDOWS = process.platform === 'win32';

function run(cwd: string, command: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', shell: WINDOWS });
  return { status, stdout, stderr };
}

test('the npm package can be installed elsewhere, has no dependencies, and works', {
  timeout: 120_000,
}, () => {
  const folder = temporaryFolder();
  const made = join(folder, 'made');
  expect(run(ROOT, process.execPath, 'tests/run/build-tool.ts', made)).toMatchObject({ status: 0 });
  const manifest = JSON.parse(readFileSync(join(made, 'package.json'), 'utf8'));
  expect([manifest.dependencies, manifest.engines.node]).toEqual([undefined, '>=20']);
  for (const name of ['LICENSE', 'README.md', 'THIRD-PARTY.txt'])
    expect(existsSync(join(made, name))).toBe(true);

  const archive = run(folder, 'npm', 'pack', made, '--silent').stdout.trim().split('\n').at(-1)!;
  writeFileSync(join(folder, 'package.json'), '{}');
  const installed = run(folder, 'npm', 'install', '--offline', '--no-audit', '--no-fund', `./${archive}`);
  expect(installed).toMatchObject({ status: 0 });

  const pack = {
    format: 'lumomate-pack/1',
    id: 'a',
    name: 'A',
    entries: [{ term: 'Branch', blurb: 'x', extra: 1 }],
  };
  writeFileSync(join(folder, 'a.json'), JSON.stringify(pack));
  const tool = join(folder, 'node_modules/lumomate-pack/lumomate-pack.js');
  const checked = run(folder, process.execPath, tool, 'check', 'a.json', '--strict');
  expect(checked).toMatchObject({ status: 1, stderr: '' });
  // The everyday words are in it.
  for (const rule of ['everyday-term', 'unknown-field']) expect(checked.stdout).toContain(rule);
  expect(run(folder, process.execPath, tool, 'build', 'a.json', '--out', 'public')).toMatchObject({
    status: 0,
  });
  expect(existsSync(join(folder, 'public/manifest.json'))).toBe(true);
});

test('in a clone the command runs from source', () => {
  const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(run(ROOT, process.execPath, bin['lumomate-pack'], 'help').stdout).toContain(
    'lumomate-pack check FILE',
  );
});
