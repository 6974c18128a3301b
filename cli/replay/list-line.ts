import type { MessageState, ParsedMessage } from '../../replay/messages/parsed-message.ts';
import { bytesOf } from '../../replay/messages/queue-message.ts';
import { durationText } from './duration-text.ts';

/** A message in the list: the fields of `--json`, the columns of `--csv`. A fact that the message lacks is empty. */
export interface ListLine {
  readonly queue: string;
  readonly messageId: string;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  /** RFC 3339, when the event happened. */
  readonly time: string;
  /** RFC 3339, when the message was sent to this dead-letter queue, if the message records it. */
  readonly deadLetteredAt: string;
  /** RFC 3339, when the message was first sent to a queue. */
  readonly sentAt: string;
  readonly reason: string;
  readonly attempts: number;
  readonly bytes: number;
  readonly state: MessageState;
}

/** Returns the line of a message. */
export const listLine = (read: ParsedMessage, queue: string): ListLine => ({
  queue,
  messageId: read.message.messageId,
  id: read.id ?? '',
  type: read.type ?? '',
  subject: read.subject ?? '',
  time: read.time ?? '',
  deadLetteredAt: read.deadLetteredAt ?? '',
  sentAt: read.message.sentAt.toISOString(),
  reason: read.reason,
  attempts: read.attempts,
  bytes: bytesOf(read.message),
  state: read.state,
});

/** Returns the row of the table. An event without an id is named by its message. */
export const rowOf = (line: ListLine, now: Date): (string | number)[] => [
  line.id || line.messageId,
  line.type,
  line.subject,
  line.time,
  durationText(now.getTime() - (timeIn(line.deadLetteredAt) ?? Date.parse(line.sentAt))),
  line.reason,
  line.attempts,
  line.bytes,
  line.state,
];

/** Anyone who may write to the queue chooses the attribute, so it can be any text. */
function timeIn(text: string): number | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
