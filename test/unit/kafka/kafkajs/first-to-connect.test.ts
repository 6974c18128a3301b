import { getEventListeners } from 'node:events';
import { BrokersUnreachableError } from '../../../../kafka/failures/brokers-unreachable.ts';
import { firstToConnect, patienceMs, silenceMs } from '../../../../kafka/kafkajs/first-to-connect.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

// The timer and, with fake ones a millisecond later, the check for answers.
const [patience, silence] = [patienceMs + 1, silenceMs + 1];

/** How a server takes a connection: milliseconds until it answers and connects, or what ends it. */
interface Server {
  readonly answersAfterMs?: number;
  readonly connectsAfterMs?: number;
  readonly closesAfterMs?: number;
  readonly fails?: { readonly afterMs: number; readonly with: Error };
}

const silent: Server = {};
const good: Server = { answersAfterMs: 1, connectsAfterMs: 2 };
const refused: Server = { closesAfterMs: 1, fails: { afterMs: 100, with: new Error('refused') } };
const failing = (afterMs: number): Server => ({ fails: { afterMs, with: new Error('refused') } });
/** kafkajs connects to it at its second attempt. */
const taking: Server = { connectsAfterMs: 400 };

const after = <Result>(ms: number | undefined, settle: () => Result | Promise<Result>): Promise<Result> =>
  ms === undefined ? new Promise(() => undefined) : new Promise((resolve) => setTimeout(resolve, ms)).then(settle);

/** Connects to the first of these servers, named a, b, c in their order; the outcome, and the time at which each was asked. */
function connecting(servers: readonly Server[], endsWith = () => false) {
  const begin = Date.now();
  const asked: Record<string, number> = {};
  const names = servers.map((_server, index) => String.fromCharCode('a'.charCodeAt(0) + index));
  const ending = new AbortController();
  const promise = firstToConnect(names, {
    endsWith,
    signal: ending.signal,
    begin: (address) => {
      asked[address] = Date.now() - begin;
      const { answersAfterMs, connectsAfterMs, closesAfterMs, fails } = servers[names.indexOf(address)] ?? {};
      const reject = (error = new Error('closed')) => Promise.reject(error);
      return {
        answered: Promise.race([after(answersAfterMs, () => undefined), after(closesAfterMs, reject)]),
        connected: Promise.race([
          after(connectsAfterMs, () => undefined),
          after(fails?.afterMs, () => reject(fails?.with)),
        ]),
      };
    },
  });
  const outcome = promise.then(
    (connected) => ({ ...connected, asked, afterMs: Date.now() - begin }),
    (error: unknown) => ({ error, asked, afterMs: Date.now() - begin }),
  );
  return {
    outcome,
    signal: ending.signal,
    abort: (reason: Error) => {
      ending.abort(reason);
    },
  };
}

async function outcomeOf(...args: Parameters<typeof connecting>) {
  const { outcome } = connecting(...args);
  await jest.advanceTimersByTimeAsync(60_000);
  return outcome;
}

test('asks one server only if it answers', async () => {
  expect(await outcomeOf([good, good, good])).toEqual({ address: 'a', passed: [], asked: { a: 0 }, afterMs: 2 });
});

test('asks the next server at once if one closes its connection', async () => {
  expect(await outcomeOf([refused, refused, good])).toEqual({
    address: 'c',
    passed: ['a', 'b'],
    asked: { a: 0, b: 1, c: 2 },
    afterMs: 4,
  });
});

test('asks the next server after half a second without an answer', async () => {
  expect(await outcomeOf([silent, silent, good])).toEqual({
    address: 'c',
    passed: ['a', 'b'],
    asked: { a: 0, b: patience, c: 2 * patience },
    afterMs: 2 * patience + 2,
  });
});

test('does not give up a server that is slow to answer', async () => {
  const slow = { answersAfterMs: 700, connectsAfterMs: 710 };

  expect(await outcomeOf([slow, silent])).toMatchObject({ address: 'a', passed: [], afterMs: 710 });
});

test('asks no other server while one that has answered checks the credentials', async () => {
  expect(await outcomeOf([{ answersAfterMs: 300, connectsAfterMs: 2500 }, good])).toMatchObject({
    address: 'a',
    asked: { a: 0 },
    afterMs: 2500,
  });
});

test('asks the next server when one has answered and then fails', async () => {
  const refusing = { answersAfterMs: 1, fails: { afterMs: 800, with: new Error('mechanism') } };

  expect(await outcomeOf([refusing, good])).toMatchObject({ address: 'b', passed: ['a'], asked: { a: 0, b: 800 } });
});

test('asks no other server while the second one checks the credentials', async () => {
  expect(await outcomeOf([silent, { answersAfterMs: 100, connectsAfterMs: 2500 }, good])).toEqual({
    address: 'b',
    passed: ['a'],
    asked: { a: 0, b: patience },
    afterMs: patience + 2500,
  });
});

test('asks no further server when one closes after the next was asked', async () => {
  const closing = { closesAfterMs: patience + 10 };

  expect(await outcomeOf([closing, { answersAfterMs: 100, connectsAfterMs: 101 }, good])).toMatchObject({
    address: 'b',
    asked: { a: 0, b: patience },
  });
});

test('asks the next server at once when one fails while an earlier one is silent', async () => {
  expect(await outcomeOf([silent, failing(50), good])).toMatchObject({
    address: 'c',
    asked: { a: 0, b: patience, c: patience + 50 },
  });
});

test('waits no longer when the last server closes a connection', async () => {
  expect(await outcomeOf([{ closesAfterMs: 1000 }])).toMatchObject({ afterMs: silence });
});

test('rejects as soon as the last pending server has failed', async () => {
  expect(await outcomeOf([failing(800), failing(100)])).toMatchObject({ afterMs: 800 });
});

test('does not take a client for connected that nothing has answered', async () => {
  expect(await outcomeOf([taking, good])).toMatchObject({ address: 'b', asked: { a: 0, b: 400 } });
});

test('keeps its hope for a slower server while another one fails', async () => {
  expect(await outcomeOf([{ answersAfterMs: 2000, connectsAfterMs: 2001 }, failing(50)])).toMatchObject({
    address: 'a',
    passed: ['b'],
    afterMs: 2001,
  });
});

test('rejects when every server has failed, and names each with its reason', async () => {
  const { error, afterMs } = (await outcomeOf([refused, silent])) as { error: unknown; afterMs: number };

  expect(error).toBeInstanceOf(BrokersUnreachableError);
  expect((error as Error).message).toBe('a: Error; b: no answer');
  expect(afterMs).toBe(1 + silence);
});

test('waits three seconds after the last server was asked if none answers', async () => {
  expect(await outcomeOf([silent, silent])).toMatchObject({ afterMs: patience + silence });
});

test('ends with a failure after which no other server is to be asked', async () => {
  const missing = { answersAfterMs: 1, fails: { afterMs: 5, with: new Error('no such topic') } };

  expect(await outcomeOf([missing, good], () => true)).toMatchObject({ asked: { a: 0 }, afterMs: 5 });
});

test.each([
  ['is silent', silent],
  ['closes its connection', { closesAfterMs: 5 }],
  ['fails', failing(5)],
])('rejects with the reason when aborted, and asks no other server, while one %s', async (_how, server) => {
  const { outcome, abort } = connecting([server, good]);
  const reason = new Error('destroyed');
  abort(reason);
  await jest.advanceTimersByTimeAsync(60_000);

  expect(await outcome).toEqual({ error: reason, asked: { a: 0 }, afterMs: 0 });
});

test('leaves neither a timer nor a listener when a server is connected', async () => {
  const { outcome, signal } = connecting([good, good]);
  await jest.advanceTimersByTimeAsync(2);
  await outcome;

  expect([jest.getTimerCount(), getEventListeners(signal, 'abort')]).toEqual([0, []]);
});
