import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../glossary/check/finding.ts';
import type { Draft } from '../../glossary/formats/draft.ts';
import { parsePackText } from '../../glossary/pack.ts';
import { parseCommand } from '../../glossary/pack-tool/command.ts';
import { ToolError } from '../../glossary/pack-tool/tool-error.ts';
import { runIn, temporaryFolder } from './tool-world.ts';

const LAYERS = {
  definition: 'd',
  plain: 'p',
  picture: 'p',
  where: 'w',
  example: 'e',
  myth: 'm',
  takeaway: 't',
};
const GOOD = {
  format: 'lumomate-pack/1',
  id: 'acme',
  name: 'Acme words',
  version: '1.0.0',
  entries: [{ term: 'Kubelet', blurb: 'The agent on every node.', ...LAYERS }],
};
const ADVISED = { ...GOOD, entries: [{ ...GOOD.entries[0], aliases: ['branch'] }] };
const BAD = { ...GOOD, entries: [{ ...GOOD.entries[0], seeAlso: ['gone'] }] };

/** Of a spreadsheet: one row is taken, one is not. */
const DRAFT: Draft = {
  format: 'csv',
  info: {},
  entries: [
    { at: 'row 2', term: 'Kubelet', blurb: 'An agent.', aliases: ['branch'], seeAlso: ['gone'], ...LAYERS },
    { at: 'row 3', term: 'Pod' },
  ],
  dropped: [{ at: 'row 4', why: 'is empty' }],
  notes: ['unknown column “depth”'],
};

function folderWith(files: Record<string, unknown>): string {
  const folder = temporaryFolder();
  for (const [name, contents] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(
      join(folder, name),
      typeof contents === 'string' ? contents : JSON.stringify(contents, null, 2),
    );
  }
  return folder;
}

describe('check ends with', () => {
  test.each<[code: number, what: string, words: string[]]>([
    [0, 'nothing to say', ['good.json']],
    [0, 'advice', ['advised.json']],
    [1, 'advice, when that counts', ['advised.json', '--strict']],
    [1, 'an error', ['good.json', 'bad.json']],
    [2, 'a file that is not there', ['good.json', 'nothing.json']],
    [2, 'a file in no format', ['good.json', 'noise.txt']],
    [2, 'no file', []],
    [2, 'an option that there is not', ['good.json', '--fast']],
    [2, 'a format that there is not', ['good.json', '--format', 'word']],
    [2, 'a column that there is not', ['good.json', '--columns', 'term,meaning']],
  ])('%i for %s', async (code, _, words) => {
    const folder = folderWith({
      'good.json': GOOD,
      'advised.json': ADVISED,
      'bad.json': BAD,
      'noise.txt': 'noise',
    });
    expect((await runIn(folder, ['check', ...words])).code).toBe(code);
  });
});

describe('check tells', () => {
  test('people: file, line, entry, field, what to do, and a count', async () => {
    const folder = folderWith({ 'good.json': GOOD, 'bad.json': BAD });
    const { out } = await runIn(folder, ['check', 'good.json', 'bad.json']);
    expect(out).toContain(
      'bad.json\n  18:9  error   entry 1 “Kubelet”, seeAlso.0: see-also “gone” is not in this pack: name the id of one of its entries, or leave it out  dead-see-also',
    );
    expect(out).not.toContain('good.json');
    expect(out).toMatch(/✖ 1 error, 0 pieces of advice\n$/);
  });

  test('machines: the same as JSON', async () => {
    const { out, err } = await runIn(folderWith({ 'bad.json': BAD }), [
      'check',
      '--json',
      'bad.json',
      'gone.json',
    ]);
    expect(err).toBe('');
    expect(JSON.parse(out)).toEqual({
      format: 'lumomate-findings/1',
      errors: 1,
      advice: 0,
      unreadable: 1,
      files: [
        {
          file: 'bad.json',
          format: 'lumomate',
          entries: 1,
          findings: [
            {
              level: 'error',
              rule: 'dead-see-also',
              entry: { number: 1, id: 'kubelet', term: 'Kubelet' },
              field: 'seeAlso.0',
              at: 'line 18, column 9',
              line: 18,
              column: 9,
              message: expect.stringContaining('“gone”'),
            },
          ],
        },
        { file: 'gone.json', unreadable: 'there is no such file', findings: [] },
      ],
    });
  });

  test('colours only where they are seen', async () => {
    const folder = folderWith({ 'bad.json': BAD });
    expect((await runIn(folder, ['check', 'bad.json'])).out).not.toContain('\u001b[');
    expect((await runIn(folder, ['check', 'bad.json'], { isColourful: true })).out).toContain(
      '\u001b[31merror',
    );
  });

  test('of other formats the row, also of what is left out', async () => {
    const folder = folderWith({ 'words.csv': 'term\nKubelet' });
    const { out, code } = await runIn(folder, ['check', 'words.csv', '--json'], { draft: DRAFT });
    const [{ format, entries, findings }] = JSON.parse(out).files;
    expect([format, entries, code]).toEqual(['csv', 1, 1]);
    expect(findings.map((one: { rule: string; at: string }) => [one.rule, one.at])).toEqual([
      ['left-out', 'row 4'],
      ['schema', 'row 3'],
      ['dead-see-also', 'row 2'],
      ['left-out', undefined],
      ['everyday-alias', 'row 2'],
    ]);
  });

  test('what is piped in', async () => {
    const stdin = async () => Buffer.from(JSON.stringify(BAD));
    const { out, code } = await runIn(temporaryFolder(), ['check', '-'], { stdin });
    expect(code).toBe(1);
    expect(out).toMatch(/^standard input\n/);
  });

  test('of a folder all that are glossaries, and which are none', async () => {
    const folder = folderWith({
      'packs/bad.json': BAD,
      'packs/deep/good.json': GOOD,
      'packs/data.json': '[1]',
      'packs/.x.json': '?',
    });
    const { out, code } = await runIn(folder, ['check', 'packs', '--json']);
    expect(code).toBe(1);
    const { files } = JSON.parse(out) as { files: { file: string; skipped?: string }[] };
    expect(files.map(({ file, skipped }) => [file, skipped !== undefined])).toEqual([
      [join('packs', 'bad.json'), false],
      [join('packs', 'data.json'), true],
      [join('packs', 'deep', 'good.json'), false],
    ]);
  });

  test('what another pack of the same readers defines too', async () => {
    const folder = folderWith({ 'good.json': GOOD, 'other.json': { ...GOOD, id: 'other', name: 'Other' } });
    const { out } = await runIn(folder, ['check', 'good.json', '--with', 'other.json']);
    expect(out).toContain('also stands in the pack “Other”');
  });

  test('faults of the JSON, by line and column', async () => {
    const { out, code } = await runIn(folderWith({ 'x.json': '{\n  "format": "lumomate-pack/1",,\n}' }), [
      'check',
      'x.json',
    ]);
    expect(code).toBe(1);
    expect(out).toContain('  2:31  error   this is not JSON');
  });
});

describe('convert', () => {
  test('writes what the name asks for, and says what is lost', async () => {
    const folder = folderWith({ 'words.csv': 'x' });
    const words = ['convert', 'words.csv', 'out/acme.json', '--id', 'acme', '--version', '2.0.0'];
    const { code, err } = await runIn(folder, words, { draft: DRAFT });
    expect(code).toBe(0);
    expect(err).toContain('row 3  error   “Pod” has neither a definition nor a blurb: it is left out');
    const { pack } = parsePackText(readFileSync(join(folder, 'out/acme.json'), 'utf8'));
    expect(pack).toMatchObject({
      id: 'acme',
      name: 'words',
      version: '2.0.0',
      entries: [{ term: 'Kubelet' }],
    });
  });

  test('to standard output, and back to the same', async () => {
    const folder = folderWith({ 'good.json': GOOD });
    const { out } = await runIn(folder, ['convert', 'good.json', '--to', 'json']);
    expect(parsePackText(out).pack).toEqual(parsePackText(JSON.stringify(GOOD)).pack);
  });

  test.each<[code: number, what: string, words: string[]]>([
    [1, 'a pack of our own format with errors', ['bad.json', 'out.json']],
    [2, 'a name that says no format', ['good.json', 'out.docx']],
    [2, 'no target', ['good.json']],
    [2, 'a version that is none', ['good.json', 'out.json', '--version', 'new']],
  ])('ends with %i for %s', async (code, _, words) => {
    const folder = folderWith({ 'good.json': GOOD, 'bad.json': BAD });
    expect((await runIn(folder, ['convert', ...words])).code).toBe(code);
  });
});

describe('the documentation', () => {
  const DOCS = ['pack-tool', 'publishing'].map((name) => readFileSync(`docs/${name}.md`, 'utf8'));

  test('shows commands that there are', () => {
    const commands = DOCS.flatMap((text) =>
      [...text.matchAll(/npx lumomate-pack (.*)/g)].map(([, line = '']) =>
        line.split(/[`>|]|\s#/)[0]!.trim(),
      ),
    );
    expect(commands.length).toBeGreaterThan(10);
    for (const line of commands) {
      // Other formats are written by what is put beside this.
      const words = line.split(/\s+/).map((word) => word.replace(/^'|'$/g, ''));
      try {
        parseCommand(words);
      } catch (error) {
        throw new Error(`${line}: ${(error as ToolError).message}`);
      }
    }
  });

  test('lists all rules with their levels, and no others', () => {
    const rows = [...DOCS[0]!.matchAll(/^\| `([a-z-]+)` \| (error|advice) \|/gm)].map(([, rule, level]) => [
      rule,
      level,
    ]);
    expect(Object.fromEntries(rows)).toEqual(RULES);
  });

  test('help names every command', async () => {
    const { out, code } = await runIn('.', ['help']);
    expect(code).toBe(0);
    for (const name of ['check', 'convert', 'build']) expect(out).toContain(`lumomate-pack ${name}`);
    expect(() => parseCommand(['destroy'])).toThrow(ToolError);
  });
});
