import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILDS, build, ROOT, runTool } from './step.ts';

/**
 * `npm run golden`: writes down the manifest of each browser as it is now. What has changed in them, a permission above
 * all, is to be looked at before it is committed.
 */

const FOLDER = join(ROOT, 'tests/trust/golden');

mkdirSync(FOLDER, { recursive: true });
for (const browser of BUILDS) {
  if (!build(browser)) process.exit(1);
  const { version: _, ...manifest } = JSON.parse(
    readFileSync(join(ROOT, `.output/${browser}-mv3/manifest.json`), 'utf8'),
  );
  writeFileSync(join(FOLDER, `${browser}.json`), `${JSON.stringify(manifest, null, 2)}\n`);
}
runTool('biome', 'format', '--write', FOLDER);
runTool('git', '--no-pager', 'diff', '--stat', '--', FOLDER);
