import { forwarderProfiles } from '../../../../contracts/forwarder-profile.ts';
import { assumptions } from '../../../../scripts/cost-page/assumptions.ts';
import { batchesAt, fullBatches, idleRequestsOfMonth, waitSeconds } from '../../../../scripts/cost-page/batches.ts';

const { 'low-latency': lowLatency, balanced, throughput } = forwarderProfiles;

test('a batch without a window is one request, with one message at low rates', () => {
  expect(batchesAt(30, lowLatency, assumptions)).toEqual({ events: 1, inReceive: 1 });
  expect(batchesAt(300, lowLatency, assumptions)).toEqual({ events: 1, inReceive: 1 });
});

test('a request has the messages that arrived during the previous one', () => {
  // Five pollers, 600 events per second each, 10 ms for a request.
  expect(batchesAt(3_000, lowLatency, assumptions)).toEqual({ events: 6, inReceive: 6 });
  expect(batchesAt(3_000, throughput, assumptions)).toMatchObject({ inReceive: 6 });
  expect(batchesAt(100_000, lowLatency, assumptions)).toEqual({ events: 10, inReceive: 10 });
});

test('batches become larger when no more of them may run', () => {
  const slow = { ...assumptions, acknowledgementMs: 1_000 };

  expect(batchesAt(30, lowLatency, slow).events).toBeCloseTo(3, 1);
  expect(batchesAt(3_000, lowLatency, slow)).toMatchObject({ events: 10 });
});

test('each poller gathers its share of the events until its window is over', () => {
  expect(batchesAt(30, balanced, assumptions)).toEqual({ events: 7, inReceive: 1 });
  expect(batchesAt(30, throughput, assumptions)).toEqual({ events: 31, inReceive: 1 });
  expect(batchesAt(3_000, balanced, assumptions)).toMatchObject({ events: 100 });
  expect(batchesAt(3_000, throughput, assumptions)).toMatchObject({ events: 1000 });
});

test('the first event of a batch waits until the batch is full, at most for the window', () => {
  expect(waitSeconds(30, lowLatency, assumptions)).toBe(0);
  expect(waitSeconds(30, balanced, assumptions)).toBe(1);
  expect(waitSeconds(3_000, balanced, assumptions)).toBeCloseTo(100 / 600, 6);
});

test('full batches are received and deleted by ten', () => {
  expect(fullBatches(assumptions)).toEqual({ events: 10, inReceive: 10 });
});

test('five pollers ask an empty queue three times per minute each', () => {
  expect(idleRequestsOfMonth(assumptions)).toBe(5 * 3 * 60 * 24 * 30);
});
