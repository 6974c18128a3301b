import { explainMessage } from '../../replay/messages/explain-message.ts';
import type { ParsedMessage } from '../../replay/messages/parsed-message.ts';
import { bytesOf } from '../../replay/messages/queue-message.ts';
import { listed } from '../events/describe-event.ts';
import type { DeadLetter, DeadLetterBody } from '../wire/dead-letters.ts';

/** Returns a message as the page shows it. */
export function deadLetter(read: ParsedMessage, queue: string): DeadLetter {
  const { message, id, type, subject, time, deadLetteredAt, reason, attempts, state } = read;
  return {
    queue,
    messageId: message.messageId,
    id,
    type,
    subject,
    time,
    deadLetteredAt,
    sentAt: message.sentAt.toISOString(),
    reason,
    attempts,
    bytes: bytesOf(message),
    state,
    ...explainMessage(read),
    body: bodyOf(read),
  };
}

/** Only an event of the catalog has passed the privacy policy. */
const bodyOf = ({ state, eventText }: ParsedMessage): DeadLetterBody =>
  state === 'replayable' ? { state: 'shown', ...listed(eventText) } : { state: 'masked' };
