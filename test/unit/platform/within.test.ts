import { within } from '../../../platform/within.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Work that never settles, and the signals it was given. */
function silentWork() {
  const signals: AbortSignal[] = [];
  const work = (signal: AbortSignal): Promise<string> => {
    signals.push(signal);
    return new Promise(() => undefined);
  };
  return { signals, work };
}

/** What the promise has settled with so far. */
function watch(promise: Promise<string>) {
  const settled: string[] = [];
  promise.then(
    (result) => settled.push(result),
    () => settled.push('rejected'),
  );
  return settled;
}

const otherwise = (why: string) => `without: ${why}`;

test('the result of work that ends in time is the result, and no timer is left', async () => {
  const aborted: boolean[] = [];
  const work = (signal: AbortSignal) => {
    aborted.push(signal.aborted);
    return Promise.resolve('done');
  };

  await expect(within(1_000, work, otherwise)).resolves.toBe('done');

  expect(aborted).toEqual([false]);
  expect(jest.getTimerCount()).toBe(0);
});

test('work that does not end is given up after the time limit, not before, and is aborted then', async () => {
  const { work, signals } = silentWork();
  const settled = watch(within(1_000, work, otherwise));

  await jest.advanceTimersByTimeAsync(999);
  expect(settled).toEqual([]);
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);

  await jest.advanceTimersByTimeAsync(1);
  expect(settled).toEqual(['without: TIMEOUT']);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test.each([
  ['answers', (settle: (result: string) => void) => settle],
  [
    'fails',
    (_settle: unknown, fail: (error: Error) => void) => () => {
      fail(new Error('AbortError'));
    },
  ],
])('work that %s because it was aborted changes nothing', async (_what, onAbort) => {
  const work = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      const end = onAbort(resolve, reject);
      signal.addEventListener('abort', () => {
        end('aborted');
      });
    });
  const settled = watch(within(300, work, otherwise));

  await jest.advanceTimersByTimeAsync(300);

  expect(settled).toEqual(['without: TIMEOUT']);
});

test.each([0, -20])('a time limit of %s ms ends what does not end at once', async (timeoutMs) => {
  const settled = watch(within(timeoutMs, silentWork().work, otherwise));
  const atOnce = watch(within(timeoutMs, () => Promise.resolve('done'), otherwise));

  await jest.advanceTimersByTimeAsync(1);

  expect([...settled, ...atOnce]).toEqual(['without: TIMEOUT', 'done']);
});

test.each([
  ['rejects', () => Promise.reject(new Error('no'))],
  [
    'throws',
    () => {
      throw new Error('no');
    },
  ],
])('work that %s gives what there is otherwise, and leaves no timer', async (_what, work) => {
  await expect(within(1_000, work, otherwise)).resolves.toBe('without: UNKNOWN');

  expect(jest.getTimerCount()).toBe(0);
});
