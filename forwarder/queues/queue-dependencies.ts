import { SQSClient } from '@aws-sdk/client-sqs';
import type { Config } from '../../kafka/config.ts';
import { deadLetterQueue } from './dead-letter-queue.ts';
import type { HandlerPorts } from '../handler.ts';
import { messageVisibility } from './message-visibility.ts';
import { queueReach } from './queue-reach.ts';

// Together less than handler.ts keeps back.
const sqsTimeoutMs = 2000;

/** What happens to messages that were not delivered, over SQS. A module of its own: it brings the SDK. */
export function queuePorts({
  queueUrl,
  deadLetterQueueUrl,
}: Pick<Config, 'queueUrl' | 'deadLetterQueueUrl'>): Pick<HandlerPorts, 'park' | 'postpone' | 'reachQueues'> {
  const client = new SQSClient({ maxAttempts: 2 });
  return {
    park: deadLetterQueue({
      client,
      queueUrl: deadLetterQueueUrl,
      timeoutMs: sqsTimeoutMs,
      now: () => new Date(),
    }),
    postpone: messageVisibility({ client, queueUrl, timeoutMs: sqsTimeoutMs, random: Math.random }),
    reachQueues: queueReach({ client, queueUrls: [queueUrl, deadLetterQueueUrl], timeoutMs: sqsTimeoutMs }),
  };
}
