import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { everydayWordsFile } from '../../glossary/everyday-list.ts';
import { readEverydayWords } from '../../glossary/everyday-words.ts';
import { indexPack } from '../../glossary/index-pack.ts';
import { builtInPack } from '../../glossary/packs/read-built-in.ts';
import { ROOT } from './step.ts';

/**
 * `npm run build:try`: the page of `docs/try` with all that it needs in it, one file that can be put on any web server
 * or opened from the disk, in `.output/try`.
 */

const INLINE_CSS = /^(.*\.css)\?inline$/;
const STYLES = ['components/tokens.css', 'docs/try/try.css', 'entrypoints/marks.css'];

/** As WXT tells it. Safari’s build asks what a browser can do, so it runs in all; Firefox’s is about shadow roots. */
const BROWSER = { SAFARI: true, FIREFOX: false };

/** @param folder it is written to, as `index.html` @returns its path */
export async function buildTry(folder: string): Promise<string> {
  const pack = builtInPack();
  const script = (await bundle()).replaceAll('</script', '<\\/script');
  const forms = Buffer.from(indexPack(pack, readEverydayWords(everydayWordsFile()))).toString('base64');
  const icon = readFileSync(join(ROOT, 'components/icons/icon.svg')).toString('base64');
  const attributes: Record<string, string> = {
    POLICY: [
      "default-src 'none'",
      `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
      // The card brings its looks into its own root.
      "style-src 'unsafe-inline'",
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; '),
    ICON: `data:image/svg+xml;base64,${icon}`,
  };
  /** What goes into the empty elements of these ids. */
  const contents: Record<string, string> = {
    style: STYLES.map((path) => readFileSync(join(ROOT, path), 'utf8')).join('\n'),
    pack: dataBlock(pack),
    forms: dataBlock(forms),
    script,
  };
  const page = readFileSync(join(ROOT, 'docs/try/index.html'), 'utf8')
    .replace(/%([A-Z]+)%/g, (_, name: string) => attributes[name]!)
    .replace(/ id="(\w+)"><\/(?=style|script)/g, (end, id: string) =>
      end.replace('</', () => `${contents[id]!}</`),
    );
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'index.html');
  writeFileSync(file, page);
  return file;
}

/** JSON that ends no script. */
function dataBlock(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

async function bundle(): Promise<string> {
  const built = await rolldown({
    input: join(ROOT, 'docs/try/main.ts'),
    platform: 'browser',
    transform: { define: { 'import.meta.env': JSON.stringify(BROWSER) } },
    plugins: [
      {
        name: 'inline-css',
        resolveId: (id, importer) => (INLINE_CSS.test(id) ? join(importer ?? '', '..', id) : null),
        load(id) {
          const path = INLINE_CSS.exec(id)?.[1];
          if (!path) return null;
          return { code: `export default ${JSON.stringify(readFileSync(path, 'utf8'))};`, moduleType: 'js' };
        },
      },
    ],
  });
  const { output } = await built.generate({
    format: 'esm',
    minify: true,
    codeSplitting: false,
    comments: false,
  });
  await built.close();
  return output[0].code;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  console.log(await buildTry(join(ROOT, '.output/try')));
