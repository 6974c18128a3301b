import { failOpen } from '../../../../triggers/publish/fail-open.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** A look that takes so long, with this limit for each subject; the lines it logged, and whether it ended. */
function lookTaking(ms: number, limitMs: number | undefined) {
  const lines: unknown[] = [];
  const look = failOpen(
    () => () => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    (line) => void lines.push(JSON.parse(line)),
    undefined,
    () => limitMs,
  );
  const state = { lines, hasEnded: false };
  void look(undefined).then(() => (state.hasEnded = true));
  return state;
}

test.each([undefined, Infinity])('waits as long as it takes for a look with the limit %p', async (limitMs) => {
  const state = lookTaking(60_000, limitMs);

  await jest.advanceTimersByTimeAsync(59_999);
  expect(state).toEqual({ lines: [], hasEnded: false });
  await jest.advanceTimersByTimeAsync(1);
  expect(state).toEqual({ lines: [], hasEnded: true });
});

test.each([
  [1_000, 1_125],
  [-1_000, 125],
])('stops waiting soon after a limit of %i ms, and counts the event', async (limitMs, endMs) => {
  const state = lookTaking(60_000, limitMs);

  await jest.advanceTimersByTimeAsync(endMs - 1);
  expect(state.hasEnded).toBe(false);
  await jest.advanceTimersByTimeAsync(1);
  expect(state).toMatchObject({ lines: [{ code: 'TIMEOUT', EventsNotNormalized: 1 }], hasEnded: true });
});

test('leaves no timer after a look that ends in time', async () => {
  lookTaking(10, 1_000);
  await jest.advanceTimersByTimeAsync(10);

  expect(jest.getTimerCount()).toBe(0);
});
