import type { ReplayQueue } from './find-queues.ts';
import type { QueueFacts } from './queue-facts.ts';
import type { QueuePort } from '../replay-ports.ts';

/** Seconds for which the sample is hidden where giving it back fails. */
const visibilitySeconds = 5;

/** When a message was sent, and whether none in its queue is older. */
export interface Oldest {
  readonly sentAt: Date;
  readonly isOldestOfAll: boolean;
}

/**
 * The oldest of the ten messages that SQS gives first; its standard queues give about the oldest first. CloudWatch's
 * ApproximateAgeOfOldestMessage counts a dead letter from when it came into this queue, and SQS its retention from when it was
 * first sent ("Available CloudWatch metrics for Amazon SQS"). Undefined for an empty queue, and where looking would disturb: a function works on it, or SQS counts deliveries.
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
