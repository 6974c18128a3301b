import type { QueueMessage } from '../messages/queue-message.ts';
import type { QueuePort } from '../replay-ports.ts';
import { inFlightMessages, type InFlightMessages } from './in-flight-messages.ts';

export interface ScanOptions {
  readonly queues: Pick<QueuePort, 'receive' | 'release'>;
  readonly url: string;
  /** Number of concurrent calls, 1 to 32. */
  readonly concurrency: number;
  /** Whether to stop before the end of the queue. */
  readonly shouldStop: () => boolean;
  /** Visibility timeout of a received message. If the process is killed, messages are visible again after this time. */
  readonly visibilitySeconds: number;
}

/**
 * Scans a queue until it returns no message that was not seen before. Each worker passes at most ten messages at a time to
 * `visit`, which resolves with those that it has deleted. All others are in flight until the scan ends, and visible again then.
 */
export async function scanQueue(
  { queues, url, concurrency, visibilitySeconds, shouldStop }: ScanOptions,
  visit: (messages: readonly QueueMessage[]) => Promise<readonly QueueMessage[]>,
): Promise<void> {
  const inFlight = inFlightMessages();
  let failure: { readonly error: unknown } | undefined;
  // A message is redelivered if the scan outlasts its visibility timeout. Once as many messages were redelivered as are in
  // flight, and no new one among them, the queue has no others.
  let redelivered = 0;
  const worker = async (): Promise<void> => {
    while (!failure && !shouldStop() && redelivered <= inFlight.count()) {
      const received = await queues.receive(url, visibilitySeconds);
      if (received.length === 0) return;
      const fresh = received.filter(({ messageId }) => !inFlight.has(messageId));
      redelivered = fresh.length > 0 ? 0 : redelivered + received.length;
      for (const { messageId, handle } of received) inFlight.add(messageId, handle);
      const deleted = fresh.length > 0 ? await visit(fresh) : [];
      for (const { messageId } of deleted) inFlight.remove(messageId);
    }
  };
  const guarded = (): Promise<void> =>
    worker().catch((error: unknown) => {
      failure ??= { error };
    });
  await Promise.all(Array.from({ length: concurrency }, guarded));
  await releaseAll({ queues, url, concurrency }, inFlight);
  if (failure) throw failure.error;
}

async function releaseAll(
  { queues, url, concurrency }: Pick<ScanOptions, 'queues' | 'url' | 'concurrency'>,
  inFlight: InFlightMessages,
): Promise<void> {
  // The workers share the one iterator.
  const batches = inFlight.handles();
  const worker = async (): Promise<void> => {
    for (const handles of batches) {
      // A message that cannot be released is visible again after its visibility timeout.
      await queues.release(url, handles).catch(() => undefined);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
