import { ChangeMessageVisibilityBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { backoffSeconds } from './backoff.ts';
import type { Failure } from '../../kafka/failures/failure.ts';
import type { Queues } from './queues.ts';
import { inSqsBatches } from '../../platform/in-sqs-batches.ts';

export interface MessageVisibilitySettings {
  readonly client: Pick<SQSClient, 'send'>;
  readonly queueUrl: string;
  /** Milliseconds that a call may take. */
  readonly timeoutMs: number;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/**
 * Sets the visibility timeout of each message. If a call fails, sets that of each message by itself. If that fails, too, the
 * visibility timeout of the queue applies. Ends within `timeoutMs`.
 */
export function messageVisibility(settings: MessageVisibilitySettings): Queues['delayRetry'] {
  const { client, queueUrl, timeoutMs, random } = settings;
  const delayBatch = async (failures: readonly Failure[], end: AbortSignal): Promise<void> => {
    const Entries = failures.map(({ message }, index) => ({
      Id: String(index),
      ReceiptHandle: message.receiptHandle,
      VisibilityTimeout: backoffSeconds(message.receiveCount, random()),
    }));
    const command = new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries });
    try {
      await client.send(command, { abortSignal: end });
    } catch {
      if (failures.length > 1 && !end.aborted) await Promise.all(failures.map((failure) => delayBatch([failure], end)));
    }
  };
  return async (failures) => {
    const end = AbortSignal.timeout(timeoutMs);
    // Its entries have no body, so only their number counts.
    await inSqsBatches(
      failures,
      () => 0,
      (batch) => Promise.all([delayBatch(batch, end)]),
    );
  };
}
