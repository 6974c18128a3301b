import type { QueueMessage } from '../messages/queue-message.ts';
import { tally } from '../sending/tally.ts';
import { processQueue, type ProcessQueueOptions } from './process-queue.ts';

export interface Purge extends Omit<ProcessQueueOptions, 'onMessages' | 'shouldStop'> {
  /** Maximum number of messages. */
  readonly max: number;
  /**
   * Keeps a copy of messages before they are deleted, and resolves once the copy has been read back. Rejects if it cannot:
   * then these messages are not deleted, and no others are received.
   */
  readonly keep: (messages: readonly QueueMessage[]) => Promise<void>;
}

/** The result of a purge. */
export interface Purged {
  readonly deleted: number;
  /** Codes of the reasons why copied messages are still in the queue. */
  readonly failed: ReturnType<typeof tally>;
  /** The error that stopped the purge early. */
  readonly stoppedBy?: { readonly error: unknown };
}

/** Deletes the messages that match, each after its copy was kept. */
export async function purgeQueue({ max, keep, ...work }: Purge): Promise<Purged> {
  const failed = tally();
  let stoppedBy: Purged['stoppedBy'];
  let [taken, deleted] = [0, 0];
  const stop = (error: unknown): void => {
    stoppedBy ??= { error };
  };
  const processing = processQueue({
    ...work,
    shouldStop: () => stoppedBy !== undefined || taken >= max,
    onMessages: async (chosen) => {
      const messages = chosen.slice(0, max - taken).map(({ message }) => message);
      taken += messages.length;
      if (messages.length === 0 || stoppedBy || work.signal.aborted) return [];
      const isKept = await keep(messages).then(() => true, stop);
      if (!isKept) return [];
      const handles = messages.map(({ handle }) => handle);
      const codes = await work.aws.queues.remove(work.queue.url, handles);
      for (const code of codes) if (code !== undefined) failed.add(code);
      const removed = messages.filter((_message, index) => codes[index] === undefined);
      deleted += removed.length;
      return removed;
    },
  });
  await processing.catch(stop);
  return { deleted, failed, ...(stoppedBy && { stoppedBy }) };
}
