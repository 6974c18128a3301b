import { beforeResponse } from '../../../triggers/delivery/before-response.ts';
import { refuseAll, type Publish, type Refusal } from '../../../triggers/delivery/event-bus.ts';
import { anEvent } from '../../builders/an-event.ts';

const event = anEvent();

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** A publish that never settles, and the signals it was given. */
function silentBus() {
  const signals: AbortSignal[] = [];
  const publish: Publish = (_events, signal) => {
    if (signal) signals.push(signal);
    return new Promise(() => undefined);
  };
  return { signals, publish };
}

/** What the promise has settled with so far. */
function watch(promise: Promise<readonly Refusal[]>) {
  const watched: { state: 'waiting' | 'fulfilled' | 'rejected'; refusals?: readonly Refusal[] } = { state: 'waiting' };
  promise.then(
    (refusals) => Object.assign(watched, { state: 'fulfilled', refusals }),
    () => (watched.state = 'rejected'),
  );
  return watched;
}

test('events that the bus takes are published, and no timer is left', async () => {
  const published: unknown[] = [];
  const publish: Publish = (events, signal) => {
    published.push({ events, aborted: signal?.aborted });
    return Promise.resolve([]);
  };

  await expect(beforeResponse(publish, 1_000)([event])).resolves.toEqual([]);

  expect(published).toEqual([{ events: [event], aborted: false }]);
  expect(jest.getTimerCount()).toBe(0);
});

test('what the bus refuses is refused at once with its own code, and no timer is left', async () => {
  const publish: Publish = (events) => Promise.resolve(refuseAll(events, 'ThrottlingException'));

  await expect(beforeResponse(publish, 1_000)([event])).resolves.toEqual([{ event, code: 'ThrottlingException' }]);

  expect(jest.getTimerCount()).toBe(0);
});

test('a bus that does not answer is given up after the time limit, not before, with the code TIMEOUT', async () => {
  const { publish, signals } = silentBus();
  const other = anEvent();
  const publishing = watch(beforeResponse(publish, 1_000)([event, other]));

  await jest.advanceTimersByTimeAsync(999);
  expect(publishing.state).toBe('waiting');
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);

  await jest.advanceTimersByTimeAsync(1);
  expect(publishing).toEqual({
    state: 'fulfilled',
    refusals: [
      { event, code: 'TIMEOUT' },
      { event: other, code: 'TIMEOUT' },
    ],
  });
});

test('what the client still does is aborted at the time limit', async () => {
  const { publish, signals } = silentBus();
  watch(beforeResponse(publish, 300)([event]));

  await jest.advanceTimersByTimeAsync(300);

  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test('a client that refuses because it was aborted changes nothing: the code is TIMEOUT', async () => {
  const publish: Publish = (events, signal) =>
    new Promise((resolve) => {
      signal?.addEventListener('abort', () => {
        resolve(refuseAll(events, 'AbortError'));
      });
    });
  const publishing = watch(beforeResponse(publish, 300)([event]));

  await jest.advanceTimersByTimeAsync(300);

  expect(publishing).toEqual({ state: 'fulfilled', refusals: [{ event, code: 'TIMEOUT' }] });
});

test('a time limit that has passed already refuses what is not taken at once', async () => {
  const publishing = watch(beforeResponse(silentBus().publish, -20)([event]));

  await jest.advanceTimersByTimeAsync(1);

  expect(publishing).toEqual({ state: 'fulfilled', refusals: [{ event, code: 'TIMEOUT' }] });
});

test.each([
  ['rejects', () => Promise.reject(new Error('against its word'))],
  [
    'throws',
    () => {
      throw new Error('against its word');
    },
  ],
])('a publish that %s although it must not leaves no timer', async (_what, publish) => {
  await expect(beforeResponse(publish, 1_000)([event])).rejects.toThrow('against its word');

  expect(jest.getTimerCount()).toBe(0);
});
