import { durationText } from './duration-text.ts';
import { bytesOf } from '../../replay/messages/queue-message.ts';
import type { ParsedMessage, MessageState } from '../../replay/messages/parsed-message.ts';

/** What the list says of a message; the members of `--json`, the columns of `--csv`. */
export interface ListLine {
  readonly queue: string;
  readonly messageId: string;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  /** RFC 3339, when the event happened. */
  readonly time: string;
  /** RFC 3339, when it came into this queue; empty where the message does not say. */
  readonly deadLetteredAt: string;
  /** RFC 3339, when it was first sent to a queue. */
  readonly sentAt: string;
  readonly reason: string;
  readonly attempts: number;
  readonly bytes: number;
  readonly state: MessageState;
}

/** A message as a line of the list; what it does not tell is empty. */
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

/** A row of the table; what has no id of its own is named by its message. */
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
