import { batchLine } from '../../forwarder/batch-line.ts';
import { outgoings } from '../builders/an-outgoing.ts';

const endMs = Date.UTC(2026, 10, 24, 3, 12, 45);
const about = { requestId: 'request-1', received: 250, durationMs: 90, bus: 'identity' };

/** The lags in the line of a batch whose nth event is that many milliseconds old. */
function lagsOf(agesMs: readonly number[]) {
  const delivered = outgoings(agesMs.length).map((one, index) => ({
    ...one,
    time: new Date(endMs - (agesMs[index] ?? 0)).toISOString(),
  }));
  const line = batchLine({ delivered, possiblyTwice: 0, parked: [], retried: [] }, about, {
    beginMs: endMs - 7,
    endMs,
  });
  return (JSON.parse(line) as { DeliveryLagMilliseconds?: number[] }).DeliveryLagMilliseconds;
}

test('the lag of each event is told', () => {
  expect(lagsOf([30, 10, 20])).toEqual([30, 10, 20]);
});

test('of more events than CloudWatch takes in a line, the lags are told evenly, the longest among them', () => {
  const lags = lagsOf(Array.from({ length: 250 }, (_unused, index) => index + 1)) ?? [];

  expect(lags).toHaveLength(100);
  expect(lags.slice(-1)).toEqual([250]);
  expect(lags.slice(0, 2)).toEqual([3, 5]);
});

test('an event from a clock that is ahead has no lag, and a batch without one tells of none', () => {
  expect(lagsOf([-500])).toEqual([0]);
  expect(lagsOf([])).toBeUndefined();
});
