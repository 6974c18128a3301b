/** Attributes of a queue. Its counts are approximate. */
export interface QueueFacts {
  readonly arn: string;
  /** SQS's own time of the response; undefined if the response has none. */
  readonly at?: Date;
  /** Messages that can be received. */
  readonly visible: number;
  /** Messages that a consumer has received and not deleted, and that are not visible yet. */
  readonly inFlight: number;
  readonly retentionSeconds: number;
  /** Deliveries after which SQS moves a message to another queue; undefined if it never does. */
  readonly maxReceiveCount?: number;
}
