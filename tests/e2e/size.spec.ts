import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

/** What goes into every page, script and style together, may be this large. Bytes, gzipped. */
const BUDGET = 10_240;

describe.each(['chrome-mv3', 'firefox-mv3'])('%s', (build) => {
  const folder = join(import.meta.dirname, '../../.output', build);

  test('puts no more into every page than was agreed', () => {
    const files = ['content-script.js', 'assets/marks.css'];
    const bytes = files.map((file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length);
    expect(bytes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(BUDGET);
  });

  test('offers nothing of itself to pages', () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toBeUndefined();
  });
});
