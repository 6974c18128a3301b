/** Message attributes of an event in the outbox queue; the body is the event. */
export interface OutboxAttributes {
  /** Stable code of why the bus did not accept it. */
  readonly reason: string;
  /** RFC 3339, when that was. */
  readonly refusedAt: string;
}

/** The code of an event that exceeds the limit of the bus and can never be published. */
export const eventTooLarge = 'EVENT_TOO_LARGE';

/**
 * Message attributes of a message that the outbox's function moved to the dead-letter queue; the body is the message, byte
 * for byte. A message without `failedAt` was moved by SQS itself, because it was received too often.
 */
export interface OutboxDeadLetterAttributes {
  /** Stable code of the reason why it can never be published. */
  readonly reason: string;
  /** The properties of an event that does not match its schema; never holds a value from the body. */
  readonly detail?: string;
  /** The time of the move, RFC 3339. */
  readonly failedAt: string;
}
