import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeadLetterQueue, retentionPeriod } from './dead-letter-queue.ts';

export interface EventQueueProps {
  /** Timeout of the function that drains the queue. The visibility timeout is six times as long, plus the window. */
  readonly consumerTimeout: Duration;
  /** How long the mapping of the function gathers a batch. @default - it does not */
  readonly batchingWindow?: Duration;
  /** Outage of the function's destination after which a message is not yet dead-lettered. @default 12 hours */
  readonly outage?: Duration;
}

const maxReceiveCountOfSqs = 1000;

/**
 * A queue and its dead-letter queue. SSE-SQS, because EventBridge cannot write to a queue under AWS's own KMS key; under a key
 * of the customer's it can, see EncryptionKey.
 */
export class EventQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetterQueue: Queue;

  constructor(scope: Construct, id: string, props: EventQueueProps) {
    super(scope, id);
    const { consumerTimeout, batchingWindow = Duration.seconds(0), outage = Duration.hours(12) } = props;
    // "Configuring Amazon SQS event source mappings", Lambda guide.
    const visibilityTimeout = Duration.seconds(6 * consumerTimeout.toSeconds() + batchingWindow.toSeconds());
    // Twice as many deliveries as fit into the outage: a message is also received when a poller is throttled.
    const deliveries = Math.ceil((2 * outage.toSeconds()) / visibilityTimeout.toSeconds());
    this.deadLetterQueue = new DeadLetterQueue(this, 'DeadLetters');
    this.queue = new Queue(this, 'Queue', {
      visibilityTimeout,
      retentionPeriod,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: Math.min(deliveries, maxReceiveCountOfSqs) },
    });
  }
}
