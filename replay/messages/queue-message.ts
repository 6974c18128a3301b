import type { MessageAttributeValue } from '@aws-sdk/client-sqs';

/** Message attributes as SQS has them, of any data type. */
export type QueueMessageAttributes = Readonly<Record<string, MessageAttributeValue>>;

/** A message of a queue, as it was received. */
export interface QueueMessage {
  readonly messageId: string;
  /** Receipt handle of this time of receiving. */
  readonly handle: string;
  readonly body: string;
  readonly attributes: QueueMessageAttributes;
  /** When it was first sent to a queue; a move by SQS itself does not change it. */
  readonly sentAt: Date;
  /** How often it was received, this time included, also from the queue that SQS moved it from. */
  readonly receiveCount: number;
  /** ARN of the queue that SQS itself moved it from, where it did. */
  readonly movedFrom?: string;
}

/** What a queue gets. */
export interface OutgoingMessage {
  readonly body: string;
  readonly attributes: QueueMessageAttributes;
}

/** Most attributes a message can have ("Amazon SQS message quotas", SQS developer guide). */
export const maxAttributes = 10;

/** Most bytes of a message, its attributes among them (same page). */
export const maxBytes = 1_048_576;

/** Its size as SQS counts it: the body, and the name, the data type and the value of every attribute. */
export const bytesOf = ({ body, attributes }: OutgoingMessage): number =>
  Object.entries(attributes).reduce(
    (sum, [name, { DataType = '', StringValue = '', BinaryValue }]) =>
      sum + Buffer.byteLength(name + DataType + StringValue) + (BinaryValue?.length ?? 0),
    Buffer.byteLength(body),
  );

/** The text of an attribute, if there is one. */
export const attributeText = ({ attributes }: Pick<QueueMessage, 'attributes'>, name: string): string | undefined =>
  Object.hasOwn(attributes, name) ? attributes[name]?.StringValue : undefined;
