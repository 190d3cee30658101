import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './tool-world.ts';

/**
 * What the documents say is so. Every ```sh block is run by a shell: `lumomate-pack` is the real one, on files that the
 * documents name; `npm` only looks whether there is such a script, and `git` and `aws` do nothing, because installing,
 * testing and measuring take minutes, and the others need an account. The scripts themselves are run by `npm test`
 * (`start`, `release` and `store-images` are not, but by CI and by hand).
 */

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...markdownBelow('docs')];

function markdownBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .sort();
}

function blocks(path: string, language: string): string[] {
  const found = read(path).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'));
  return [...found].map(([, text]) => text!);
}

/** Files that a document links to or shows, from the root. */
function linksOf(path: string): string[] {
  return [...read(path).matchAll(/\]\(([^)\s#]+)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(path), target).replaceAll('\\', '/'));
}

describe('links', () => {
  test.each(documents)('of %s lead somewhere', (path) => {
    expect(linksOf(path).filter((target) => !existsSync(join(ROOT, target)))).toEqual([]);
  });

  test('of the README lead to every document', () => {
    const linked = linksOf('README.md');
    expect(documents.filter((path) => path !== 'README.md' && !linked.includes(path))).toEqual([]);
  });

  test('the README shows a picture, which is small', () => {
    expect(linksOf('README.md')).toContain('docs/card.png');
    expect(statSync(join(ROOT, 'docs/card.png')).size).toBeLessThan(200_000);
  });
});

describe('the architecture', () => {
  const text = read('docs/architecture.md');
  const named = [...text.matchAll(/`([^`\s]+)`/g)].map(([, name]) => name!);

  test('names files and folders that there are', () => {
    const paths = named.filter((name) => /^(?:glossary|components|entrypoints|docs|tests)\//.test(name));
    expect(paths.length).toBeGreaterThan(20);
    const missing = paths.filter((path) => !existsSync(join(ROOT, path.replace(/\/\*.*$/, ''))));
    expect(missing).toEqual([]);
  });

  test('names, in its diagram and its lists, modules that there are', () => {
    const sources = ['glossary', 'components', 'entrypoints'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
        `/${path}`.replaceAll('\\', '/'),
      ),
    );
    const isModule = (name: string) =>
      sources.some((path) => [path, path.replace(/\.tsx?$/, '')].some((own) => own.endsWith(`/${name}`)));
    const diagram = blocks('docs/architecture.md', 'text')[0]!;
    const inDiagram = [...diagram.matchAll(/\[([^\]]+)\]/g)].flatMap(([, names]) => names!.split(', '));
    expect(inDiagram.length).toBeGreaterThan(8);
    const inText = named.filter((name) => /^[a-z][a-z-]*\.ts$/.test(name));
    expect([...inDiagram, ...inText].filter((name) => !isModule(name))).toEqual([]);
  });

  test('names every entrypoint', () => {
    const folders = readdirSync(join(ROOT, 'entrypoints'), { withFileTypes: true })
      .filter((item) => item.isDirectory())
      .map(({ name }) => `${name}/`);
    expect(folders.filter((name) => !named.some((other) => other.endsWith(name)))).toEqual([]);
  });
});

const commands = documents.flatMap((path) => blocks(path, 'sh').map((block) => [path, block] as const));

describe.skipIf(process.platform === 'win32')('the commands', () => {
  test('stand in blocks that are run', () => {
    expect(commands.length).toBeGreaterThan(8);
    const indented = documents.filter((path) => /^ {4}(?:npx?|node|git) /m.test(read(path)));
    expect(indented).toEqual([]);
  });

  test.each(commands)(
    'of %s do what is said:\n%s',
    (_, block) => {
      const { folder, env } = worksite();
      const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', block], {
        cwd: folder,
        env,
        encoding: 'utf8',
      });
      expect(status, `${stdout}${stderr}`).toBe(0);
    },
    120_000,
  );

  test('named in the texts are scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = documents.flatMap((path) =>
      [...read(path).matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name]) => name!),
    );
    expect([...new Set(named)].filter((name) => !scripts[name])).toEqual([]);
  });

  test('of the package are all explained', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const all = documents.map(read).join('\n');
    const own = Object.keys(scripts).filter((name) => !(name.startsWith('pre') && scripts[name.slice(3)]));
    const silent = own.filter((name) => !new RegExp(`npm (?:run )?${name}(?![\\w:-])`).test(all));
    expect(silent).toEqual([]);
  });
});

const NPM = `#!${process.execPath}
const { scripts } = JSON.parse(require('fs').readFileSync(${JSON.stringify(join(ROOT, 'package.json'))}, 'utf8'));
const [command, name] = process.argv.slice(2);
const wanted = command === 'run' ? name : ['ci', 'install'].includes(command) ? 'test' : command;
if (!scripts[wanted]) { console.error('package.json has no script ' + wanted); process.exit(1); }
`;
const NPX = `#!/bin/sh
test "$1" = lumomate-pack || { echo "npx $1 is not ours" >&2; exit 1; }
shift
exec "${process.execPath}" "${join(ROOT, 'glossary/pack-tool/main.ts')}" "$@"
`;

/** A folder with the files that the documents name, and the commands as they stand in. */
function worksite() {
  const folder = temporaryFolder();
  const [table] = blocks('docs/team-guide.md', 'csv') as [string];
  const head = { format: 'lumomate-pack/1', version: '1.0.0', language: 'en' };
  const layers = ['blurb', 'plain', 'picture', 'where', 'example', 'myth', 'takeaway'];
  const texts = layers.map((layer) => [layer, `How the golden path looks as ${layer}.`]);
  const entry = { term: 'Golden path', definition: 'A supported template.', ...Object.fromEntries(texts) };
  const acme = { ...head, id: 'acme', name: 'Acme', entries: [entry] };
  const other = { ...acme, id: 'kubernetes', name: 'K', entries: [{ ...entry, term: 'Kubelet' }] };
  const files: Record<string, string> = {
    'glossary.csv': table,
    'acme.json': JSON.stringify(acme, null, 2),
    'kubernetes.json': JSON.stringify(other, null, 2),
    'packs/a.csv': table,
    'glossary.yaml': 'Golden path: The way to ship a service.\nRing 0: Our own people.\n',
    'terms.csv': 'Chemin doré,7,Le bon chemin.,Livraison\nAnneau zéro,8,Nos propres gens.,Livraison\n',
    'bin/npm': NPM,
    'bin/npx': NPX,
    'bin/git': '#!/bin/sh\n',
    'bin/aws': '#!/bin/sh\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    if (path.startsWith('bin/')) chmodSync(join(folder, path), 0o755);
  }
  return { folder, env: { ...process.env, PATH: [join(folder, 'bin'), process.env.PATH].join(delimiter) } };
}
