import type { QueuePlace } from './queue/find-queues.ts';
import type { QueueFacts } from './queue/queue-facts.ts';
import type { QueuePort } from './replay-ports.ts';

/** Seconds for which the sample is hidden where giving it back fails. */
const visibilitySeconds = 5;

/**
 * When the oldest of the ten letters that SQS gives first was sent; its standard queues give about the oldest first.
 * Undefined for an empty queue, and where looking would disturb: a function works on it, or SQS counts deliveries.
 */
export async function oldestIn(
  queue: Pick<QueuePort, 'receive' | 'release'>,
  { url, isLive }: QueuePlace,
  { visible, maxReceiveCount }: QueueFacts,
): Promise<Date | undefined> {
  if (isLive || visible === 0 || maxReceiveCount !== undefined) return undefined;
  const letters = await queue.receive(url, visibilitySeconds);
  if (letters.length === 0) return undefined;
  await queue.release(
    url,
    letters.map(({ handle }) => handle),
  );
  return new Date(Math.min(...letters.map(({ sentAt }) => sentAt.getTime())));
}
