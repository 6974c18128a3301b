import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type BatchResultErrorEntry,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { AwsClock } from '../../platform/aws-clock.ts';
import type { QueuePort } from '../replay-ports.ts';
import type { QueueMessage } from '../messages/queue-message.ts';
import { codeOf } from '../../platform/error-code.ts';

const waitSeconds = 1;

/** Returns the queues of SQS. `told` returns the time of its last response. */
export function sqsQueues(client: Pick<SQSClient, 'send'>, told: AwsClock['told'] = () => undefined): QueuePort {
  return {
    facts: async (QueueUrl) => {
      const { Attributes = {} } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
      );
      const at = told();
      const redrive = JSON.parse(Attributes.RedrivePolicy ?? '{}') as { maxReceiveCount?: unknown };
      return {
        arn: Attributes.QueueArn ?? '',
        visible: Number(Attributes.ApproximateNumberOfMessages ?? 0),
        inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
        retentionSeconds: Number(Attributes.MessageRetentionPeriod ?? 0),
        ...(at === undefined ? {} : { at }),
        ...(redrive.maxReceiveCount === undefined ? {} : { maxReceiveCount: Number(redrive.maxReceiveCount) }),
      };
    },
    receive: async (QueueUrl, VisibilityTimeout) => {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl,
          VisibilityTimeout,
          MaxNumberOfMessages: 10,
          // Only a long poll asks all servers of the queue. Without it, an empty response would not mean an empty queue.
          WaitTimeSeconds: waitSeconds,
          MessageAttributeNames: ['All'],
          MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount', 'DeadLetterQueueSourceArn'],
        }),
      );
      return Messages.map(toQueueMessage);
    },
    release: async (QueueUrl, handles) => {
      const Entries = entriesOf(handles).map((entry) => ({ ...entry, VisibilityTimeout: 0 }));
      await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
    },
    send: (QueueUrl, messages) =>
      settle(messages.length, () => {
        const Entries = messages.map(({ body, attributes }, index) => ({
          Id: String(index),
          MessageBody: body,
          MessageAttributes: attributes,
        }));
        return client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      }),
    remove: (QueueUrl, handles) =>
      settle(handles.length, () =>
        client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: entriesOf(handles) })),
      ),
  };
}

const entriesOf = (handles: readonly string[]) =>
  handles.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle }));

interface BatchAnswer {
  readonly Successful?: readonly { readonly Id: string | undefined }[] | undefined;
  readonly Failed?: readonly BatchResultErrorEntry[] | undefined;
}

/** Returns the error code of each entry. An entry that the response does not name as successful has failed. */
async function settle(count: number, call: () => Promise<BatchAnswer>): Promise<readonly (string | undefined)[]> {
  const indexes = Array.from({ length: count }, (_none, index) => String(index));
  try {
    const { Successful = [], Failed = [] } = await call();
    const done = new Set(Successful.map(({ Id }) => Id));
    const codes = new Map(Failed.map(({ Id, Code }) => [Id, Code]));
    return indexes.map((id) => (done.has(id) ? undefined : (codes.get(id) ?? 'NOT_ANSWERED')));
  } catch (error) {
    return indexes.map(() => codeOf(error));
  }
}

function toQueueMessage({ MessageId = '', ReceiptHandle = '', Body = '', ...message }: Message): QueueMessage {
  const { Attributes = {}, MessageAttributes = {} } = message;
  const movedFrom = Attributes.DeadLetterQueueSourceArn;
  return {
    messageId: MessageId,
    handle: ReceiptHandle,
    body: Body,
    attributes: MessageAttributes,
    sentAt: new Date(Number(Attributes.SentTimestamp ?? 0) || 0),
    receiveCount: Number(Attributes.ApproximateReceiveCount ?? 1),
    ...(movedFrom === undefined ? {} : { movedFrom }),
  };
}
