/**
 * Kafka headers with the way of a record through the queue. They are facts about this delivery of the event, so they are not in
 * the event. A consumer may ignore them. docs/explanations/decisions/0013-times-per-hop.md has the reasons.
 */
export const deliveryHeaders = {
  /** When the queue accepted the message: Unix time in milliseconds, by the clock of SQS. */
  queued: 'queued-ms',
  /** When SQS first delivered the message to the forwarder: Unix time in milliseconds, by the clock of SQS. */
  received: 'received-ms',
  /** `true` if `cognito-to-kafka replay` sent the message to the queue; else absent. */
  replayed: 'replayed',
} as const;
