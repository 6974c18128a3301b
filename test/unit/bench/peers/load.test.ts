import { fillQueue, sendSteadily } from '../../../../bench/peers/measures/load.ts';
import type { PreparedMessage } from '../../../../bench/peers/measures/messages.ts';

const messages = (count: number): PreparedMessage[] =>
  Array.from({ length: count }, (_unused, index) => ({ body: `body ${index}`, kind: 'valid' }));

/** A queue that keeps the calls. */
function queue() {
  const calls: (readonly string[])[] = [];
  const send = (_url: string, bodies: readonly string[]): Promise<void> => {
    calls.push(bodies);
    return Promise.resolve();
  };
  return { calls, send };
}

test('fills a queue with every message once, ten in a call', async () => {
  const { calls, send } = queue();
  const sent = await fillQueue({ send }, 'queue', messages(95));

  expect(calls.map(({ length }) => length)).toEqual([...Array<number>(9).fill(10), 5]);
  expect(sent.map(({ body }) => body).sort()).toEqual(calls.flat().toSorted());
  expect(new Set(calls.flat()).size).toBe(95);
});

test('sends no faster than the rate', async () => {
  const { calls, send } = queue();
  const begin = Date.now();
  const sent = await sendSteadily({ send }, 'queue', messages(60), { perSecond: 200 });

  expect(Date.now() - begin).toBeGreaterThanOrEqual(300);
  expect(calls.flat()).toHaveLength(60);
  expect(sent.every(({ sentMs }) => sentMs >= begin)).toBe(true);
});

test('ends with the signal, and returns what it has sent', async () => {
  const end = new AbortController();
  const { calls, send } = queue();
  const sendTwice = async (url: string, bodies: readonly string[]): Promise<void> => {
    await send(url, bodies);
    if (calls.length === 2) end.abort();
  };
  const sent = await sendSteadily({ send: sendTwice }, 'queue', messages(100_000), {
    perSecond: 100,
    signal: end.signal,
  });

  expect(sent.map(({ body }) => body)).toEqual(calls.flat());
  expect(sent.length).toBeLessThan(100_000);
});
