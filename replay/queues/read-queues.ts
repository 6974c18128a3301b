import type { ParsedMessage } from '../messages/parsed-message.ts';
import type { ReplayQueue } from './find-queues.ts';
import { processQueue, type ProcessQueueOptions } from './process-queue.ts';
import type { QueueSelection } from './queue-selection.ts';

export interface ReadQueuesOptions extends Pick<ProcessQueueOptions, 'matches' | 'signal' | 'report' | 'shouldStop'> {
  /** Receives at most ten messages that match, and their queue. */
  readonly onMessages: (chosen: readonly ParsedMessage[], queue: ReplayQueue) => Promise<void> | void;
}

/**
 * Reads queues, one after the other, and leaves all messages in them. Reports each queue of which it saw only a part. Resolves
 * with whether it saw all messages, or stopped because `shouldStop` said so.
 */
export async function readQueues(
  { aws, queues }: Pick<QueueSelection, 'aws' | 'queues'>,
  { onMessages, ...options }: ReadQueuesOptions,
): Promise<boolean> {
  let isComplete = true;
  for (const queue of queues) {
    if (options.shouldStop?.()) break;
    const { incompleteReasons } = await processQueue({
      ...options,
      aws,
      queue,
      onMessages: async (chosen) => {
        await onMessages(chosen, queue);
        return [];
      },
    });
    for (const reason of incompleteReasons) options.report(`${queue.name}: only a part was seen: ${reason}.`);
    isComplete &&= incompleteReasons.length === 0;
  }
  return isComplete;
}
