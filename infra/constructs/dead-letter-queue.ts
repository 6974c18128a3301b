import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** Longest retention of SQS: time for a person to notice and to repair. */
export const retentionPeriod = Duration.days(14);

/** A queue for dead letters: TLS only, encrypted, kept as long as SQS can. */
export class DeadLetterQueue extends Queue {
  constructor(scope: Construct, id: string) {
    super(scope, id, { retentionPeriod, encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true });
    acknowledge(this, { SQS3: 'It is a dead-letter queue itself: that of a rule, a bus, a function or a queue.' });
  }
}

/**
 * The dead-letter queue of a rule, a bus or a function, never under a key of the customer's. While that key is off,
 * EventBridge sends events to it at once (`NO_RESOURCE`, captured in September 2026), and under the same key it would refuse
 * them, too.
 */
export class KeylessDeadLetterQueue extends DeadLetterQueue {}
