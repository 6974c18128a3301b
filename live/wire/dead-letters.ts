import type { MessageState } from '../../replay/messages/parsed-message.ts';

/** A queue of the stack from which messages can be sent again. */
export interface DeadLetterQueue {
  /** Short name, as in `cognito-to-kafka replay queues`. */
  readonly name: string;
  /** Whether a function empties it. Reading such a queue disturbs the function. */
  readonly isLive: boolean;
  /** Visible messages; SQS counts approximately. Absent if unknown. */
  readonly depth?: number;
  readonly inFlight?: number;
  /** Age of the oldest message of a sample, in milliseconds. Absent if empty or unknown. */
  readonly oldestMs?: number;
  /** Name of the default destination; absent if its messages have none. */
  readonly replaysTo?: string;
}

/** Options that select messages: the same as those of the `replay` commands. An absent one selects every message. */
export interface MessageFilter {
  readonly type?: readonly string[];
  readonly reason?: readonly string[];
  readonly subject?: string;
  readonly since?: string;
  readonly until?: string;
  readonly id?: readonly string[];
  readonly where?: string;
}

export interface MessagesRequest {
  /** Names of queues. @default - every queue that no function empties */
  readonly queues?: readonly string[];
  readonly filter?: MessageFilter;
  /** Maximum number of messages, from 1 to 1000. @default 100 */
  readonly limit?: number;
}

export interface MessagesResponse {
  readonly messages: readonly DeadLetter[];
  /** Whether every queue was read to its end. */
  readonly isComplete: boolean;
  /** Whether there may be more messages than `limit`. */
  readonly hasMore: boolean;
  /** Sentences about queues that could not be read completely. */
  readonly reports: readonly string[];
}

/** A message of a queue. Every string is hostile: show it as text. */
export interface DeadLetter {
  readonly queue: string;
  readonly messageId: string;
  readonly id?: string;
  readonly type?: string;
  readonly subject?: string;
  readonly time?: string;
  /** RFC 3339, when it was sent to this queue; absent if the message does not record it. */
  readonly deadLetteredAt?: string;
  readonly sentAt: string;
  /** Stable code. */
  readonly reason: string;
  readonly attempts: number;
  readonly bytes: number;
  readonly state: MessageState;
  readonly cause: string;
  readonly fix: string;
  /** Reason why it would fail again; absent if it would not. */
  readonly repetition?: string;
  readonly body: DeadLetterBody;
}

/** `masked`: the message is not an event, so no privacy policy applies to it. BodyRequest returns its text. */
export type DeadLetterBody =
  { readonly state: 'masked' } | { readonly state: 'shown'; readonly text: string; readonly isCut?: true };

/** Asks for the whole body of one message, masked or cut. */
export interface BodyRequest {
  readonly queue: string;
  readonly messageId: string;
}

export interface BodyResponse {
  /** Absent if the queue no longer has the message. */
  readonly text?: string;
}
