import { delivery, type Delivered } from '../../../../triggers/publish/delivery.ts';
import { refuseAll, type Publish, type Refusal } from '../../../../triggers/publish/event-bus.ts';
import type { SendToOutbox } from '../../../../triggers/publish/outbox.ts';
import { anEvent } from '../../../given/builders/an-event.ts';

const [event, other] = [anEvent(), anEvent()];
const budget = { busMs: 1_000, outboxMs: 500 };

const accepts: Publish = () => Promise.resolve([]);
const refuses: Publish = (events) => Promise.resolve(refuseAll(events, 'ThrottlingException'));
const acceptsNothing: SendToOutbox = (refusals) => Promise.resolve(refusals);
const fails = () => Promise.reject(new Error('against its word'));
const throws = () => {
  throw new Error('against its word');
};

/** A port that never settles, and the signals it was given. */
function silent() {
  const signals: (AbortSignal | undefined)[] = [];
  const port = (_items: unknown, signal?: AbortSignal) => {
    signals.push(signal);
    return new Promise<Refusal[]>(() => undefined);
  };
  return { port, signals, aborted: () => signals.map((signal) => signal?.aborted) };
}

/** An outbox that keeps what it is given. */
function outbox() {
  const kept: Refusal[] = [];
  const sendToOutbox: SendToOutbox = (refusals) => {
    kept.push(...refusals);
    return Promise.resolve([]);
  };
  return { kept, sendToOutbox };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const clock = () => performance.now();
const deliver = (publish: Publish, sendToOutbox?: SendToOutbox) =>
  delivery({ publish, sendToOutbox, budget, clock })([event, other]);

/** What the delivery has settled with so far. */
function watch(promise: Promise<Delivered>) {
  const settled: Delivered[] = [];
  void promise.then((delivered) => settled.push(delivered));
  return settled;
}

test('publishes events without calling the outbox, and leaves no timer', async () => {
  let calls = 0;
  const sendToOutbox: SendToOutbox = () => {
    calls += 1;
    return Promise.resolve([]);
  };

  await expect(deliver(accepts, sendToOutbox)).resolves.toEqual({ published: 2, sentToOutbox: [], notPublished: [] });

  expect([calls, jest.getTimerCount()]).toEqual([0, 0]);
});

test('sends rejected events to the outbox with their codes', async () => {
  const { kept, sendToOutbox } = outbox();
  const refusals = refuseAll([event, other], 'ThrottlingException');

  await expect(deliver(refuses, sendToOutbox)).resolves.toEqual({
    published: 0,
    sentToOutbox: refusals,
    notPublished: [],
  });

  expect(kept).toEqual(refusals);
  expect(jest.getTimerCount()).toBe(0);
});

test('sends only the rejected events to the outbox', async () => {
  const { kept, sendToOutbox } = outbox();
  const refusal = { event: other, code: 'InternalFailure' };

  const delivered = await deliver(() => Promise.resolve([refusal]), sendToOutbox);

  expect(delivered).toEqual({ published: 1, sentToOutbox: [refusal], notPublished: [] });
  expect(kept).toEqual([refusal]);
});

test('reports only events that the outbox rejects as not published', async () => {
  const delivered = await deliver(refuses, (refusals) => Promise.resolve(refusals.slice(1)));

  const [first, second] = refuseAll([event, other], 'ThrottlingException');
  expect(delivered).toEqual({ published: 0, sentToOutbox: [first], notPublished: [second] });
});

test('reports rejected events as not published without an outbox', async () => {
  const notPublished = refuseAll([event, other], 'ThrottlingException');

  await expect(deliver(refuses)).resolves.toEqual({ published: 0, sentToOutbox: [], notPublished });
});

test('sends the events to the outbox after the time of a silent bus', async () => {
  const { port, aborted } = silent();
  const { kept, sendToOutbox } = outbox();
  const settled = watch(deliver(port, sendToOutbox));
  const sentToOutbox = refuseAll([event, other], 'TIMEOUT');

  await jest.advanceTimersByTimeAsync(999);
  expect([settled, kept, aborted()]).toEqual([[], [], [false]]);

  await jest.advanceTimersByTimeAsync(1);
  expect(settled).toEqual([{ published: 0, sentToOutbox, notPublished: [] }]);
  expect(kept).toEqual(sentToOutbox);
  expect(aborted()).toEqual([true]);
});

test('ends within the budget if neither bus nor outbox answers', async () => {
  const [bus, queue] = [silent(), silent()];
  const settled = watch(deliver(bus.port, queue.port));

  await jest.advanceTimersByTimeAsync(1_499);
  expect([settled, queue.aborted()]).toEqual([[], [false]]);

  await jest.advanceTimersByTimeAsync(1);
  expect(settled).toEqual([{ published: 0, sentToOutbox: [], notPublished: refuseAll([event, other], 'TIMEOUT') }]);
  expect(queue.aborted()).toEqual([true]);
  expect(jest.getTimerCount()).toBe(0);
});

test("gives the outbox the rest of the budget, and keeps the bus's reason if it hangs", async () => {
  const settled = watch(deliver(refuses, silent().port));

  await jest.advanceTimersByTimeAsync(1_499);
  expect(settled).toEqual([]);

  await jest.advanceTimersByTimeAsync(1);
  expect(settled).toMatchObject([{ notPublished: [{ code: 'ThrottlingException' }, { code: 'ThrottlingException' }] }]);
});

test.each([
  ['rejects', fails],
  ['throws', throws],
])('sends the events to the outbox if the bus %s against its contract', async (_what, publish) => {
  const { sendToOutbox } = outbox();
  const sentToOutbox = refuseAll([event, other], 'UNKNOWN');

  await expect(deliver(publish, sendToOutbox)).resolves.toEqual({ published: 0, sentToOutbox, notPublished: [] });
});

test.each([
  ['rejects', fails],
  ['throws', throws],
  ['keeps nothing', acceptsNothing],
])('reports the events as not published if the outbox %s', async (_what, sendToOutbox) => {
  const notPublished = refuseAll([event, other], 'ThrottlingException');

  await expect(deliver(refuses, sendToOutbox)).resolves.toEqual({ published: 0, sentToOutbox: [], notPublished });
});

describe('with less time left than the budget', () => {
  const deliverIn = (leftMs: number, publish: Publish, sendToOutbox?: SendToOutbox) =>
    delivery({ publish, sendToOutbox, budget, clock })([event, other], leftMs);

  test.each([0, -20])(
    'calls neither the bus nor the outbox with %i ms left, and returns the events',
    async (leftMs) => {
      const { port, signals } = silent();

      const notPublished = refuseAll([event, other], 'NO_TIME');
      await expect(deliverIn(leftMs, port, port)).resolves.toEqual({ published: 0, sentToOutbox: [], notPublished });
      expect(signals).toEqual([]);
    },
  );

  test('both have their shares of it', async () => {
    const [bus, queue] = [silent(), silent()];
    const settled = watch(deliverIn(300, bus.port, queue.port));

    await jest.advanceTimersByTimeAsync(199);
    expect([bus.aborted(), queue.aborted()]).toEqual([[false], []]);
    await jest.advanceTimersByTimeAsync(1);
    expect([bus.aborted(), queue.aborted()]).toEqual([[true], [false]]);
    await jest.advanceTimersByTimeAsync(100);
    expect(settled).toMatchObject([{ published: 0, sentToOutbox: [], notPublished: [{}, {}] }]);
  });

  test('leaves all of it to the bus without an outbox', async () => {
    const settled = watch(deliverIn(300, silent().port));

    await jest.advanceTimersByTimeAsync(299);
    expect(settled).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(settled).toHaveLength(1);
  });
});
