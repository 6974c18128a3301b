import type { ProfileSettings } from '../../contracts/forwarder-profile.ts';
import type { Assumptions } from './assumptions.ts';
import { batchMs, type Batches } from './cost-of-events.ts';

/** Batches and requests without any gap: as few as possible. */
export const fullBatches = ({ batchSize, messagesInRequest }: Assumptions): Batches => ({
  events: batchSize,
  inReceive: Math.min(messagesInRequest, batchSize),
});

/**
 * Batches at a constant rate, rather too small than too large. The pollers share the events. A request returns as soon as one
 * message is in the queue, so it has as many as arrived during the previous one. Without a window, a batch is one request, and larger
 * only if the maximum number of concurrent batches is reached. With a window, a poller gathers until the window is over.
 */
export function batchesAt(
  eventsPerSecond: number,
  { batchSize, batchingWindowSeconds, maxConcurrency }: ProfileSettings,
  given: Assumptions,
): Batches {
  const ofPoller = eventsPerSecond / given.pollers;
  const inReceive = between(1, (ofPoller * given.receiveMs) / 1000, Math.min(given.messagesInRequest, batchSize));
  const duringBatch = (eventsPerSecond * batchMs(given, batchSize)) / 1000 / maxConcurrency;
  const gathered = batchingWindowSeconds > 0 ? 1 + ofPoller * batchingWindowSeconds : Math.max(inReceive, duringBatch);
  return { events: between(1, gathered, batchSize), inReceive };
}

const between = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));

/** Seconds that the first event of a batch waits for others. */
export const waitSeconds = (
  eventsPerSecond: number,
  { batchSize, batchingWindowSeconds }: ProfileSettings,
  { pollers }: Assumptions,
): number => Math.min(batchingWindowSeconds, batchSize / (eventsPerSecond / pollers));

/** Requests of the pollers in 30 days without any event. */
export const idleRequestsOfMonth = ({ pollers, longPollSeconds }: Assumptions): number =>
  (pollers * 30 * 24 * 3600) / longPollSeconds;
