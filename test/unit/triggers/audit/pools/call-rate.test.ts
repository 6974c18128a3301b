import { callRate } from '../../../../../triggers/audit/pools/call-rate.ts';

/** A rate of one call per second over a clock that pauses move; keeps when calls began. */
function aRate(intervalMs = 1_000) {
  const time = { now: 0 };
  const began: number[] = [];
  const rate = callRate({
    intervalMs,
    clock: () => time.now,
    pause: (ms) => {
      time.now += ms;
      return Promise.resolve();
    },
  });
  const call = (maxWaitMs = 5_000, failure?: string) =>
    rate.run(() => {
      began.push(time.now);
      return failure === undefined
        ? Promise.resolve('answer')
        : Promise.reject(Object.assign(new Error(failure), { name: failure }));
    }, maxWaitMs);
  return { time, began, call };
}

test('calls begin no closer together than the interval', async () => {
  const { began, call, time } = aRate();

  for (let count = 0; count < 3; count += 1) expect(await call()).toBe('answer');
  time.now += 10_000;
  await call();

  expect(began).toEqual([0, 1_000, 2_000, 12_000]);
});

test('skips a call whose turn comes too late, at no cost for other calls', async () => {
  const { began, call, time } = aRate();

  await call();
  await expect(call(999)).rejects.toMatchObject({ code: 'LOOK_UP_LIMIT' });
  time.now += 1_000;
  await call(0);

  expect(began).toEqual([0, 1_000]);
});

test('concurrent calls take turns, and the last ones have no time for theirs', async () => {
  const began: number[] = [];
  const rate = callRate({ intervalMs: 1_000, clock: () => 0, pause: () => Promise.resolve() });
  const results = await Promise.allSettled(
    Array.from({ length: 9 }, (_, index) => rate.run(() => Promise.resolve(began.push(index)), 5_000)),
  );

  expect(results.map(({ status }) => status)).toEqual([
    ...Array<string>(6).fill('fulfilled'),
    ...Array<string>(3).fill('rejected'),
  ]);
});

test.each(['TooManyRequestsException', 'ThrottlingException', 'LimitExceededException'])(
  'after %s it waits a second, then twice as long each time, up to a minute',
  async (name) => {
    const { time, call } = aRate(100);
    await expect(call(0, name)).rejects.toMatchObject({ name });
    const waits: number[] = [];
    for (let count = 0; count < 8; count += 1) {
      await expect(call(0)).rejects.toMatchObject({ code: 'LOOK_UP_LIMIT' });
      const before = time.now;
      await expect(call(Infinity, name)).rejects.toMatchObject({ name });
      waits.push(time.now - before);
    }

    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  },
);

test('a call that Cognito answers ends the waiting', async () => {
  const { time, call } = aRate(100);
  await call(0, 'TooManyRequestsException').catch(() => undefined);
  await call(Infinity);
  await call(Infinity, 'TooManyRequestsException').catch(() => undefined);
  const before = time.now;
  await call(Infinity);

  expect(time.now - before).toBe(1_000);
});

test.each(['AccessDeniedException', 'InternalErrorException'])('%s makes no call wait longer', async (name) => {
  const { call, time } = aRate(100);

  await expect(call(0, name)).rejects.toMatchObject({ name });
  await call();
  expect(time.now).toBe(100);
});

test.each([[undefined], [null], ['text']])('rejects with %p if a call does', async (reason) => {
  const rate = callRate({ intervalMs: 0, clock: () => 0, pause: () => Promise.resolve() });

  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- not only errors are thrown
  await expect(rate.run(() => Promise.reject(reason), 0)).rejects.toBe(reason);
});

describe('concurrent calls', () => {
  /** A rate over fake timers whose calls take 300 ms, and Cognito throttles each of them. */
  function aThrottledRate() {
    const began: number[] = [];
    const start = Date.now();
    const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
    const rate = callRate({ intervalMs: 100, clock: () => Date.now() - start, pause });
    const call = async () => {
      began.push(Date.now() - start);
      await pause(300);
      throw Object.assign(new Error('slow down'), { name: 'TooManyRequestsException' });
    };
    const run = (maxWaitMs = 5_000) => rate.run(call, maxWaitMs).catch((error: unknown) => (error as Error).message);
    return { began, run };
  }

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('are not made after a throttled one, although they have their turns', async () => {
    const { began, run } = aThrottledRate();
    const results = Promise.all(Array.from({ length: 10 }, () => run()));
    await jest.advanceTimersByTimeAsync(10_000);

    expect(began).toEqual([0, 100, 200]);
    expect(await results).toEqual([...Array<string>(3).fill('slow down'), ...Array<string>(7).fill('LOOK_UP_LIMIT')]);
  });

  test('throttled together make the next one wait for only one second', async () => {
    const { began, run } = aThrottledRate();
    void Promise.all(Array.from({ length: 3 }, () => run()));
    await jest.advanceTimersByTimeAsync(600);
    void run();
    await jest.advanceTimersByTimeAsync(5_000);

    expect(began).toEqual([0, 100, 200, 1_300]);
  });

  describe('begun in the millisecond of a throttled one', () => {
    const throttled = Object.assign(new Error('slow down'), { name: 'TooManyRequestsException' });

    /** After two calls, throttled at 0 ms and ended so: how long a further throttled call makes the next one wait. */
    async function nextWait(end: () => Promise<unknown>) {
      const time = { now: 0 };
      const pause = (ms: number) => Promise.resolve(void (time.now += ms));
      const rate = callRate({ intervalMs: 0, clock: () => time.now, pause });
      const [first, second] = [Promise.withResolvers<unknown>(), Promise.withResolvers<unknown>()];
      const calls = [first, second].map(({ promise }) => rate.run(() => promise, 0).catch(() => undefined));
      first.reject(throttled);
      await calls[0];
      second.resolve(end());
      await calls[1];
      await rate.run(() => Promise.reject(throttled), Infinity).catch(() => undefined);
      const before = time.now;
      await rate.run(() => Promise.resolve(), Infinity);
      return time.now - before;
    }

    test.each([
      ['throttled', () => Promise.reject(throttled)],
      ['answered', () => Promise.resolve()],
    ])('a call under way with the other (%s) changes no wait', async (_what, end) => {
      expect(await nextWait(end)).toBe(2_000);
    });
  });
});
