import type { QueueFacts } from './queue-facts.ts';

interface Scan {
  readonly seen: number;
  /** Whether the command needed no more messages. */
  readonly isStopped: boolean;
  readonly isInterrupted: boolean;
  /** Whether messages were delivered too often to receive more of them. */
  readonly isWornOut: boolean;
  /** Whether the queue had as many messages in flight as it can. */
  readonly isFull: boolean;
}

/** Returns the reasons why a scan did not see every message of a queue. SQS's counts are approximate. */
export function incompleteReasonsOf({ visible, inFlight }: QueueFacts, scan: Scan): string[] {
  const { seen, isStopped, isInterrupted, isWornOut, isFull } = scan;
  const reasons = isInterrupted ? ['interrupted'] : [];
  if (!isInterrupted && !isStopped && inFlight > 0) {
    const count = inFlight === 1 ? '1 message was' : `${inFlight} messages were`;
    reasons.push(`${count} in flight in another consumer. Run the command again in a few minutes`);
  }
  if (!isInterrupted && !isStopped && seen < visible)
    reasons.push(`SQS counted about ${visible} messages. Run the command again`);
  if (isWornOut) reasons.push('its messages were delivered too often to receive them again');
  if (isFull) reasons.push('SQS allows at most 120,000 messages of a queue in flight, and the queue has more');
  return reasons;
}
