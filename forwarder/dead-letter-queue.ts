import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DeadLetterAttributes } from '../contracts/dead-letter.ts';
import type { Failure } from './failure.ts';
import type { ForwardPorts } from './forward-batch.ts';
import { inTens } from './in-tens.ts';

export interface DeadLetterQueueSettings {
  readonly client: Pick<SQSClient, 'send'>;
  readonly queueUrl: string;
  readonly topic: string;
  /** Milliseconds one call may take: in a VPC without a route to SQS it would never end. */
  readonly timeoutMs: number;
  readonly now: () => Date;
}

/** Parks messages in the dead-letter queue: the body byte for byte, the reason as message attributes. */
export function deadLetterQueue({
  client,
  queueUrl,
  topic,
  timeoutMs,
  now,
}: DeadLetterQueueSettings): ForwardPorts['park'] {
  const parkTen = async (failures: readonly Failure[]): Promise<readonly Failure[]> => {
    const Entries = failures.map((failure, index) => ({
      Id: String(index),
      MessageBody: failure.message.body,
      MessageAttributes: asMessageAttributes(attributesOf(failure, topic, now())),
    }));
    try {
      const command = new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries });
      const answer = await client.send(command, { abortSignal: AbortSignal.timeout(timeoutMs) });
      const accepted = new Set(answer.Successful?.map(({ Id }) => Id));
      return failures.filter((_failure, index) => !accepted.has(String(index)));
    } catch {
      return failures;
    }
  };
  return (poison) => inTens(poison, parkTen);
}

const attributesOf = ({ message, cause }: Failure, topic: string, now: Date): DeadLetterAttributes => ({
  reason: cause.code,
  detail: cause.detail,
  topic,
  attempts: String(message.receiveCount),
  firstReceivedAt: message.firstReceivedAt.toISOString(),
  failedAt: now.toISOString(),
});

const asMessageAttributes = (attributes: DeadLetterAttributes) =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]: [string, string]) => [
      name,
      { DataType: 'String', StringValue: value },
    ]),
  );
