import { logLine } from '../../contracts/log-line.ts';
import type { Outgoing } from '../../kafka/records/read-batch.ts';

/** Returns a line for each canary that Kafka acknowledged; `cognito-to-kafka smoke` reads it. */
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
