/** What SQS says about a queue; the counts are approximate. */
export interface QueueFacts {
  readonly arn: string;
  /** SQS's own time at the answer; undefined if the answer has none. */
  readonly at?: Date;
  /** Messages that can be received. */
  readonly visible: number;
  /** Messages that somebody has received and that are hidden for now. */
  readonly inFlight: number;
  readonly retentionSeconds: number;
  /** Receives after which SQS moves a message away; undefined for a queue that keeps it. */
  readonly maxReceiveCount?: number;
}
