import { compressions, defaultCompression, type Compression } from '../contracts/compression.ts';
import { ConfigError } from '../contracts/config-error.ts';
import type { KafkaEnvironment } from '../contracts/environment.ts';
import { serverPattern } from '../contracts/kafka-names.ts';
import { readSecurity, type Security } from './access/read-security.ts';
import { isTopicName, readCreateTopics, readTopicsByType, topicsByTypeHint } from './topics/read-topics.ts';
import type { Topics } from './records/route.ts';
import type { CreateTopics } from './topics/topic-admin.ts';

/** Settings for a connection to the brokers and for writing to topics. */
export interface KafkaConfig {
  readonly brokers: readonly string[];
  readonly topics: Topics;
  /** Undefined: topics must exist. */
  readonly createTopics: CreateTopics | undefined;
  readonly security: Security;
  readonly compression: Compression;
  readonly clientId: string;
}

/** Environment variables, of which any may be missing. */
export type Variables = { readonly [Name in keyof KafkaEnvironment]?: string | undefined };

const server = new RegExp(serverPattern);

/** Reads the settings. Throws one ConfigError that names every bad variable, never a value. */
export function parseKafkaConfig(env: Variables): KafkaConfig {
  const problems: string[] = [];
  const config = readKafkaConfig(env, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** Reads the settings; adds each bad variable to `problems`, by name and expected form, never by value. */
export function readKafkaConfig(env: Variables, problems: string[]): KafkaConfig {
  const brokers = (env.KAFKA_BROKERS ?? '').split(',').map((broker) => broker.trim());
  const topic = env.KAFKA_TOPIC ?? '';
  const topicsByType = readTopicsByType(env.KAFKA_TOPICS_BY_TYPE || '{}');
  const compression = compressions.find((name) => name === (env.KAFKA_COMPRESSION || defaultCompression));
  if (!brokers.every((broker) => server.test(broker))) problems.push('KAFKA_BROKERS: host:port, comma-separated');
  if (!isTopicName(topic)) problems.push('KAFKA_TOPIC: a topic name of letters, digits, ".", "_" and "-"');
  if (!topicsByType) problems.push(`KAFKA_TOPICS_BY_TYPE: ${topicsByTypeHint}`);
  const createTopics = readCreateTopics(env, problems);
  const security = readSecurity(env, problems);
  if (!compression) problems.push(`KAFKA_COMPRESSION: one of ${compressions.join(', ')}`);
  return {
    brokers,
    topics: { topic, topicsByType: topicsByType ?? {} },
    createTopics,
    security,
    compression: compression ?? defaultCompression,
    clientId: env.KAFKA_CLIENT_ID || 'cognito-to-kafka',
  };
}
