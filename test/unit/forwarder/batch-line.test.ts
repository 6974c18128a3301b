import { batchLine } from '../../../forwarder/batch-line.ts';
import type { Forwarded } from '../../../forwarder/forward-batch.ts';
import { aFailure, retriable } from '../../given/builders/a-failure.ts';
import { aMessage } from '../../given/builders/a-message.ts';
import { outgoings } from '../../given/builders/an-outgoing.ts';

const endMs = Date.UTC(2026, 10, 24, 3, 12, 45);
const about = { requestId: 'request-1', received: 250, durationMs: 90, bus: 'identity' };

/** The line of a batch, in whose parts nothing else happened. */
const lineOf = (forwarded: Partial<Forwarded>) =>
  JSON.parse(
    batchLine({ delivered: [], possibleDuplicates: 0, deadLettered: [], retried: [], ...forwarded }, about, {
      beginMs: endMs - 7,
      endMs,
    }),
  ) as Record<string, unknown>;

/** The lags in the line of a batch whose nth event is that many milliseconds old. */
function lagsOf(agesMs: readonly number[]) {
  const delivered = outgoings(agesMs.length).map((one, index) => ({
    ...one,
    time: new Date(endMs - (agesMs[index] ?? 0)).toISOString(),
  }));
  return lineOf({ delivered })['DeliveryLagMilliseconds'] as number[] | undefined;
}

test('logs the lag of each event', () => {
  expect(lagsOf([30, 10, 20])).toEqual([30, 10, 20]);
});

test('logs 100 lags of more events, evenly distributed, with the longest', () => {
  const lags = lagsOf(Array.from({ length: 250 }, (_unused, index) => 250 - index)) ?? [];

  expect(lags).toHaveLength(100);
  expect(lags.slice(-1)).toEqual([250]);
  expect(lags.slice(0, 2)).toEqual([3, 5]);
});

test('keeps the order of as many lags as CloudWatch takes in a line', () => {
  const ages = Array.from({ length: 100 }, (_unused, index) => 100 - index);

  expect(lagsOf(ages)).toEqual(ages);
});

test('logs no lag of an event from a clock that is ahead, nor without events', () => {
  expect(lagsOf([-500])).toEqual([0]);
  expect(lagsOf([])).toBeUndefined();
});

test('reports the age of the oldest message that goes back to the queue', () => {
  const ofAge = (ageMs: number) => aFailure({ message: aMessage({ sentMs: endMs - ageMs }), cause: retriable });
  const withoutTime = aFailure({ cause: retriable });

  expect(lineOf({ retried: [ofAge(20), ofAge(900), withoutTime] })).toHaveProperty('OldestRetriedMilliseconds', 900);
});

test.each([
  ['for a message from a clock that is ahead', [aFailure({ message: aMessage({ sentMs: endMs + 50 }) })]],
  ['if no message goes back', []],
])('reports an age of 0 %s', (_when, retried) => {
  expect(lineOf({ retried })).toHaveProperty('OldestRetriedMilliseconds', 0);
});

test('reports no age of a dead-lettered message', () => {
  const deadLettered = [aFailure({ message: aMessage({ sentMs: endMs - 900 }) })];

  expect(lineOf({ deadLettered })).toHaveProperty('OldestRetriedMilliseconds', 0);
});

test('counts acknowledged canaries, and has no such metric without one', () => {
  const [canary, other] = outgoings(2).map((one, index) => (index === 0 ? { ...one, canary: 'id' } : one));

  expect(lineOf({ delivered: [canary, other].flatMap((one) => one ?? []) })).toHaveProperty('CanariesDelivered', 1);
  expect(lineOf({ delivered: outgoings(1) })).not.toHaveProperty('CanariesDelivered');
});

test('reports the lag of an event from CloudTrail in a metric of its own', () => {
  const [audit] = outgoings(1).map((one) => ({ ...one, isAudit: true, time: new Date(endMs - 300_000).toISOString() }));
  const line = lineOf({ delivered: audit ? [audit] : [] });

  expect(line).toHaveProperty('AuditLagMilliseconds', [300_000]);
  expect(line).not.toHaveProperty('DeliveryLagMilliseconds');
});
