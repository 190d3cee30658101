import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  deleteEntry,
  describePack,
  infoProblems,
  newPack,
  nextVersion,
  packId,
  saveEntry,
} from '../../glossary/edit-pack.ts';
import { type PackError, packToText, parsePackText } from '../../glossary/pack.ts';
import { compareVersions } from '../../glossary/version.ts';

const empty = newPack({ name: 'My words' }, []);
const pod = saveEntry(empty, { term: 'Pod', blurb: 'A team.', category: 'Teams' });

function problemsOf(act: () => unknown) {
  try {
    act();
    return [];
  } catch (error) {
    return (error as PackError).problems.map(({ field, message }) => `${field} ${message}`);
  }
}

describe('a new pack', () => {
  test('is the reader’s own, and empty', () => {
    expect(empty).toMatchObject({
      id: 'my-words',
      name: 'My words',
      version: '0.1.0',
      own: true,
      entries: [],
    });
  });

  test('takes an id that no other has', () => {
    expect(newPack({ name: 'My words' }, ['my-words', 'my-words-2']).id).toBe('my-words-3');
    expect(newPack({ name: 'x'.repeat(100) }, ['x'.repeat(64)]).id).toMatch(/^x{59}-2$/);
  });

  test('knows what it adds to', () => {
    expect(newPack({ name: 'My additions' }, [], 'acme').additionsTo).toBe('acme');
  });

  test('is refused without a name', () => {
    expect(problemsOf(() => newPack({ name: ' ' }, []))).toEqual(['name must not be empty']);
  });

  test('has an id that packs may have, whatever its name is', () => {
    fc.assert(fc.property(fc.string(), (name) => /^[a-z0-9-]{1,64}$/.test(packId(name))));
  });
});

describe('an entry', () => {
  test('is added with its category, and the version goes up', () => {
    expect(pod.id).toBe('pod');
    expect(pod.pack).toMatchObject({
      version: '0.1.1',
      own: true,
      categories: [{ id: 'teams', name: 'Teams', section: 'My words' }],
      entries: [{ id: 'pod', term: 'Pod', category: 'teams' }],
    });
  });

  test('takes the place and the id of the one it replaces', () => {
    const two = saveEntry(pod.pack, { term: 'Node', blurb: 'A machine.', seeAlso: ['pod'] });
    const { pack, id } = saveEntry(two.pack, { term: 'Squad', blurb: 'A team.' }, 'pod');
    expect(id).toBe('pod');
    expect(pack.entries.map(({ id, term }) => [id, term])).toEqual([
      ['pod', 'Squad'],
      ['node', 'Node'],
    ]);
    expect(pack.entries[1]!.seeAlso).toEqual(['pod']);
  });

  test('of a term that is there already gets an id of its own', () => {
    expect(saveEntry(pod.pack, { term: 'pod', blurb: 'Another.' }).id).toBe('pod-2');
  });

  test('comes back with its id when its deletion is undone', () => {
    const gone = deleteEntry(pod.pack, 'pod');
    expect(gone.entries).toEqual([]);
    expect(gone.categories).toEqual([]);
    const back = saveEntry(gone, { ...pod.pack.entries[0]!, category: 'Teams' });
    expect(back.pack.entries).toEqual(pod.pack.entries);
  });

  test.each([
    [{ term: '', blurb: 'x' }, ['term is needed and is missing']],
    [{ term: 'Pod' }, ['definition a blurb or a definition is needed']],
    [{ term: 'x'.repeat(201), blurb: 'x' }, ['term is longer than 200 characters']],
    [
      { term: 'Pod', blurb: 'x', sources: [{ title: 'It', url: 'javascript:alert(1)' }] },
      ['sources.0.url must be an http(s) address'],
    ],
  ])('is refused, with the field, when it is %o', (words, problems) => {
    expect(problemsOf(() => saveEntry(empty, words))).toEqual(problems);
  });

  test('makes a pack that can be exported and read again', () => {
    const { own: _, ...plain } = pod.pack;
    expect(parsePackText(packToText(plain)).pack).toEqual(plain);
  });
});

describe('the words about a pack', () => {
  test('can be changed; what it is and has stays', () => {
    const pack = describePack(pod.pack, { name: 'Acme words', language: 'de', author: 'A. Smith' });
    expect(pack).toMatchObject({ id: 'my-words', name: 'Acme words', own: true, version: '0.1.2' });
    expect(pack.entries).toBe(pod.pack.entries);
  });

  test.each([
    [{ name: '', language: 'en', id: 'a' }, ['name']],
    [{ name: 'A', language: '???', id: 'A b', homepage: 'javascript:x' }, ['id', 'language', 'homepage']],
    [{ name: 'A', language: 'en', id: 'a', homepage: '' }, []],
  ])('%o have problems in %j', (info, fields) => {
    expect(infoProblems(info).map(({ field }) => field)).toEqual(fields);
  });
});

test.each([
  ['1.4.0', '1.4.1'],
  ['1.4.9-rc.1', '1.4.10'],
  ['nonsense', '0.1.0'],
])('the version after %s is %s', (version, next) => {
  expect(nextVersion(version)).toBe(next);
});

test.each([
  ['1.4.0', '1.3.9', 1],
  ['1.10.0', '1.9.0', 1],
  ['1.4.0', '1.4.0+build', 0],
  ['1.4.0-rc.1', '1.4.0', -1],
  ['1.4.0-rc.10', '1.4.0-rc.9', 1],
])('%s against %s', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
});
