import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { QueueMessageAttributes } from '../../../../replay/messages/queue-message.ts';

/** A message as a queue of the emulator stores it. */
export interface QueueContent {
  readonly Body: string;
  readonly IsVisible: boolean;
}

type Peeked = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, readonly QueueContent[]>>>>>>;

/** What is in a queue, hidden or not, without receiving any of it. */
export async function contentOf(endpoint: string, queueUrl: string): Promise<readonly QueueContent[]> {
  const answer = await fetch(`${endpoint}/_ministack/sqs/messages?QueueUrl=${encodeURIComponent(queueUrl)}`);
  const { messages } = (await answer.json()) as { readonly messages: Peeked };
  const regions = Object.values(messages).flatMap((account) => Object.values(account));
  return regions.flatMap((queues) => queues[queueUrl] ?? []);
}

/** Puts messages into a queue. */
export async function putInto(
  sqs: SQSClient,
  QueueUrl: string,
  messages: readonly { readonly body: string; readonly attributes: QueueMessageAttributes }[],
): Promise<void> {
  for (let next = 0; next < messages.length; next += 10) {
    const Entries = messages.slice(next, next + 10).map(({ body, attributes }, index) => ({
      Id: String(index),
      MessageBody: body,
      MessageAttributes: attributes,
    }));
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    if (Failed.length > 0) throw new Error(`The queue refused ${Failed.length} messages: ${Failed[0]?.Code ?? ''}`);
  }
}
