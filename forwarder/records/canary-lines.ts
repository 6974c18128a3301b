import { logLine } from '../../contracts/log-line.ts';
import type { Outgoing } from '../../kafka/records/read-batch.ts';

/** A line for each canary among the delivered records: how `cognito-to-kafka smoke` knows that it came to Kafka. */
export function canaryLines(
  delivered: readonly Outgoing[],
  { receivedMs, acknowledgedMs }: { readonly receivedMs: number; readonly acknowledgedMs: number },
): string[] {
  return delivered.flatMap(({ canary: id, message: { sentMs: queuedMs = NaN }, record: { topic } }) => {
    if (id === undefined) return [];
    const canary = { id, topic, queuedMs, receivedMs, acknowledgedMs };
    return [logLine({ level: 'info', message: 'canary delivered', canary })];
  });
}
