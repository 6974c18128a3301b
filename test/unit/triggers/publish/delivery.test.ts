import { delivery, type Delivered } from '../../../../triggers/publish/delivery.ts';
import { refuseAll, type Publish, type Refusal } from '../../../../triggers/publish/event-bus.ts';
import type { Keep } from '../../../../triggers/publish/outbox.ts';
import { anEvent } from '../../../given/builders/an-event.ts';

const [event, other] = [anEvent(), anEvent()];
const budget = { busMs: 1_000, outboxMs: 500 };

const accepts: Publish = () => Promise.resolve([]);
const refuses: Publish = (events) => Promise.resolve(refuseAll(events, 'ThrottlingException'));
const keepsNothing: Keep = (refusals) => Promise.resolve(refusals);
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
  const keep: Keep = (refusals) => {
    kept.push(...refusals);
    return Promise.resolve([]);
  };
  return { kept, keep };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const clock = () => performance.now();
const deliver = (publish: Publish, keep?: Keep) => delivery({ publish, keep, budget, clock })([event, other]);

/** What the delivery has settled with so far. */
function watch(promise: Promise<Delivered>) {
  const settled: Delivered[] = [];
  void promise.then((delivered) => settled.push(delivered));
  return settled;
}

test('publishes events without calling the outbox, and leaves no timer', async () => {
  let calls = 0;
  const keep: Keep = () => {
    calls += 1;
    return Promise.resolve([]);
  };

  await expect(deliver(accepts, keep)).resolves.toEqual({ published: 2, outboxed: [], stranded: [] });

  expect([calls, jest.getTimerCount()]).toEqual([0, 0]);
});

test('what the bus refuses is kept in the outbox with its code', async () => {
  const { kept, keep } = outbox();
  const refusals = refuseAll([event, other], 'ThrottlingException');

  await expect(deliver(refuses, keep)).resolves.toEqual({ published: 0, outboxed: refusals, stranded: [] });

  expect(kept).toEqual(refusals);
  expect(jest.getTimerCount()).toBe(0);
});

test('of several events only the refused ones go to the outbox', async () => {
  const { kept, keep } = outbox();
  const refusal = { event: other, code: 'InternalFailure' };

  const delivered = await deliver(() => Promise.resolve([refusal]), keep);

  expect(delivered).toEqual({ published: 1, outboxed: [refusal], stranded: [] });
  expect(kept).toEqual([refusal]);
});

test('what the outbox does not keep is stranded, and nothing else', async () => {
  const delivered = await deliver(refuses, (refusals) => Promise.resolve(refusals.slice(1)));

  const [first, second] = refuseAll([event, other], 'ThrottlingException');
  expect(delivered).toEqual({ published: 0, outboxed: [first], stranded: [second] });
});

test('without an outbox what the bus refuses is stranded', async () => {
  const stranded = refuseAll([event, other], 'ThrottlingException');

  await expect(deliver(refuses)).resolves.toEqual({ published: 0, outboxed: [], stranded });
});

test('a bus that does not answer is given up after its time, and the outbox keeps its events', async () => {
  const { port, aborted } = silent();
  const { kept, keep } = outbox();
  const settled = watch(deliver(port, keep));
  const outboxed = refuseAll([event, other], 'TIMEOUT');

  await jest.advanceTimersByTimeAsync(999);
  expect([settled, kept, aborted()]).toEqual([[], [], [false]]);

  await jest.advanceTimersByTimeAsync(1);
  expect(settled).toEqual([{ published: 0, outboxed, stranded: [] }]);
  expect(kept).toEqual(outboxed);
  expect(aborted()).toEqual([true]);
});

test('a bus and an outbox that do not answer take no longer than the budget; the events are stranded', async () => {
  const [bus, queue] = [silent(), silent()];
  const settled = watch(deliver(bus.port, queue.port));

  await jest.advanceTimersByTimeAsync(1_499);
  expect([settled, queue.aborted()]).toEqual([[], [false]]);

  await jest.advanceTimersByTimeAsync(1);
  expect(settled).toEqual([{ published: 0, outboxed: [], stranded: refuseAll([event, other], 'TIMEOUT') }]);
  expect(queue.aborted()).toEqual([true]);
  expect(jest.getTimerCount()).toBe(0);
});

test('an outbox gets what the bus leaves of the budget; that it hangs does not change why the bus refused', async () => {
  const settled = watch(deliver(refuses, silent().port));

  await jest.advanceTimersByTimeAsync(1_499);
  expect(settled).toEqual([]);

  await jest.advanceTimersByTimeAsync(1);
  expect(settled).toMatchObject([{ stranded: [{ code: 'ThrottlingException' }, { code: 'ThrottlingException' }] }]);
});

test.each([
  ['rejects', fails],
  ['throws', throws],
])('a bus that %s although it must not has refused: the outbox keeps the events', async (_what, publish) => {
  const { keep } = outbox();
  const outboxed = refuseAll([event, other], 'UNKNOWN');

  await expect(deliver(publish, keep)).resolves.toEqual({ published: 0, outboxed, stranded: [] });
});

test.each([
  ['rejects', fails],
  ['throws', throws],
  ['keeps nothing', keepsNothing],
])('an outbox that %s strands the events, and loses none', async (_what, keep) => {
  const stranded = refuseAll([event, other], 'ThrottlingException');

  await expect(deliver(refuses, keep)).resolves.toEqual({ published: 0, outboxed: [], stranded });
});

describe('with less time left than the budget', () => {
  const deliverIn = (leftMs: number, publish: Publish, keep?: Keep) =>
    delivery({ publish, keep, budget, clock })([event, other], leftMs);

  test.each([0, -20])(
    'calls neither the bus nor the outbox with %i ms left, and returns the events',
    async (leftMs) => {
      const { port, signals } = silent();

      const stranded = refuseAll([event, other], 'NO_TIME');
      await expect(deliverIn(leftMs, port, port)).resolves.toEqual({ published: 0, outboxed: [], stranded });
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
    expect(settled).toMatchObject([{ published: 0, outboxed: [], stranded: [{}, {}] }]);
  });

  test('leaves all of it to the bus without an outbox', async () => {
    const settled = watch(deliverIn(300, silent().port));

    await jest.advanceTimersByTimeAsync(299);
    expect(settled).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(settled).toHaveLength(1);
  });
});
