import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS, type ExportName } from '../../glossary/formats/export-formats.ts';
import { readDraft } from '../../glossary/formats/read.ts';
import { writePack } from '../../glossary/formats/write.ts';
import { parsePackText } from '../../glossary/pack.ts';
import { packPage } from '../../glossary/publish/page.ts';
import { countFigure } from './count-figure.ts';
import { hostilePack } from './hostile-pack.ts';
import { payloads } from './payloads.ts';

/** Payloads in what is written: files that others open, and the published page. */

const texts = payloads('https://evil.example/leak');
const { pack } = parsePackText(JSON.stringify(hostilePack(texts)));

describe('payloads in exports', () => {
  const figure = countFigure('payloads in exports that stay text', 'Node');

  test.each(Object.keys(EXPORT_FORMATS) as ExportName[])('as %s, every term comes back as it was', (format) =>
    figure.check(async () => {
      const bytes = new TextEncoder().encode(writePack(pack, format).text);
      const draft = await readDraft([{ name: 'export', bytes }]);
      expect(draft.entries.map(({ term }) => term).sort()).toEqual(
        pack.entries.map(({ term }) => term).sort(),
      );
      const definitions = new Set(draft.entries.map(({ definition }) => definition));
      expect(definitions).toEqual(new Set(pack.entries.map(({ definition }) => definition)));
    }, texts.length),
  );

  test('as CSV, no cell is a formula', () =>
    figure.check(() => {
      const { data } = Papa.parse<string[]>(writePack(pack, 'csv').text.replace(/^\ufeff/, ''));
      expect(data.flat().filter((cell) => /^\s*[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
    }, texts.length));

  test('on the published page, nothing ends the element that it stands in', () =>
    figure.check(() => {
      const facts = {
        file: 'pack.json',
        address: 'https://a.example/',
        styleSha256: 'x',
        published: '2026-01-01',
      };
      const html = packPage(pack, facts);
      // One script of data, which nothing within it ends.
      expect(html.match(/<\/?script/gi)).toHaveLength(2);
      expect(html.match(/<\/?style/gi)).toHaveLength(2);
      expect(html).not.toMatch(/<(?:img|svg|iframe|object|video|math|template|input)\b/i);
      const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
      expect(JSON.parse(data).hasDefinedTerm).toHaveLength(texts.length);
    }, texts.length));
});
