import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { filesBelow, zipFolder } from '../release/archive.ts';
import { notesOf, stampChangelog, versionsOf } from '../release/changelog.ts';
import { uncommitted, unpack, zipSources } from '../release/sources.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const packageFile = JSON.parse(read('package.json')) as { version: string; scripts: Record<string, string> };

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lumomate-release-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe('a zip', () => {
  test('is the same whenever its files were written, and in whatever order', () => {
    const [a, b] = ['one', 'two'] as [string, string];
    const early = folderWith({ 'x/a.txt': a, 'b.txt': b });
    const late = folderWith({ 'b.txt': b, 'x/a.txt': a });
    utimesSync(join(late, 'b.txt'), new Date(), new Date(2031, 4, 5));
    expect(zipFolder(early)).toEqual(zipFolder(late));
    expect(zipFolder(early)).not.toEqual(zipFolder(folderWith({ 'x/a.txt': a, 'b.txt': 'three' })));
  });

  test('has the same bytes in every time zone', () => {
    const folder = folderWith({ 'a.txt': 'one' });
    const script = `import { zipFolder } from ${JSON.stringify(join(ROOT, 'tests/release/archive.ts'))};
      console.log(Buffer.from(zipFolder(${JSON.stringify(folder)})).toString('hex'));`;
    const [here, there] = ['Pacific/Kiritimati', 'America/Los_Angeles'].map((TZ) =>
      spawnSync(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TZ } }),
    );
    expect(here!.stdout.toString()).toMatch(/^504b0304/);
    expect(here!.stdout.toString()).toBe(there!.stdout.toString());
  });
});

describe('the source archive', () => {
  const git = (cwd: string, ...args: string[]) => {
    const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
    expect(spawnSync('git', [...who, ...args], { cwd }).status).toBe(0);
  };

  test('has what git has, and not what it is told to ignore', () => {
    const clone = folderWith({
      'a.txt': 'a',
      'ä b/c.txt': 'c',
      '.gitignore': 'out\n',
      'out/made.js': 'x',
    });
    git(clone, 'init', '--quiet');
    git(clone, 'add', '.');
    git(clone, 'commit', '--quiet', '--message', 'first');
    expect(uncommitted(clone)).toEqual([]);
    const archive = zipSources(clone);
    const unpacked = folderWith({});
    unpack(archive, unpacked);
    expect(filesBelow(unpacked)).toEqual(['.gitignore', 'a.txt', 'ä b/c.txt']);
    writeFileSync(join(clone, 'a.txt'), 'changed');
    expect(uncommitted(clone)).toEqual([' M a.txt']);
  });

  test('of this project has all that a reviewer needs, and nothing that was built', () => {
    const paths = Object.keys(unzipSync(zipSources(ROOT)));
    expect(paths).toEqual(
      expect.arrayContaining(['README.md', 'package.json', 'package-lock.json', 'wxt.config.ts']),
    );
    expect(paths.filter((path) => /^(?:node_modules|\.output|\.wxt|\.run|\.git)\//.test(path))).toEqual([]);
  });

  test('is only made in a clone', () => {
    expect(() => zipSources(folderWith({}))).toThrow('made from a git clone');
  });
});

describe('the changelog', () => {
  const changelog =
    '# Changelog\n\nHead.\n\n## Unreleased\n\n### Added\n\n- A card.\n\n## 0.1.0 – 2026-01-02\n\n- First.\n';

  test('puts what is unreleased under the version', () => {
    const stamped = stampChangelog(changelog, '0.2.0', '2026-11-23');
    expect(stamped).toContain('## Unreleased\n\n## 0.2.0 – 2026-11-23\n\n### Added\n\n- A card.\n\n## 0.1.0');
    expect(notesOf(stamped, '0.2.0')).toBe('### Added\n\n- A card.');
    expect(notesOf(stamped, 'Unreleased')).toBe('');
    expect(versionsOf(stamped)).toEqual(['0.2.0', '0.1.0']);
  });

  test.each([
    ['a version that is out', changelog, '0.1.0', 'has 0.1.0 already'],
    [
      'nothing',
      stampChangelog(changelog, '0.2.0', '2026-11-23'),
      '0.3.0',
      'says nothing under “## Unreleased”',
    ],
    ['a file without the section', '# Changelog\n', '0.3.0', 'says nothing under “## Unreleased”'],
  ])('does not release %s', (_, text, version, message) => {
    expect(() => stampChangelog(text, version, '2026-11-23')).toThrow(message);
  });

  test('of this project begins with what is unreleased, and its newest version is the package’s', () => {
    const own = read('CHANGELOG.md');
    expect(own.match(/^## .*/m)?.[0]).toBe('## Unreleased');
    const [newest = packageFile.version] = versionsOf(own);
    expect(newest).toBe(packageFile.version);
  });
});

describe('the workflow', () => {
  interface Workflow {
    jobs: Record<string, { steps: { run?: string; with?: { path?: string } }[] }>;
  }
  const { jobs } = parse(read('.github/workflows/test.yml')) as Workflow;
  const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));

  test('tests, and runs scripts that there are', () => {
    expect(commands).toContain('npm test');
    const scripts = commands.flatMap((command) => command.match(/(?<=npm run )[\w:-]+/) ?? []);
    expect(scripts).toContain('release');
    expect(scripts.filter((name) => !packageFile.scripts[name])).toEqual([]);
  });

  test('attaches the zips from where `npm run release` leaves them', () => {
    expect(read('tests/run/release.ts')).toContain("'.output/release'");
    expect(jobs.release!.steps.map((step) => step.with?.path ?? '').join()).toContain('.output/release\n');
    expect(commands.join()).toContain('built/release/*.zip');
  });
});
