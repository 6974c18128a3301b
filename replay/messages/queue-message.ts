import type { MessageAttributeValue } from '@aws-sdk/client-sqs';

/** Message attributes of SQS, of any data type. */
export type QueueMessageAttributes = Readonly<Record<string, MessageAttributeValue>>;

/** A received message of a queue. */
export interface QueueMessage {
  readonly messageId: string;
  /** Receipt handle of this delivery. */
  readonly handle: string;
  readonly body: string;
  readonly attributes: QueueMessageAttributes;
  /** When it was first sent to a queue. A move by SQS itself does not change this time. */
  readonly sentAt: Date;
  /** Number of deliveries, this one and those of the queue that SQS moved it from included. */
  readonly receiveCount: number;
  /** ARN of the queue that SQS itself moved it from; undefined if it did not. */
  readonly movedFrom?: string;
}

/** A message to send. */
export interface OutgoingMessage {
  readonly body: string;
  readonly attributes: QueueMessageAttributes;
}

/** Maximum number of attributes of a message ("Amazon SQS message quotas", SQS developer guide). */
export const maxAttributes = 10;

/** Maximum size of a message in bytes, attributes included (same page). */
export const maxBytes = 1_048_576;

/** Returns the size as SQS counts it: the body, and the name, the data type and the value of every attribute. */
export const bytesOf = ({ body, attributes }: OutgoingMessage): number =>
  Object.entries(attributes).reduce(
    (sum, [name, { DataType = '', StringValue = '', BinaryValue }]) =>
      sum + Buffer.byteLength(name + DataType + StringValue) + (BinaryValue?.length ?? 0),
    Buffer.byteLength(body),
  );

/** Returns the string value of an attribute; undefined if it has none. */
export const attributeText = ({ attributes }: Pick<QueueMessage, 'attributes'>, name: string): string | undefined =>
  Object.hasOwn(attributes, name) ? attributes[name]?.StringValue : undefined;
