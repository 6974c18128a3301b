import { logLine } from '../contracts/log-line.ts';
import { metrics } from '../contracts/metrics.ts';
import type { Failure } from '../kafka/failures/failure.ts';
import type { Forwarded } from './forward-batch.ts';
import { lagsOf } from './records/lags.ts';

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
  { delivered, possibleDuplicates, deadLettered, retried }: Forwarded,
  { bus, ...about }: AboutBatch,
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
    ...(canaries > 0 ? { [metrics.canariesDelivered]: canaries } : {}),
    ...(triggerLags.length > 0 ? { [metrics.deliveryLagMilliseconds]: spread(triggerLags) } : {}),
    ...(auditLags.length > 0 ? { [metrics.auditLagMilliseconds]: spread(auditLags) } : {}),
  };
  const why = cause ? { code: cause.code, detail: cause.detail } : {};
  return logLine({ level: cause ? 'warn' : 'info', message: 'batch forwarded', ...about, ...why }, counts, { bus });
}

/** Milliseconds for which the oldest of these messages has been in the queue; 0 if there is none, or SQS gave no time. */
const oldestMs = (failures: readonly Failure[], nowMs: number): number =>
  failures.reduce((oldest, { message: { sentMs = nowMs } }) => Math.max(oldest, nowMs - sentMs), 0);

/** As many values as one line may have, evenly over the sorted ones, the largest among them. */
function spread(values: readonly number[]): readonly number[] {
  if (values.length <= mostValues) return values;
  const sorted = [...values].sort((one, other) => one - other);
  const share = sorted.length / mostValues;
  return Array.from({ length: mostValues }, (_unused, nth) => sorted[Math.ceil((nth + 1) * share) - 1] ?? 0);
}
