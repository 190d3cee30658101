import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { until } from '../browser/until.ts';
import { BROWSERS } from '../e2e/fixtures.ts';
import { everythingStored } from '../e2e/stored.ts';
import { press, textsOf, untilText, type View, viewOf } from '../e2e/views.ts';
import { ALL } from './all-cases.ts';
import { countFigure } from './count-figure.ts';
import { ARCHIVES } from './packs/archives.ts';
import type { BadPack } from './packs/bad-pack.ts';
import { FORMATS } from './packs/formats.ts';
import { SCHEMA } from './packs/schema.ts';
import { TEXT } from './packs/text.ts';

/** Bad packs dropped on the options page itself: what is said names the file, and what is stored stays as it was. */

/** Files larger than this would only test how tests send files. Bytes */
const LARGEST = 2_000_000;
/** In every run. */
const SAMPLE = [
  'NUL in a text',
  'a zip without its end',
  'an encrypted zip',
  'a zip with a wrong checksum',
  'a bomb: a gigabyte in a zip',
  'a bomb in a workbook',
  'an old workbook',
  'JSON that is nested 100,000 deep',
  'a pack that is cut off',
  'an empty file',
  'RDF/XML: one entity a million times',
  'Turtle: a prefix that nobody declared',
  'YAML: aliases that become a billion',
  'yaml: "- " 10,000 times',
];

const refused = [...SCHEMA, ...TEXT, ...ARCHIVES, ...FORMATS].filter(
  (bad) => !bad.as && bad.refused && (SAMPLE.includes(bad.name) || ALL),
);

describe.each(Object.entries(BROWSERS).filter(([name]) => ALL || name === 'chromium'))(
  'the options page of %s',
  (name, launch) => {
    const figure = countFigure('bad packs refused by the options page', name);
    let extended: ExtendedBrowser;
    let options: View;

    beforeAll(async () => {
      extended = await launch();
      options = viewOf(await extended.openExtensionPage('/options.html'));
      await untilText(options, '.pack', 'Built in');
    });
    afterAll(() => extended.close());

    test.each(refused)('refuses $name, and stores nothing', (bad) =>
      figure.check(async () => {
        const [file, ...others] = bad.files();
        if (!file || others.length || file.bytes.length > LARGEST) return;
        const before = await everythingStored(options);
        const report = await refusalOf(bad, file);
        expect(report).toContain(file.name);
        expect(await everythingStored(options)).toEqual(before);
      }),
    );

    /** Drops the file and waits for what is said of it: at once, or where it would be imported. */
    async function refusalOf(bad: BadPack, { name: fileName, bytes }: { name: string; bytes: Uint8Array }) {
      const encoded = Buffer.from(bytes).toString('base64');
      await until('the view takes a file', () => options.run(dropBytes, fileName, encoded));
      const report = await until(`${bad.name} is refused`, async () => {
        const shown = await textsOf(options, '[role=alert], .preview');
        return shown.find((text) => text.includes(fileName) && text.length > fileName.length + 20);
      });
      const isReport = (await textsOf(options, '.report-refused')).length > 0;
      await press(options, isReport ? `Dismiss the report on ${fileName}` : 'Cancel');
      await until(
        'the report is gone',
        async () => !(await textsOf(options, '.report-refused, .preview')).length,
      );
      return report;
    }
  },
);

/** @returns was it taken? */
function dropBytes(view: Window & typeof globalThis, name: string, encoded: string): boolean {
  const bytes = view.Uint8Array.from(view.atob(encoded), (character) => character.charCodeAt(0));
  const dataTransfer = new view.DataTransfer();
  dataTransfer.items.add(new view.File([bytes], name));
  const event = new view.DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
  return !view.document.body.dispatchEvent(event);
}
