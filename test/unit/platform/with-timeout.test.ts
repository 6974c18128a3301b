import { withTimeout } from '../../../platform/with-timeout.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const silence = () => new Promise<string>(() => undefined);

/** The outcomes of the promise until now. */
function watch(promise: Promise<string>) {
  const settled: string[] = [];
  promise.then(
    (result) => settled.push(result),
    (error: unknown) => settled.push(`rejected: ${(error as Error).message}`),
  );
  return settled;
}

const onTimeout = () => 'late';

test('resolves with the result of work in time, and leaves no timer', async () => {
  await expect(withTimeout(Promise.resolve('done'), 1_000, onTimeout)).resolves.toBe('done');

  expect(jest.getTimerCount()).toBe(0);
});

test('rejects with the error of work in time, and leaves no timer', async () => {
  const error = new Error('no');

  await expect(withTimeout(Promise.reject(error), 1_000, onTimeout)).rejects.toBe(error);

  expect(jest.getTimerCount()).toBe(0);
});

test.each([
  ['the result', onTimeout, 'late'],
  [
    'the error',
    () => {
      throw new Error('too late');
    },
    'rejected: too late',
  ],
])('settles with %s of onTimeout after the timeout, not before', async (_what, end, outcome) => {
  const settled = watch(withTimeout(silence(), 1_000, end));

  await jest.advanceTimersByTimeAsync(999);
  expect(settled).toEqual([]);

  await jest.advanceTimersByTimeAsync(1);
  expect(settled).toEqual([outcome]);
});

test.each(['resolves', 'rejects'] as const)('keeps its result when aborted work %s at once', async (end) => {
  const stop = new AbortController();
  const work = new Promise<string>((resolve, reject) => {
    stop.signal.addEventListener('abort', () => {
      if (end === 'resolves') resolve('aborted');
      else reject(new Error('aborted'));
    });
  });
  const settled = watch(
    withTimeout(work, 300, () => {
      stop.abort();
      return 'late';
    }),
  );

  await jest.advanceTimersByTimeAsync(300);

  expect(settled).toEqual(['late']);
});

test.each([0, -20, NaN])('ends work that does not end at once after a timeout of %s ms', async (timeoutMs) => {
  const silent = watch(withTimeout(silence(), timeoutMs, onTimeout));
  const immediate = watch(withTimeout(Promise.resolve('done'), timeoutMs, onTimeout));

  await jest.advanceTimersByTimeAsync(1);

  expect([...silent, ...immediate]).toEqual(['late', 'done']);
});

test.each([2 ** 31, Infinity])('waits for the longest time of a timer when the timeout is %s ms', async (timeoutMs) => {
  const settled = watch(withTimeout(silence(), timeoutMs, onTimeout));

  await jest.advanceTimersByTimeAsync(2 ** 31 - 2);
  expect(settled).toEqual([]);

  await jest.advanceTimersByTimeAsync(1);
  expect(settled).toEqual(['late']);
});
