/**
 * Message attributes that the forwarder gives to a dead-letter message. The body is the original, byte for byte.
 * A message without them was moved by SQS itself, because it was received too often.
 */
export interface DeadLetterAttributes {
  /** Stable code of why it can never be delivered. */
  readonly reason: string;
  /** Explanation of the reason, which never contains a value from the body. */
  readonly detail: string;
  /** Topic of the event. @default - the message is not an event */
  readonly topic?: string;
  /** Number of the partition, where the client had chosen it. */
  readonly partition?: string;
  /** How often SQS had delivered it to the forwarder. */
  readonly attempts: string;
  /** The time of the first delivery by SQS, RFC 3339; absent if SQS did not report it. */
  readonly firstReceivedAt?: string;
  /** RFC 3339, when the forwarder sent it to the dead-letter queue. */
  readonly failedAt: string;
  /** Version of that forwarder. */
  readonly forwarderVersion: string;
}
