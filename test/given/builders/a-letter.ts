import { randomUUID } from 'node:crypto';
import type { Letter, LetterAttributes } from '../../../replay/messages/letter.ts';
import { anEvent } from './an-event.ts';

/** Message attributes of texts. */
export const texts = (attributes: Readonly<Record<string, string>>): LetterAttributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
  );

/** What the forwarder says of a letter that it parks. */
export const parkedBy = (reason: string): LetterAttributes =>
  texts({
    reason,
    detail: 'In words.',
    topic: 'identity-events',
    attempts: '3',
    firstReceivedAt: '2026-11-24T03:12:46.000Z',
    failedAt: '2026-11-24T03:12:47.000Z',
  });

/** A letter as the forwarder parks it, with a valid event. */
export const aLetter = (over: Partial<Letter> = {}): Letter => ({
  messageId: randomUUID(),
  handle: '',
  body: JSON.stringify(anEvent()),
  attributes: parkedBy('MESSAGE_TOO_LARGE'),
  sentAt: new Date('2026-11-24T03:12:47.500Z'),
  receiveCount: 0,
  ...over,
});
