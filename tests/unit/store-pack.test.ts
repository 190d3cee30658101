import { describe, expect, test } from 'vitest';
import { type ImportChannel, storePack } from '../../components/controls/store-pack.ts';
import { BATCH, type ImportMessage, type ImportReply } from '../../glossary/import-messages.ts';
import type { Entry, PackInfo } from '../../glossary/pack-types.ts';

const info = { id: 'coins', name: 'Coins' } as PackInfo;

/** A background that answers as it is told to. */
function channelOf(answer: (message: ImportMessage, reply: (reply: ImportReply) => void) => void) {
  const sent: ImportMessage[] = [];
  let listener: (message: unknown) => void = () => {};
  let leave = () => {};
  let isClosed = false;
  const channel: ImportChannel = {
    postMessage(message) {
      if (isClosed) throw new Error('Attempting to use a disconnected port object');
      sent.push(message);
      answer(message, (reply) => queueMicrotask(() => listener(reply)));
    },
    disconnect() {
      isClosed = true;
    },
    onMessage: {
      addListener(one) {
        listener = one;
      },
    },
    onDisconnect: {
      addListener(one) {
        leave = one;
      },
    },
  };
  return { channel, sent, leave: () => leave(), isClosed: () => isClosed };
}

function sourceOf(total: number) {
  let given = 0;
  const next = async (count: number) => {
    const some = Math.min(count, total - given);
    given += some;
    return Array.from({ length: some }, () => ({}) as Entry);
  };
  return { info, total, next, given: () => given };
}

/** Deals with every batch at once, and has stored the pack when all is there. */
const wellBehaved = () => {
  let done = 0;
  return channelOf((message, reply) => {
    if ('entries' in message) {
      done += message.entries.length;
      reply({ step: 'storing', done, total: 0 });
    }
    if ('end' in message) reply({ done: { id: 'coins' } });
  });
};

describe('a pack on its way to the background', () => {
  test('goes in batches, between what is said of it and the end', async () => {
    const { channel, sent, isClosed } = wellBehaved();
    const told: number[] = [];
    const end = await storePack(sourceOf(600), channel, ({ done }) => told.push(done));
    expect(end).toEqual({ done: { id: 'coins' } });
    expect(sent[0]).toEqual({ begin: info, total: 600 });
    expect(sent.flatMap((message) => ('entries' in message ? message.entries.length : []))).toEqual([
      BATCH,
      BATCH,
      100,
    ]);
    expect(sent.at(-1)).toEqual({ end: true });
    expect(told).toEqual([250, 500, 600]);
    expect(isClosed()).toBe(true);
  });

  test('waits for a background that is slower', async () => {
    const { channel, leave } = channelOf(() => {});
    const source = sourceOf(50 * BATCH);
    const ending = storePack(source, channel, () => {});
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(source.given()).toBe(4 * BATCH);
    leave();
    expect(await ending).toMatchObject({ error: expect.stringContaining('was interrupted') });
  });

  test('is given up when the background refuses it', async () => {
    const refusal = { error: 'This pack was refused; nothing was changed.', problems: ['entry 1: no'] };
    const { channel, sent } = channelOf((message, reply) => {
      if ('entries' in message) reply(refusal);
    });
    expect(await storePack(sourceOf(50 * BATCH), channel, () => {})).toEqual(refusal);
    expect(sent).not.toContainEqual({ end: true });
  });

  test('is given up when its reader says so, as long as not all of it is sent', async () => {
    const stop = new AbortController();
    const { channel, sent, isClosed } = channelOf(() => {});
    const ending = storePack(sourceOf(50 * BATCH), channel, () => {}, stop.signal);
    await new Promise((resolve) => setTimeout(resolve, 20));
    stop.abort();
    expect(await ending).toEqual({ error: 'The import was cancelled; nothing was changed.', problems: [] });
    expect(sent).not.toContainEqual({ end: true });
    expect(isClosed()).toBe(true);
  });

  test('is not given up any more when all of it is sent', async () => {
    const stop = new AbortController();
    const { channel } = channelOf((message, reply) => {
      if (!('end' in message)) return;
      stop.abort();
      reply({ done: { id: 'coins' } });
    });
    expect(await storePack(sourceOf(10), channel, () => {}, stop.signal)).toEqual({ done: { id: 'coins' } });
  });
});
