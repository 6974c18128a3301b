import { beforeResponse } from '../../../triggers/delivery/before-response.ts';
import type { Publish } from '../../../triggers/delivery/event-bus.ts';
import { PublishError } from '../../../triggers/errors.ts';
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
  const publish: Publish = (_event, signal) => {
    signals.push(signal);
    return new Promise(() => undefined);
  };
  return { signals, publish };
}

/** Whether the promise has settled: fulfilled, rejected, or not yet. */
function watch(promise: Promise<void>) {
  const watched: { state: 'waiting' | 'fulfilled' | 'rejected'; error?: unknown } = { state: 'waiting' };
  promise.then(
    () => (watched.state = 'fulfilled'),
    (error: unknown) => Object.assign(watched, { state: 'rejected', error }),
  );
  return watched;
}

test('an event that the bus takes is published, and no timer is left', async () => {
  const published: unknown[] = [];
  const publish: Publish = (one, { aborted }) => {
    published.push({ one, aborted });
    return Promise.resolve();
  };

  await beforeResponse(publish, 1_000)(event);

  expect(published).toEqual([{ one: event, aborted: false }]);
  expect(jest.getTimerCount()).toBe(0);
});

test('a bus that does not answer is given up after the time limit, not before, with the code TIMEOUT', async () => {
  const { publish, signals } = silentBus();
  const publishing = watch(beforeResponse(publish, 1_000)(event));

  await jest.advanceTimersByTimeAsync(999);
  expect(publishing.state).toBe('waiting');
  expect(signals[0]?.aborted).toBe(false);

  await jest.advanceTimersByTimeAsync(1);
  expect(publishing.error).toBeInstanceOf(PublishError);
  expect(publishing).toMatchObject({ error: { code: 'TIMEOUT', message: expect.stringMatching('1000 ms') as string } });
});

test('what the client still does is aborted at the time limit', async () => {
  const { publish, signals } = silentBus();
  watch(beforeResponse(publish, 300)(event));

  await jest.advanceTimersByTimeAsync(300);

  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test('a client that rejects because it was aborted changes nothing: the code is TIMEOUT', async () => {
  const publish: Publish = (_event, signal) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new PublishError('AbortError', 'aborted'));
      });
    });
  const publishing = watch(beforeResponse(publish, 300)(event));

  await jest.advanceTimersByTimeAsync(300);

  expect(publishing).toMatchObject({ state: 'rejected', error: { code: 'TIMEOUT' } });
});

test.each([
  ['rejects', () => Promise.reject(new PublishError('ThrottlingException', 'slow down'))],
  [
    'throws',
    () => {
      throw new PublishError('ThrottlingException', 'slow down');
    },
  ],
])('a publish that %s is refused at once with its own error, and no timer is left', async (_what, publish) => {
  await expect(beforeResponse(publish, 1_000)(event)).rejects.toMatchObject({ code: 'ThrottlingException' });
  expect(jest.getTimerCount()).toBe(0);
});
