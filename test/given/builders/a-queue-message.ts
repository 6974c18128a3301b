import { randomUUID } from 'node:crypto';
import type { QueueMessage, QueueMessageAttributes } from '../../../replay/messages/queue-message.ts';
import { anEvent } from './an-event.ts';

/** Message attributes of texts. */
export const texts = (attributes: Readonly<Record<string, string>>): QueueMessageAttributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
  );

/** The attributes that the forwarder gives to a dead-letter message. */
export const deadLetterAttributes = (reason: string): QueueMessageAttributes =>
  texts({
    reason,
    detail: 'A sentence.',
    topic: 'identity-events',
    attempts: '3',
    firstReceivedAt: '2026-11-24T03:12:46.000Z',
    failedAt: '2026-11-24T03:12:47.000Z',
  });

/** A message as the forwarder sends it to the dead-letter queue, with a valid event. */
export const aQueueMessage = (over: Partial<QueueMessage> = {}): QueueMessage => ({
  messageId: randomUUID(),
  handle: '',
  body: JSON.stringify(anEvent()),
  attributes: deadLetterAttributes('MESSAGE_TOO_LARGE'),
  sentAt: new Date('2026-11-24T03:12:47.500Z'),
  receiveCount: 0,
  ...over,
});
