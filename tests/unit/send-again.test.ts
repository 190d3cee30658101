import { describe, expect, test } from 'vitest';
import { createAsk } from '../../glossary/requests.ts';
import { sendAgain } from '../../glossary/send-again.ts';

/** A background whose first answers are lost with the worker. */
function losing(lost: (Error | undefined)[], reply: unknown) {
  const sent: unknown[] = [];
  const left = [...lost];
  const waited: number[] = [];
  const send = async (message: unknown) => {
    sent.push(message);
    if (!left.length) return reply;
    const answer = left.shift();
    if (answer) throw answer;
    return undefined;
  };
  const again = sendAgain(send, async (ms) => void waited.push(ms));
  return { ask: createAsk(again), sent, waited };
}

const GONE = new Error('Could not establish connection. Receiving end does not exist.');

describe('a question that was lost with the worker', () => {
  test.each([
    ['without a word', [undefined]],
    ['with an error of the browser', [GONE]],
    ['three times', [GONE, undefined, GONE]],
  ])('is put again: %s', async (_, lost) => {
    const { ask, sent, waited } = losing(lost, { ok: [] });
    expect(await ask('list-packs', {})).toEqual([]);
    expect(sent).toHaveLength(lost.length + 1);
    expect(waited).toEqual([...waited].sort((a, b) => a - b));
  });

  test('again and again is at last told as an error', async () => {
    const { ask } = losing([GONE, GONE, GONE, GONE], { ok: [] });
    await expect(ask('list-packs', {})).rejects.toThrow('Receiving end');
  });
});

test('what the background refuses is not asked again', async () => {
  const { ask, sent } = losing([], { error: 'There is no such pack any more.' });
  await expect(ask('get-entries', { pack: 'acme' })).rejects.toThrow('There is no such pack any more.');
  expect(sent).toHaveLength(1);
});

test.each([undefined, GONE])('what changes something is sent once only: %s', async (lost) => {
  const { ask, sent } = losing([lost], { ok: null });
  await expect(ask('remove-pack', { id: 'acme' })).rejects.toThrow();
  expect(sent).toHaveLength(1);
});
