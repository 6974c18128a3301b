import { pauses } from '../../../platform/pauses.ts';

test.each([
  [1, 1000],
  [2, 2000],
  [4, 8000],
])('after attempt %d waits %d milliseconds', async (attempt, milliseconds) => {
  jest.useFakeTimers();
  try {
    const begin = Date.now();
    const pause = pauses(attempt);
    await jest.runAllTimersAsync();
    await pause;

    expect(Date.now() - begin).toBe(milliseconds);
  } finally {
    jest.useRealTimers();
  }
});
