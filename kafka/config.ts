import { busNameOf } from '../contracts/bus.ts';
import { compressions, defaultCompression, type Compression } from '../contracts/compression.ts';
import { ConfigError } from '../contracts/config-error.ts';
import type { ForwarderEnvironment } from '../contracts/environment.ts';
import { serverPattern } from '../contracts/kafka-names.ts';
import { readSecurity, type Security } from './access/read-security.ts';
import { isTopicName, readCreateTopics, readTopicsByType, topicsByTypeHint } from './topics/read-topics.ts';
import type { Topics } from './records/route.ts';
import type { CreateTopics } from './topics/topic-admin.ts';

export interface Config {
  /** Name of the bus, by which counts are told apart; undefined where nobody says it. */
  readonly bus: string | undefined;
  readonly brokers: readonly string[];
  readonly topics: Topics;
  /** Undefined: topics have to exist. */
  readonly createTopics: CreateTopics | undefined;
  readonly security: Security;
  readonly compression: Compression;
  readonly clientId: string;
  readonly queueUrl: string;
  readonly deadLetterQueueUrl: string;
}

const server = new RegExp(serverPattern);

/** Reads the forwarder's settings. Throws one ConfigError that names every bad variable, never a value. */
export function parseConfig(env: { readonly [Name in keyof ForwarderEnvironment]?: string | undefined }): Config {
  const brokers = (env.KAFKA_BROKERS ?? '').split(',').map((broker) => broker.trim());
  const topic = env.KAFKA_TOPIC ?? '';
  const topicsByType = readTopicsByType(env.KAFKA_TOPICS_BY_TYPE || '{}');
  const queueUrl = env.QUEUE_URL ?? '';
  const deadLetterQueueUrl = env.DEAD_LETTER_QUEUE_URL ?? '';
  const compression = compressions.find((name) => name === (env.KAFKA_COMPRESSION || defaultCompression));
  const problems: string[] = [];
  if (!brokers.every((broker) => server.test(broker))) problems.push('KAFKA_BROKERS: host:port, comma-separated');
  if (!isTopicName(topic)) problems.push('KAFKA_TOPIC: a topic name of letters, digits, ".", "_" and "-"');
  if (!topicsByType) problems.push(`KAFKA_TOPICS_BY_TYPE: ${topicsByTypeHint}`);
  const createTopics = readCreateTopics(env, problems);
  const security = readSecurity(env, problems);
  if (!URL.canParse(queueUrl)) problems.push('QUEUE_URL: URL of the queue');
  if (!URL.canParse(deadLetterQueueUrl)) problems.push('DEAD_LETTER_QUEUE_URL: URL of the dead-letter queue');
  if (!compression) problems.push(`KAFKA_COMPRESSION: one of ${compressions.join(', ')}`);
  if (problems.length > 0) throw new ConfigError(problems);
  const clientId = env.KAFKA_CLIENT_ID || 'cognito-to-kafka';
  return {
    bus: busNameOf(env.EVENT_BUS_NAME),
    brokers,
    topics: { topic, topicsByType: topicsByType ?? {} },
    createTopics,
    security,
    compression: compression ?? defaultCompression,
    clientId,
    queueUrl,
    deadLetterQueueUrl,
  };
}
