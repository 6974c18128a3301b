/** Message attributes of an event in the outbox queue; the body is the event. */
export interface OutboxAttributes {
  /** Stable code of why the bus did not accept it. */
  readonly reason: string;
  /** RFC 3339, when that was. */
  readonly refusedAt: string;
}
