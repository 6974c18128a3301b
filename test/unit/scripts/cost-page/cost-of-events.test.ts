import { assumptions } from '../../../../scripts/cost-page/assumptions.ts';
import { fullBatches } from '../../../../scripts/cost-page/batches.ts';
import {
  batchMs,
  costOfProducer,
  costsOfMillion,
  eventsOfMonth,
  forwarderEventsPerSecond,
  invocations,
  total,
} from '../../../../scripts/cost-page/cost-of-events.ts';

test('invocations cost by their number, and by their memory and time', () => {
  // A million invocations of 256 MiB and 15 ms take 3750 GB-seconds.
  expect(invocations(1_000_000, 256, 15)).toBeCloseTo(0.2 + 3_750 * 0.0000133334, 6);
  expect(invocations(1_000_000, 1_024, 0)).toBeCloseTo(0.2, 6);
});

test('a million events in full batches of the default profile, computed by hand', () => {
  const costs = costsOfMillion(assumptions, fullBatches(assumptions));

  expect(costs.bus).toBe(1);
  // One request to send, and a tenth each to receive and to delete.
  expect(costs.queue).toBeCloseTo(1.2 * 0.4, 6);
  expect(costs.trigger).toBeCloseTo(0.25, 3);
  // A gigabyte in, and kept for 14 of 30 days.
  expect(costs.archive).toBeCloseTo(0.1 + 0.023 * (14 / 30), 6);
  // 100,000 batches of 13.54 ms with half a gigabyte.
  expect(costs.forwarder).toBeCloseTo(0.02 + 100_000 * 0.5 * 0.01354 * 0.0000133334, 4);
  expect(total(costs)).toBeCloseTo(1.87, 2);
});

test('an event alone in its batch costs three requests and a forwarder invocation', () => {
  const { queue, forwarder } = costsOfMillion(assumptions, { events: 1, inReceive: 1 });

  expect(queue).toBeCloseTo(1.2, 6);
  expect(forwarder).toBeGreaterThan(0.2);
});

test('a batch takes its CPU time on a share of a vCPU, and waits for Kafka', () => {
  const plain = { ...assumptions, batchCpuUs: 1000, eventCpuUs: 90, batchSize: 100, acknowledgementMs: 5 };

  expect(batchMs({ ...plain, forwarderMiB: 1_769 }, 100)).toBeCloseTo(15, 6);
  expect(batchMs({ ...plain, forwarderMiB: 3_538 }, 100)).toBeCloseTo(15, 6);
  expect(batchMs({ ...plain, forwarderMiB: 884.5 }, 100)).toBeCloseTo(25, 6);
  expect(forwarderEventsPerSecond({ ...plain, forwarderMiB: 1_769, maxConcurrency: 3 })).toBeCloseTo(20_000, 6);
});

test('a producer in the trigger costs its invocation of 50 ms', () => {
  expect(costOfProducer(assumptions)).toBeCloseTo(0.2 + 12_500 * 0.0000133334, 6);
});

test('a month has 30 days', () => {
  expect(eventsOfMonth(300)).toBe(777_600_000);
});
