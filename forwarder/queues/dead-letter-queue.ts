import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DeadLetterAttributes } from '../../contracts/dead-letter.ts';
import type { Failure } from '../../kafka/failures/failure.ts';
import type { Queues } from './queues.ts';
import { inSqsBatches } from '../../platform/in-sqs-batches.ts';
import { forwarderVersion } from './version.ts';

export interface DeadLetterQueueSettings {
  readonly client: Pick<SQSClient, 'send'>;
  readonly queueUrl: string;
  /** Milliseconds that a call may take: in a VPC without a route to SQS it would never end. */
  readonly timeoutMs: number;
  readonly now: () => Date;
}

/**
 * Sends messages to the dead-letter queue: the body byte for byte, the reason as message attributes. Never rejects, and ends
 * within `timeoutMs`. A call that fails is tried again with one message each, so that a message which SQS or its client
 * rejects does not keep the others out of the queue.
 */
export function deadLetterQueue({
  client,
  queueUrl,
  timeoutMs,
  now,
}: DeadLetterQueueSettings): Queues['sendToDeadLetterQueue'] {
  const send = async (messages: readonly DeadLetter[], end: AbortSignal): Promise<readonly Failure[]> => {
    const Entries = messages.map(({ failure, attributes }, index) => ({
      Id: String(index),
      MessageBody: failure.message.body,
      MessageAttributes: toMessageAttributes(attributes),
    }));
    const command = new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries });
    const answer = await client.send(command, { abortSignal: end });
    const accepted = new Set(answer.Successful?.map(({ Id }) => Id));
    return messages.filter((_message, index) => !accepted.has(String(index))).map(({ failure }) => failure);
  };
  const sendBatch = async (messages: readonly DeadLetter[], end: AbortSignal): Promise<readonly Failure[]> => {
    try {
      return await send(messages, end);
    } catch {
      if (messages.length === 1 || end.aborted) return messages.map(({ failure }) => failure);
      return (await Promise.all(messages.map((message) => sendBatch([message], end)))).flat();
    }
  };
  return (poison) => {
    const messages = poison.map((failure) => ({ failure, attributes: attributesOf(failure, now()) }));
    const end = AbortSignal.timeout(timeoutMs);
    return inSqsBatches(messages, bytesOf, (batch) => sendBatch(batch, end));
  };
}

interface DeadLetter {
  readonly failure: Failure;
  readonly attributes: DeadLetterAttributes;
}

const attributesOf = ({ message, topic, partition, cause }: Failure, now: Date): DeadLetterAttributes => ({
  reason: cause.code,
  detail: cause.detail,
  ...(topic === undefined ? {} : { topic }),
  ...(partition === undefined ? {} : { partition: String(partition) }),
  attempts: String(message.receiveCount),
  ...(Number.isNaN(message.firstReceivedAt.getTime())
    ? {}
    : { firstReceivedAt: message.firstReceivedAt.toISOString() }),
  failedAt: now.toISOString(),
  forwarderVersion,
});

const dataType = 'String';

const toMessageAttributes = (attributes: DeadLetterAttributes) =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]: [string, string]) => [
      name,
      { DataType: dataType, StringValue: value },
    ]),
  );

/** Returns the size as SQS counts it: the body, and the name, data type and value of every attribute. */
const bytesOf = ({ failure, attributes }: DeadLetter): number =>
  Object.entries(attributes).reduce(
    (sum, [name, value]: [string, string]) => sum + Buffer.byteLength(name + dataType + value),
    Buffer.byteLength(failure.message.body),
  );
