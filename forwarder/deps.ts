import { setTimeout as pause } from 'node:timers/promises';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Config } from './config.ts';
import { deadLetterQueue } from './dead-letter-queue.ts';
import { deliver, type DeliverPorts } from './deliver.ts';
import type { HandlerPorts } from './handler.ts';
import { iamToken } from './iam-token.ts';
import { kafkaAuth, type KafkaAuthPorts } from './kafka-auth.ts';
import { kafkajsProducer } from './kafkajs-producer.ts';
import { messageVisibility } from './message-visibility.ts';
import { readSecret } from './read-secret.ts';
import type { Security } from './read-security.ts';
import { everyTopic, topicOf } from './route.ts';
import { securedProducer } from './secured-producer.ts';
import { topicCheck } from './topic-check.ts';
import { warmProducer } from './warm-producer.ts';

// Together less than handler.ts keeps back.
const sqsTimeoutMs = 2000;

/** Over Secrets Manager and the role of the function. */
const authPortsOf = ({ region = '' }: Security): KafkaAuthPorts => ({
  readSecret,
  token: () => iamToken(region),
  now: Date.now,
});

/** The handler's ports over the real Kafka cluster, queues and clock. Connects with the first batch. */
export function createDeps(config: Config, authPorts = authPortsOf(config.security)): HandlerPorts {
  const { topics, queueUrl, deadLetterQueueUrl } = config;
  const client = new SQSClient({ maxAttempts: 2 });
  const ports: DeliverPorts = { ...producerOf(config, authPorts), now: Date.now, pause: (ms) => pause(ms) };
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

function producerOf(
  { brokers, topics, createTopics, security, clientId, compression }: Config,
  authPorts: KafkaAuthPorts,
) {
  const auth = kafkaAuth(security, authPorts);
  const checkTopics = topicCheck({ topics: everyTopic(topics), create: createTopics });
  return warmProducer(() =>
    securedProducer(auth, (access) => kafkajsProducer({ brokers, clientId, access, checkTopics, compression })),
  );
}
