import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { OutboxAttributes, OutboxDeadLetterAttributes } from '../../contracts/outbox.ts';
import type { Refusal } from './event-bus.ts';
import { inBatches } from '../../platform/in-batches.ts';

/** Keeps events that the bus refused. Never rejects: resolves with those that could not be kept either. */
export type SendToOutbox = (refusals: readonly Refusal[], signal?: AbortSignal) => Promise<readonly Refusal[]>;

/** A message of the outbox or of the audit queue that can never be published. */
export interface Unpublishable {
  /** Id of the message in its queue. */
  readonly messageId: string;
  readonly body: string;
  /** Stable code of why. */
  readonly code: string;
  /** Sentences that name the properties of an event that does not match its schema. */
  readonly detail?: string;
}

/**
 * Moves messages to the dead-letter queue. Never rejects: resolves with those that the queue did not accept, the objects
 * themselves.
 */
export type SendToDeadLetterQueue = (messages: readonly Unpublishable[]) => Promise<readonly Unpublishable[]>;

/** Keeps them in the outbox queue: the event is the body, the bus's reason for the refusal a message attribute. */
export function sendToOutbox(client: Pick<SQSClient, 'send'>, queueUrl: string, now: () => Date): SendToOutbox {
  return async (refusals, signal) => {
    const messages = refusals.map((refusal) => {
      const attributes: OutboxAttributes = { reason: refusal.code, refusedAt: now().toISOString() };
      return { item: refusal, body: JSON.stringify(refusal.event), attributes: { ...attributes } };
    });
    return sendAll(client, queueUrl, messages, signal);
  };
}

/** Moves them to the dead-letter queue: the body byte for byte, with the reason. */
export function sendToDeadLetterQueue(
  client: Pick<SQSClient, 'send'>,
  queueUrl: string,
  now: () => Date,
): SendToDeadLetterQueue {
  return async (unpublishable) => {
    const messages = unpublishable.map((message) => {
      const attributes: OutboxDeadLetterAttributes = {
        reason: message.code,
        ...(message.detail === undefined ? {} : { detail: message.detail }),
        failedAt: now().toISOString(),
      };
      return { item: message, body: message.body, attributes: { ...attributes } };
    });
    return sendAll(client, queueUrl, messages, AbortSignal.timeout(deadLetterTimeoutMs));
  };
}

// The function has 30 s.
const deadLetterTimeoutMs = 5000;

interface Message<Item> {
  readonly item: Item;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}

// "Amazon SQS message quotas", SQS developer guide.
const limits = { entries: 10, bytes: 1_048_576 } as const;

/** Sends messages in as few calls as the limits of SQS allow, and resolves with the items that SQS did not accept. */
async function sendAll<Item>(
  client: Pick<SQSClient, 'send'>,
  queueUrl: string,
  messages: readonly Message<Item>[],
  signal: AbortSignal | undefined,
): Promise<readonly Item[]> {
  const send = async (batch: readonly Message<Item>[]): Promise<readonly Item[]> => {
    const Entries = batch.map(({ body, attributes }, index) => ({
      Id: String(index),
      MessageBody: body,
      MessageAttributes: toMessageAttributes(attributes),
    }));
    const items = batch.map(({ item }) => item);
    try {
      const command = new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries });
      const { Successful = [] } = await client.send(command, signal ? { abortSignal: signal } : {});
      const taken = new Set(Successful.map(({ Id }) => Id));
      return items.filter((_item, index) => !taken.has(String(index)));
    } catch (error) {
      if (batch.length === 1 || !refusesRequest(error)) return items;
      // One message that SQS does not take must not keep the others out.
      const middle = Math.ceil(batch.length / 2);
      return (await Promise.all([batch.slice(0, middle), batch.slice(middle)].map(send))).flat();
    }
  };
  return (await Promise.all(inBatches(messages, bytesOf, limits).map(send))).flat();
}

/** Whether the request itself is what SQS does not take; the error's name may have a namespace before it. */
function refusesRequest(error: unknown): boolean {
  const { name } = (error ?? {}) as { name?: unknown };
  return requestErrors.has(String(name).split('.').at(-1));
}

const requestErrors: ReadonlySet<string | undefined> = new Set([
  ...['BatchRequestTooLong', 'InvalidAttributeValue', 'InvalidMessageContents', 'InvalidParameterValue'],
  'ValidationException',
]);

const dataType = 'String';

/** Its size as SQS counts it: the body, and the name, the data type and the value of every attribute. */
const bytesOf = ({ body, attributes }: Message<unknown>): number =>
  Object.entries(attributes).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name + dataType + value),
    Buffer.byteLength(body),
  );

const toMessageAttributes = (attributes: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, { DataType: dataType, StringValue: value }]),
  );
