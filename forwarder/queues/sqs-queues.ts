import { SQSClient } from '@aws-sdk/client-sqs';
import type { Config } from '../config.ts';
import { deadLetterQueue } from './dead-letter-queue.ts';
import { messageVisibility } from './message-visibility.ts';
import { queueReach } from './queue-reach.ts';
import type { Queues } from './queues.ts';

// Together less than the time that handler.ts reserves.
const timeoutMs = 2000;

/** The queues over SQS. Loaded with the first message that is not delivered, because it brings the SDK. */
export function sqsQueues({ queueUrl, deadLetterQueueUrl }: Pick<Config, 'queueUrl' | 'deadLetterQueueUrl'>): Queues {
  const client = new SQSClient({ maxAttempts: 2 });
  return {
    sendToDeadLetterQueue: deadLetterQueue({ client, queueUrl: deadLetterQueueUrl, timeoutMs, now: () => new Date() }),
    delayRetry: messageVisibility({ client, queueUrl, timeoutMs, random: Math.random }),
    reach: queueReach({ client, queueUrls: [queueUrl, deadLetterQueueUrl], timeoutMs }),
  };
}
