import { anInvocation } from '../../../given/builders/an-invocation.ts';
import { failOpen, type LazyProcessor } from '../../../../triggers/publish/fail-open.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Processes for this time, with this limit; the lines of the log, and whether it ended. */
function processingFor(ms: number, limitMs: number | undefined) {
  const lines: unknown[] = [];
  const processor: LazyProcessor = {
    start: () => () => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    log: (line) => void lines.push(JSON.parse(line)),
    bus: () => 'identity',
  };
  const state = { lines, hasEnded: false };
  const timeLeft = limitMs === undefined ? undefined : () => limitMs;
  void failOpen(anInvocation({ timeLeft }), processor).then(() => (state.hasEnded = true));
  return state;
}

test.each([undefined, Infinity])('waits as long as it takes for a processor with the limit %p', async (limitMs) => {
  const state = processingFor(60_000, limitMs);

  await jest.advanceTimersByTimeAsync(59_999);
  expect(state).toEqual({ lines: [], hasEnded: false });
  await jest.advanceTimersByTimeAsync(1);
  expect(state).toEqual({ lines: [], hasEnded: true });
});

test.each([
  [1_000, 1_125],
  [-1_000, 125],
])('stops waiting soon after a limit of %i ms, and counts the event', async (limitMs, endMs) => {
  const state = processingFor(60_000, limitMs);

  await jest.advanceTimersByTimeAsync(endMs - 1);
  expect(state.hasEnded).toBe(false);
  await jest.advanceTimersByTimeAsync(1);
  expect(state).toMatchObject({ lines: [{ code: 'TIMEOUT', EventsNotNormalized: 1 }], hasEnded: true });
});

test('leaves no timer after a processor that ends in time', async () => {
  processingFor(10, 1_000);
  await jest.advanceTimersByTimeAsync(10);

  expect(jest.getTimerCount()).toBe(0);
});
