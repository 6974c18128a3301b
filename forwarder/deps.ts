import { setTimeout as pause } from 'node:timers/promises';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Config } from './config.ts';
import { deadLetterQueue } from './dead-letter-queue.ts';
import { deliver, type DeliverPorts } from './deliver.ts';
import type { HandlerPorts } from './handler.ts';
import { kafkajsProducer } from './kafkajs-producer.ts';
import { messageVisibility } from './message-visibility.ts';
import { topicOf } from './route.ts';
import { warmProducer } from './warm-producer.ts';

// Together less than handler.ts keeps back.
const sqsTimeoutMs = 2000;

/** The handler's ports over the real Kafka cluster, queues and clock. Connects with the first batch. */
export function createDeps({ brokers, topics, clientId, queueUrl, deadLetterQueueUrl }: Config): HandlerPorts {
  const client = new SQSClient({ maxAttempts: 2 });
  const producer = warmProducer(() => kafkajsProducer({ brokers, clientId }));
  const ports: DeliverPorts = { ...producer, now: Date.now, pause: (ms) => pause(ms) };
  return {
    topicOf: (type) => topicOf(type, topics),
    deliver: (outgoing, deadlineMs) => deliver(outgoing, deadlineMs, ports),
    park: deadLetterQueue({
      client,
      queueUrl: deadLetterQueueUrl,
      timeoutMs: sqsTimeoutMs,
      now: () => new Date(),
    }),
    postpone: messageVisibility({ client, queueUrl, timeoutMs: sqsTimeoutMs, random: Math.random }),
    log: (line) => process.stdout.write(`${line}\n`),
    now: Date.now,
  };
}
