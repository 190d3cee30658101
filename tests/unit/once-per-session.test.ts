import { expect, test } from 'vitest';
import { oncePerSession } from '../../entrypoints/background/once-per-session.ts';
import { memoryValues } from './memory.ts';

test('what is done once a session is done again only when it failed, or in another session', async () => {
  const session = memoryValues();
  const done: number[] = [];
  const run = (worker: number, fails = false) =>
    oncePerSession(session, 'looked', async () => {
      done.push(worker);
      if (fails) throw new Error('stopped');
    });
  await expect(run(1, true)).rejects.toThrow('stopped');
  await run(2);
  await run(3);
  expect(done).toEqual([1, 2]);
  await oncePerSession(memoryValues(), 'looked', async () => void done.push(4));
  expect(done).toEqual([1, 2, 4]);
});
