import { logLine } from '../contracts/log-line.ts';
import { metrics } from '../contracts/metrics.ts';
import type { Failure } from '../kafka/failures/failure.ts';
import type { Forwarded } from './forward-batch.ts';
import { lagsOf } from './records/lags.ts';

/** Values of one metric that CloudWatch accepts in one line ("Specification: Embedded metric format", CloudWatch user guide). */
const mostValues = 100;

interface AboutBatch {
  readonly requestId: string;
  readonly received: number;
  readonly durationMs: number;
  /** Name of the bus, the dimension of the metrics. */
  readonly bus: string | undefined;
  /** Spans that were not exported. @default - tracing is off */
  readonly droppedSpans?: number | undefined;
}

/** Returns the log line of a batch. `kafka`: begin and end of the delivery, Unix time in milliseconds. */
export function batchLine(
  { delivered, possibleDuplicates, deadLettered, retried }: Forwarded,
  { bus, droppedSpans, ...about }: AboutBatch,
  kafka: { readonly beginMs: number; readonly endMs: number },
): string {
  const cause = (retried[0] ?? deadLettered[0])?.cause;
  const { triggerLags, auditLags } = lagsOf(delivered, kafka.endMs);
  const canaries = delivered.filter(({ canary }) => canary !== undefined).length;
  const counts = {
    [metrics.eventsDelivered]: delivered.length,
    [metrics.eventsRetried]: retried.length,
    [metrics.eventsDeadLettered]: deadLettered.length,
    [metrics.eventsPossiblyDuplicated]: possibleDuplicates,
    [metrics.batchSize]: about.received,
    [metrics.kafkaMilliseconds]: kafka.endMs - kafka.beginMs,
    [metrics.oldestRetriedMilliseconds]: oldestMs(retried, kafka.endMs),
    ...(droppedSpans === undefined ? {} : { [metrics.spansDropped]: droppedSpans }),
    ...(canaries > 0 ? { [metrics.canariesDelivered]: canaries } : {}),
    ...(triggerLags.length > 0 ? { [metrics.deliveryLagMilliseconds]: spread(triggerLags) } : {}),
    ...(auditLags.length > 0 ? { [metrics.auditLagMilliseconds]: spread(auditLags) } : {}),
  };
  const why = cause ? { code: cause.code, detail: cause.detail } : {};
  return logLine({ level: cause ? 'warn' : 'info', message: 'batch forwarded', ...about, ...why }, counts, { bus });
}

/** Milliseconds that the oldest of these messages has spent in the queue; 0 without messages, or without a time from SQS. */
const oldestMs = (failures: readonly Failure[], nowMs: number): number =>
  failures.reduce((oldest, { message: { sentMs = nowMs } }) => Math.max(oldest, nowMs - sentMs), 0);

/** Returns as many values as one line may have: evenly distributed over the sorted values, with the largest. */
function spread(values: readonly number[]): readonly number[] {
  if (values.length <= mostValues) return values;
  const sorted = [...values].sort((one, other) => one - other);
  const share = sorted.length / mostValues;
  return Array.from({ length: mostValues }, (_unused, nth) => sorted[Math.ceil((nth + 1) * share) - 1] ?? 0);
}
