import type { QueuePort } from '../replay-ports.ts';
import { inFlightMessages, type InFlightMessages } from './in-flight-messages.ts';
import type { QueueMessage } from '../messages/queue-message.ts';

export interface ScanOptions {
  readonly queues: Pick<QueuePort, 'receive' | 'release'>;
  readonly url: string;
  /** How many calls are in the air at a time, 1 to 32. */
  readonly concurrency: number;
  /** Whether the walk can end before the queue does. */
  readonly shouldStop: () => boolean;
  /** Seconds for which a message that was received is hidden from others; after a crash it is back by then. */
  readonly visibilitySeconds: number;
}

/**
 * Goes through a queue, each message once, until nothing is left that was not seen. `visit` gets at most ten at a time, as
 * many of them at once as `concurrency` allows, and resolves with those that are gone from the queue. All others are
 * hidden until the walk ends, however it ends, and then shown again.
 */
export async function scanQueue(
  { queues, url, concurrency, visibilitySeconds, shouldStop }: ScanOptions,
  visit: (messages: readonly QueueMessage[]) => Promise<readonly QueueMessage[]>,
): Promise<void> {
  const held = inFlightMessages();
  let failure: { readonly error: unknown } | undefined;
  // A message comes again where the walk outlasts the time for which it is hidden: once nothing but those came, as many as
  // are held, the queue has no other.
  let cameAgain = 0;
  const worker = async (): Promise<void> => {
    while (!failure && !shouldStop() && cameAgain <= held.count()) {
      const received = await queues.receive(url, visibilitySeconds);
      if (received.length === 0) return;
      const fresh = received.filter(({ messageId }) => !held.has(messageId));
      cameAgain = fresh.length > 0 ? 0 : cameAgain + received.length;
      for (const { messageId, handle } of received) held.hold(messageId, handle);
      const gone = fresh.length > 0 ? await visit(fresh) : [];
      for (const { messageId } of gone) held.drop(messageId);
    }
  };
  const guarded = (): Promise<void> =>
    worker().catch((error: unknown) => {
      failure ??= { error };
    });
  await Promise.all(Array.from({ length: concurrency }, guarded));
  await releaseAll({ queues, url, concurrency }, held);
  if (failure) throw failure.error;
}

async function releaseAll(
  { queues, url, concurrency }: Pick<ScanOptions, 'queues' | 'url' | 'concurrency'>,
  held: InFlightMessages,
): Promise<void> {
  // The workers share the one iterator.
  const batches = held.handles();
  const worker = async (): Promise<void> => {
    for (const handles of batches) {
      // What cannot be shown again now shows itself when its time is over.
      await queues.release(url, handles).catch(() => undefined);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
