import { pause } from '../../../platform/pause.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('resolves after its time', async () => {
  const done: boolean[] = [];
  void pause(50).then(() => done.push(true));

  await jest.advanceTimersByTimeAsync(49);
  expect(done).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(done).toEqual([true]);
});

test('rejects with an AbortError at an abort, and leaves no timer', async () => {
  const stop = new AbortController();
  const outcome = expect(pause(50, stop.signal)).rejects.toMatchObject({
    name: 'AbortError',
    message: 'The pause was aborted',
  });
  expect(jest.getTimerCount()).toBe(1);

  stop.abort();

  await outcome;
  expect(jest.getTimerCount()).toBe(0);
});

test('rejects at once after an abort, and leaves no timer', async () => {
  await expect(pause(50, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  expect(jest.getTimerCount()).toBe(0);
});

test('does not listen to its signal any more when it is over', async () => {
  const { signal } = new AbortController();
  const removed = jest.spyOn(signal, 'removeEventListener');
  const over = pause(5, signal);
  await jest.advanceTimersByTimeAsync(5);
  await over;

  expect(removed).toHaveBeenCalledWith('abort', expect.any(Function));
});
