import { randomUUID } from 'node:crypto';
import type { Message } from '../../../kafka/records/message.ts';
import { anEvent } from './an-event.ts';

/** A message of the queue, delivered once, with an id and a sound event of its own. */
export function aMessage(over: Partial<Message> = {}): Message {
  const id = over.id ?? randomUUID();
  return {
    id,
    receiptHandle: `receipt-of-${id}`,
    body: JSON.stringify(anEvent()),
    receiveCount: 1,
    firstReceivedAt: new Date('2026-11-24T03:12:45.123Z'),
    ...over,
  };
}
