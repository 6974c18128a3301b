import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { OutboxAttributes } from '../../contracts/outbox.ts';
import type { Refusal } from './event-bus.ts';

/** Keeps events that the bus refused. Never rejects: resolves with those that could not be kept either. */
export type Keep = (refusals: readonly Refusal[], signal?: AbortSignal) => Promise<readonly Refusal[]>;

/** Keeps them in the outbox queue: the event is the body, why the bus refused it a message attribute. */
export function keepInOutbox(client: Pick<SQSClient, 'send'>, queueUrl: string, now: () => Date): Keep {
  return async (refusals, abortSignal) => {
    const Entries = refusals.map(({ event, code }, index) => ({
      Id: String(index),
      MessageBody: JSON.stringify(event),
      MessageAttributes: asMessageAttributes({ reason: code, refusedAt: now().toISOString() }),
    }));
    try {
      const command = new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries });
      const { Successful = [] } = await client.send(command, abortSignal ? { abortSignal } : {});
      const kept = new Set(Successful.map(({ Id }) => Id));
      return refusals.filter((_refusal, index) => !kept.has(String(index)));
    } catch {
      return refusals;
    }
  };
}

const asMessageAttributes = (attributes: OutboxAttributes) =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]: [string, string]) => [
      name,
      { DataType: 'String', StringValue: value },
    ]),
  );
