import { randomUUID } from 'node:crypto';
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { v7 } from 'uuid';
import { dataSchemaUri } from '../../contracts/schema-uri.ts';

/** Bytes of an event as it is put into the queue. */
export const eventBytes = 800;

const textAttribute = (name: string, StringValue: string) => [name, { DataType: 'String', StringValue }] as const;
const MessageAttributes = Object.fromEntries([
  textAttribute('reason', 'MESSAGE_TOO_LARGE'),
  textAttribute('detail', "The record is larger than the topic's max.message.bytes."),
  textAttribute('topic', 'identity-events'),
  textAttribute('attempts', '1'),
  textAttribute('firstReceivedAt', '2026-11-24T03:12:46.000Z'),
  textAttribute('failedAt', '2026-11-24T03:12:47.000Z'),
]);

/** Puts so many events into a queue, as the forwarder sends them to the dead-letter queue. */
export async function fillQueue(sqs: SQSClient, QueueUrl: string, count: number): Promise<void> {
  let left = count;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      const size = Math.min(10, left);
      left -= size;
      const Entries = Array.from({ length: size }, (_none, index) => ({
        Id: String(index),
        MessageBody: anEventText(),
        MessageAttributes,
      }));
      await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
}

function anEventText(): string {
  const type = 'cognito.login.succeeded.v1';
  const text = JSON.stringify({
    specversion: '1.0',
    id: v7(),
    type,
    source: '/aws/cognito/eu-west-1/eu-west-1_AbCdEf123',
    subject: randomUUID(),
    time: '2026-11-24T03:12:45.123Z',
    datacontenttype: 'application/json',
    dataschema: dataSchemaUri(type),
    data: {
      userPoolId: 'eu-west-1_AbCdEf123',
      clientId: '4ma39kqn9j6ncsimddqs13sgok',
      username: 'ann',
      triggerSource: 'PostAuthentication_Authentication',
    },
  });
  return text.padEnd(eventBytes);
}
