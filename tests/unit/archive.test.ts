import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openArchives } from '../../glossary/formats/archive.ts';
import { fileOf } from './text-files.ts';

const TEXT = 'A group of containers. '.repeat(50);

function open(bytes: Uint8Array, bytesAllowed = 1e9, filesAllowed = 1e4): [name: string, text: string][] {
  return openArchives([{ name: 'a.zip', bytes }], { bytes: bytesAllowed, files: filesAllowed }).map(
    (file) => [file.name, new TextDecoder().decode(file.bytes)],
  );
}

function zip(files: Record<string, string>, options: Zippable = {}): Uint8Array {
  return zipSync({
    ...options,
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  });
}

function tarOf(files: Record<string, string>, ...options: string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'tar-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return execFileSync('tar', ['-c', ...options, '-C', folder, ...Object.keys(files)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('an archive gives its files', () => {
  test('zip, compressed or stored', () => {
    expect(open(zip({ 'g/pod.md': TEXT }))).toEqual([['g/pod.md', TEXT]]);
    expect(open(zipSync({ 'a.md': [strToU8(TEXT), { level: 0 }] }))).toEqual([['a.md', TEXT]]);
  });

  test.each(['--format=gnu', '--format=pax', '--format=ustar'])(
    'tar %s, gzipped or not, with long names',
    (format) => {
      const name = `${'long-'.repeat(format === '--format=ustar' ? 15 : 30)}ü.md`;
      const bytes = tarOf({ [name]: TEXT, 'b.md': 'b' }, format);
      const files = [
        [name, TEXT],
        ['b.md', 'b'],
      ];
      expect(open(bytes)).toEqual(files);
      expect(open(gzipSync(bytes))).toEqual(files);
    },
  );

  test('gzip of one file', () => {
    const opened = openArchives([{ name: 'words.dict.dz', bytes: gzipSync(strToU8(TEXT)) }]);
    expect(opened.map(({ name }) => name)).toEqual(['words.dict']);
  });

  test('anything else is left as it is, an Excel workbook with it', () => {
    const workbook = zip({ 'xl/workbook.xml': '<x/>', '[Content_Types].xml': '<x/>' });
    const files = [fileOf('a.md', '# A'), { name: 'b.xlsx', bytes: workbook }, fileOf('', '')];
    expect(openArchives(files)).toEqual(files);
  });

  test('but not the archives in it, what systems leave behind, or folders', () => {
    const inner = zip({ 'b.md': 'b' });
    const bytes = zipSync({
      'inner.zip': inner,
      '__MACOSX/._a.md': strToU8('x'),
      'g/.DS_Store': strToU8('x'),
      '.git/config': strToU8('x'),
      'g/': new Uint8Array(),
      'a.md': strToU8('a'),
    });
    expect(openArchives([{ name: '', bytes }]).map(({ name }) => name)).toEqual(['inner.zip', 'a.md']);
  });

  test('with names that lead nowhere else', () => {
    const names = open(zip({ '../../etc/a.md': 'a', '/b.md': 'b', 'C:\\x\\..\\c.md': 'c' })).map(
      ([name]) => name,
    );
    expect(names).toEqual(['etc/a.md', 'b.md', 'x/c.md']);
  });
});

describe('an archive is refused', () => {
  const whole = zip({ 'g/pod.md': TEXT, 'g/job.md': TEXT });

  test('when it is cut off, wherever', () => {
    for (let length = 4; length < whole.length; length += 7) {
      expect(() => open(whole.slice(0, length))).toThrow(/a\.zip.*(?:damaged|cut off)/);
    }
  });

  test('when a byte of its content is another', () => {
    const broken = whole.slice();
    broken[45]! ^= 0x55;
    expect(() => open(broken)).toThrow(/^a\.zip, g\/pod\.md: it is (?:damaged|cut off)/);
  });

  test.each([
    ['cut off', (bytes: Uint8Array) => bytes.slice(0, -9)],
    ['changed', (bytes: Uint8Array) => bytes.map((byte, i) => (i === bytes.length - 6 ? byte ^ 1 : byte))],
  ])('a gzip that is %s', (_, harm) => {
    expect(() => open(harm(gzipSync(strToU8(TEXT))))).toThrow(/a\.zip: it is damaged or cut off/);
  });

  test('when it is a bomb: what it unpacks to is counted while it is unpacked', () => {
    const bomb = zipSync({ 'a.md': new Uint8Array(20_000_000) });
    expect(() => open(bomb, 1_000_000)).toThrow('a.zip, a.md: it is too large when it is unpacked');
    expect(() => open(gzipSync(new Uint8Array(20_000_000)), 1_000_000)).toThrow('too large');
    const many = zip(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.md`, TEXT])));
    expect(() => open(many, TEXT.length * 19)).toThrow('19.md: it is too large');
  });

  test('when it has too many files', () => {
    const three = zip({ a: 'a', b: 'b', c: 'c' });
    expect(() => open(three, 100, 2)).toThrow('a.zip: 3 files are too many; at most 2 are read');
  });

  test('when it is encrypted', () => {
    const locked = zip({ 'a.md': 'a' });
    const directory = locked.lastIndexOf(0x50, locked.length - 23);
    for (let i = directory; i > 0; i--) {
      if (locked[i] === 0x50 && locked[i + 1] === 0x4b && locked[i + 2] === 1) locked[i + 8]! |= 1;
    }
    expect(() => open(locked)).toThrow('a.zip, a.md: it is encrypted');
  });

  test('a tar that is cut off or changed', () => {
    const tar = tarOf({ 'a.md': TEXT });
    expect(() => open(tar.subarray(0, 800))).toThrow('a.zip: it is cut off');
    const two = tarOf({ 'a.md': TEXT, 'b.md': TEXT });
    two[2048 + 3]! ^= 1;
    expect(() => open(two)).toThrow('checksum');
  });
});

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.log('Skipped: an archive by other hands needs python3.');

test.skipIf(!hasPython)('archives that others have made', () => {
  // Info-ZIP writes other headers than fflate does.
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  try {
    writeFileSync(join(folder, 'ü.md'), TEXT);
    execFileSync(
      'python3',
      [
        '-c',
        'import zipfile;z=zipfile.ZipFile("a.zip","w",zipfile.ZIP_DEFLATED);z.write("ü.md");f=z.open("w.md","w",force_zip64=True);f.write(b"wide");f.close();z.close()',
      ],
      { cwd: folder },
    );
    expect(open(readFileSync(join(folder, 'a.zip')))).toEqual([
      ['ü.md', TEXT],
      ['w.md', 'wide'],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
