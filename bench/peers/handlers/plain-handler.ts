import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Message } from 'kafkajs';
import { sendPlainly } from './plain-producer.ts';
import { plainRecord } from './plain-record.ts';

/**
 * A Lambda handler with kafkajs as a team writes it: it reports messages that it cannot read, and fails as a whole if Kafka
 * does not acknowledge.
 */
export async function handler({ Records }: SQSEvent): Promise<SQSBatchResponse> {
  const messages: Message[] = [];
  const batchItemFailures: { readonly itemIdentifier: string }[] = [];
  for (const { messageId, body } of Records) {
    try {
      messages.push(plainRecord(body));
    } catch {
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  if (messages.length > 0) await sendPlainly(messages);
  return { batchItemFailures };
}
