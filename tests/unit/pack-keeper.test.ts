import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { type Library, openLibrary } from '../../entrypoints/background/library.ts';
import { keepPacksIn } from '../../entrypoints/background/pack-keeper.ts';
import { noEverydayWords } from './forms-in.ts';
import { packOf } from './packs.ts';

let library: Library;
let changes: number;

beforeEach(async () => {
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
  library = await openLibrary({
    builtInPack: async () => packOf('lumomate', ['Lamp']),
    everydayWords: async () => noEverydayWords,
    version: '1.0.0',
  });
  changes = 0;
});

const keeper = () =>
  keepPacksIn(
    async () => library,
    async () => void changes++,
  );
const terms = async () => (await library.entries('acme')).map(({ term }) => term);

test('a subscribed pack goes back to the version before, and says that it has changed', async () => {
  await keeper().put(packOf('acme', ['Ant'], '1.0.0'));
  await keeper().put(packOf('acme', ['Bee', 'Cat'], '1.1.0'));
  expect([await keeper().version('acme'), await terms()]).toEqual(['1.1.0', ['Bee', 'Cat']]);
  await keeper().rollBack('acme', '1.0.0');
  expect([await keeper().version('acme'), await terms(), changes]).toEqual(['1.0.0', ['Ant'], 3]);
});

test('it does not go back to what an import by hand has put in the place of that version', async () => {
  await keeper().put(packOf('acme', ['Ant'], '1.0.0'));
  await keeper().put(packOf('acme', ['Bee'], '1.1.0'));
  const { entries, ...info } = packOf('acme', ['Cat'], '3.0.0');
  await library.put({ info, entries });
  await expect(keeper().rollBack('acme', '1.0.0')).rejects.toThrow('not kept any more');
  expect(await terms()).toEqual(['Cat']);
});

test('what it had before is read piece by piece', async () => {
  const all = Array.from({ length: 3_000 }, (_, i) => `Ant ${i}`);
  await keeper().put(packOf('acme', all));
  const slices: number[] = [];
  for await (const some of keeper().slices('acme')) slices.push(some.length);
  expect(slices.reduce((sum, length) => sum + length)).toBe(3_000);
  expect(Math.max(...slices)).toBeLessThan(3_000);
});
