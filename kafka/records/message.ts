/** One message of the queue, as the forwarder sees it. */
export interface Message {
  readonly id: string;
  readonly receiptHandle: string;
  /** The event, as text. */
  readonly body: string;
  /** How often SQS has delivered it, this time included. */
  readonly receiveCount: number;
  /** Time of the first delivery; an invalid date if SQS did not pass it. */
  readonly firstReceivedAt: Date;
  /** When it was sent to the queue, in epoch milliseconds. @default - SQS did not say so */
  readonly sentMs?: number;
  /** Whether `cognito-to-kafka replay` sent it to the queue. @default false */
  readonly replayed?: boolean;
  /** X-Ray's trace header of the request that sent it, as it arrived. @default - it was sent without one */
  readonly traceHeader?: string;
}
