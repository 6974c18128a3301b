import { createHash } from 'node:crypto';
import type { QueueMessage, QueueMessageAttributes } from '../../../replay/messages/queue-message.ts';
import type { AwsAnswer, AwsCall } from './fake-aws.ts';
import type { fakeQueues } from './fake-queues.ts';

interface Entry {
  readonly Id: string;
  readonly ReceiptHandle: string;
  readonly MessageBody: string;
  readonly MessageAttributes?: QueueMessageAttributes;
}

interface Input {
  readonly QueueUrl: string;
  readonly Entries?: readonly Entry[];
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** SQS's answers to the calls of its client, from queues in memory. */
export function sqsService({ port }: Pick<ReturnType<typeof fakeQueues>, 'port'>) {
  return async ({ operation, input }: AwsCall): Promise<AwsAnswer> => {
    const { QueueUrl: url, Entries = [] } = input as Input;
    const handles = Entries.map(({ ReceiptHandle }) => ReceiptHandle);
    if (operation === 'GetQueueAttributes') {
      const { arn, visible, inFlight, retentionSeconds } = await port.facts(url);
      return {
        Attributes: {
          QueueArn: arn,
          ApproximateNumberOfMessages: String(visible),
          ApproximateNumberOfMessagesNotVisible: String(inFlight),
          MessageRetentionPeriod: String(retentionSeconds),
        },
      };
    }
    if (operation === 'ReceiveMessage') return { Messages: (await port.receive(url, 30)).map(messageOf) };
    if (operation === 'SendMessageBatch') {
      await port.send(
        url,
        Entries.map(({ MessageBody, MessageAttributes = {} }) => ({
          body: MessageBody,
          attributes: MessageAttributes,
        })),
      );
      return { Successful: Entries.map(({ Id, MessageBody }) => ({ Id, MD5OfMessageBody: md5(MessageBody) })) };
    }
    if (operation === 'DeleteMessageBatch') await port.remove(url, handles);
    else await port.release(url, handles);
    return { Successful: Entries.map(({ Id }) => ({ Id })) };
  };
}

const messageOf = ({ messageId, handle, body, attributes, sentAt, receiveCount }: QueueMessage) => ({
  MessageId: messageId,
  ReceiptHandle: handle,
  Body: body,
  MD5OfBody: md5(body),
  MessageAttributes: attributes,
  Attributes: { SentTimestamp: String(sentAt.getTime()), ApproximateReceiveCount: String(receiveCount) },
});
