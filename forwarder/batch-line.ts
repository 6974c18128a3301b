import { logLine } from '../contracts/log-line.ts';
import { metrics } from '../contracts/metrics.ts';
import type { Forwarded } from './forward-batch.ts';

/** What CloudWatch takes of one metric in one line ("Specification: Embedded metric format", CloudWatch user guide). */
const mostValues = 100;

interface AboutBatch {
  readonly requestId: string;
  readonly received: number;
  readonly durationMs: number;
  /** Name of the bus, by which counts are told apart. */
  readonly bus: string | undefined;
}

/** The one line that the log has of a batch; `kafka` is when delivering began and ended, milliseconds since 1970. */
export function batchLine(
  { delivered, possiblyTwice, parked, retried }: Forwarded,
  { bus, ...about }: AboutBatch,
  kafka: { readonly beginMs: number; readonly endMs: number },
): string {
  const cause = (retried[0] ?? parked[0])?.cause;
  // Clocks differ: what seems to have happened later has taken no time.
  const lags = delivered.map(({ time }) => Math.max(0, kafka.endMs - Date.parse(time)));
  const counts = {
    [metrics.eventsDelivered]: delivered.length,
    [metrics.eventsRetried]: retried.length,
    [metrics.eventsParked]: parked.length,
    [metrics.eventsPossiblyTwice]: possiblyTwice,
    [metrics.batchSize]: about.received,
    [metrics.kafkaMilliseconds]: kafka.endMs - kafka.beginMs,
    ...(lags.length > 0 ? { [metrics.deliveryLagMilliseconds]: spread(lags) } : {}),
  };
  const why = cause ? { code: cause.code, detail: cause.detail } : {};
  return logLine({ level: cause ? 'warn' : 'info', message: 'batch forwarded', ...about, ...why }, counts, { bus });
}

/** As many values as one line may have, evenly over the sorted ones, the largest among them. */
function spread(values: readonly number[]): readonly number[] {
  if (values.length <= mostValues) return values;
  const sorted = [...values].sort((one, other) => one - other);
  const share = sorted.length / mostValues;
  return Array.from({ length: mostValues }, (_unused, nth) => sorted[Math.ceil((nth + 1) * share) - 1] ?? 0);
}
