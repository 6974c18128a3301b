import type { LagPoint } from '../wire/picture.ts';
import type { Rates } from '../picture/build-picture.ts';
import type { MetricQuery, MetricValues, WatchPort } from './live-aws.ts';
import { ageQuery, type AgedQueue, type CountQuery } from './metric-queries.ts';

const minuteMs = 60_000;

/** Length of the span of the rates. CloudWatch has counts per minute. */
export const windowSeconds = 60;

/** Time after a minute until its counts are in CloudWatch. */
const settleMs = minuteMs;

/** The lag before the start of the page that it shows, too. */
const historyMs = 3 * 60 * minuteMs;

/** Ages are wanted as they are now: the newest value of these minutes counts. */
const recentMs = 5 * minuteMs;

/** Facts of CloudWatch at one moment. */
export interface MetricReading {
  readonly rates: Rates;
  /** Ages in milliseconds, in the order of the queues. Undefined for an empty queue. */
  readonly ages: readonly (number | undefined)[];
  /** Points since the last reading, the oldest first. */
  readonly lag: readonly LagPoint[];
}

/** Returns a reader of these queries. It rejects with the error of CloudWatch. */
export function metricReader(
  watch: Pick<WatchPort, 'metrics'>,
  queries: readonly MetricQuery[],
  queues: readonly AgedQueue[],
): (nowMs: number) => Promise<MetricReading> {
  let shownUntil: number | undefined;
  return async (nowMs) => {
    // The newest whole minute whose counts have arrived.
    const minute = Math.floor((nowMs - settleMs) / minuteMs) * minuteMs - minuteMs;
    const since = Math.min(shownUntil ?? minute - historyMs, nowMs - 2 * recentMs);
    const from = new Date(Math.floor(since / minuteMs) * minuteMs);
    const values = await watch.metrics(queries, { from, to: new Date(nowMs) });
    const valuesOf = (id: string): MetricValues => values.get(id) ?? new Map();
    const lag = lagPoints(valuesOf, shownUntil ?? minute - historyMs, minute);
    shownUntil = minute;
    return {
      rates: ratesOf((id) => (valuesOf(id).get(minute) ?? 0) / windowSeconds),
      ages: queues.map((queue, index) => ageOf(queue, valuesOf(ageQuery(index)), valuesOf, nowMs)),
      lag,
    };
  };
}

type ValuesOf = (id: CountQuery | (string & {})) => MetricValues;

// A count that nothing wrote is a count of 0: the functions write it only with events. Events of CloudTrail have no count.
function ratesOf(perSecond: (id: CountQuery) => number): Rates {
  return {
    'cognito>bus': perSecond('published'),
    'cognito>outbox': perSecond('outboxed'),
    'outbox>bus': perSecond('recovered'),
    'bus>queue': perSecond('queued'),
    'queue>forwarder': perSecond('received'),
    'forwarder>kafka': perSecond('delivered'),
    'queue>dead-letters': perSecond('rejected'),
  };
}

/** A point for each minute after `shown`, up to `minute`. */
function lagPoints(valuesOf: ValuesOf, shown: number, minute: number): readonly LagPoint[] {
  const [p50, p99, delivered] = [valuesOf('lag50'), valuesOf('lag99'), valuesOf('delivered')];
  const count = Math.max(0, (minute - shown) / minuteMs);
  return Array.from({ length: count }, (_none, index): LagPoint => {
    const start = shown + (index + 1) * minuteMs;
    return {
      at: start + minuteMs,
      p50: p50.get(start),
      p99: p99.get(start),
      perSecond: (delivered.get(start) ?? 0) / windowSeconds,
    };
  });
}

/** SQS reports the age in seconds. 0 is the age of an empty queue. */
function ageOf({ retried }: AgedQueue, waiting: MetricValues, valuesOf: ValuesOf, nowMs: number): number | undefined {
  const waitingMs = (newest(waiting, nowMs) ?? 0) * 1000;
  const retriedMs = retried === undefined ? 0 : (newest(valuesOf(retried), nowMs) ?? 0);
  return Math.max(waitingMs, retriedMs) || undefined;
}

function newest(values: MetricValues, nowMs: number): number | undefined {
  const recent = [...values].filter(([start]) => start > nowMs - recentMs);
  return recent.toSorted(([one], [other]) => one - other).at(-1)?.[1];
}
