import { forgetFigures, printFigures } from './figures.ts';
import { BUILDS, build } from './step.ts';
import { runTests } from './vitest.ts';

/** `npm run test:trust`: hostile pages and packs, in Node and real browsers; with `-- --all` every case that there is. */

if (process.argv.includes('--all')) process.env.LUMOMATE_TRUST = 'all';
forgetFigures();
const browsers = process.argv.includes('--all') ? BUILDS : (['chrome', 'firefox'] as const);
const isBuilt = browsers.every(build);
const { passed, failed, skipped } = isBuilt ? runTests('trust') : { passed: 0, failed: 1, skipped: 0 };
printFigures();
console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed ? 1 : 0;
