import { ChangeMessageVisibilityBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { backoffSeconds } from './backoff.ts';
import type { Failure } from './failure.ts';
import type { ForwardPorts } from './forward-batch.ts';
import { inSqsBatches } from './in-sqs-batches.ts';

export interface MessageVisibilitySettings {
  readonly client: Pick<SQSClient, 'send'>;
  readonly queueUrl: string;
  /** Milliseconds one call may take. */
  readonly timeoutMs: number;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/** Postpones messages by their visibility timeout; where the call fails the queue's own visibility timeout holds. */
export function messageVisibility(settings: MessageVisibilitySettings): ForwardPorts['postpone'] {
  const { client, queueUrl, timeoutMs, random } = settings;
  const postponeBatch = async (failures: readonly Failure[]): Promise<readonly never[]> => {
    const Entries = failures.map(({ message }, index) => ({
      Id: String(index),
      ReceiptHandle: message.receiptHandle,
      VisibilityTimeout: backoffSeconds(message.receiveCount, random()),
    }));
    const command = new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries });
    await client.send(command, { abortSignal: AbortSignal.timeout(timeoutMs) }).catch(() => undefined);
    return [];
  };
  return async (failures) => {
    // Its entries have no body, so only their number counts.
    await inSqsBatches(failures, () => 0, postponeBatch);
  };
}
