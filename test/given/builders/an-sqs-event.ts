import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { replayedFrom } from '../../../contracts/replayed.ts';
import type { Message } from '../../../kafka/records/message.ts';

/**
 * What Lambda's poller hands over for these messages: "Using Lambda with Amazon SQS", Lambda developer guide, example
 * of a standard queue.
 */
export const anSqsEvent = (messages: readonly Message[]): SQSEvent => ({ Records: messages.map(toSqsRecord) });

const toSqsRecord = ({
  id,
  receiptHandle,
  body,
  receiveCount,
  firstReceivedAt,
  sentMs,
  replayed,
}: Message): SQSRecord => ({
  messageId: id,
  receiptHandle,
  body,
  attributes: {
    ApproximateReceiveCount: String(receiveCount),
    SentTimestamp: String(sentMs ?? 1_795_490_000_000),
    SenderId: 'AIDAIENQZJOLO23YVJ4VO',
    ApproximateFirstReceiveTimestamp: String(firstReceivedAt.getTime()),
  },
  messageAttributes: replayed
    ? {
        [replayedFrom]: { dataType: 'String', stringValue: 'dead-letters', stringListValues: [], binaryListValues: [] },
      }
    : {},
  md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:eu-west-1:111122223333:queue',
  awsRegion: 'eu-west-1',
});
