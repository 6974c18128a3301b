import type { ReplayQueue } from './find-queues.ts';
import type { QueueFacts } from './queue-facts.ts';
import type { QueuePort } from '../replay-ports.ts';

/** Visibility timeout of the sample, which matters if its release fails. */
const visibilitySeconds = 5;

/** The time when a message was sent, and whether it is the oldest in its queue. */
export interface Oldest {
  readonly sentAt: Date;
  readonly isOldestOfAll: boolean;
}

/**
 * Returns the oldest of the ten messages that SQS returns first. Standard queues return about the oldest first. CloudWatch's
 * ApproximateAgeOfOldestMessage is the age of a dead-letter message in this queue, but its retention begins when it was
 * first sent ("Available CloudWatch metrics for Amazon SQS"). Undefined for an empty queue, and for a queue that a sample would
 * disturb: a function receives its messages, or SQS counts their deliveries.
 */
export async function oldestIn(
  queues: Pick<QueuePort, 'receive' | 'release'>,
  { url, isLive }: ReplayQueue,
  { visible, inFlight, maxReceiveCount }: QueueFacts,
): Promise<Oldest | undefined> {
  if (isLive || visible === 0 || maxReceiveCount !== undefined) return undefined;
  const messages = await queues.receive(url, visibilitySeconds);
  if (messages.length === 0) return undefined;
  await queues.release(
    url,
    messages.map(({ handle }) => handle),
  );
  const sentAt = new Date(Math.min(...messages.map((message) => message.sentAt.getTime())));
  return { sentAt, isOldestOfAll: messages.length >= visible + inFlight };
}
