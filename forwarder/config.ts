import { ConfigError } from '../contracts/config-error.ts';
import type { ForwarderEnvironment } from '../contracts/environment.ts';

export interface Config {
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly clientId: string;
  readonly queueUrl: string;
  readonly deadLetterQueueUrl: string;
}

const server = /^(\[[0-9a-fA-F:.]+\]|[^\s:,/]+):\d{1,5}$/;
const topicName = /^[\w.-]{1,249}$/;

/** Reads the forwarder's settings. Throws one ConfigError that names every bad variable, never a value. */
export function parseConfig(env: { readonly [Name in keyof ForwarderEnvironment]?: string | undefined }): Config {
  const brokers = (env.KAFKA_BROKERS ?? '').split(',').map((broker) => broker.trim());
  const topic = env.KAFKA_TOPIC ?? '';
  const queueUrl = env.QUEUE_URL ?? '';
  const deadLetterQueueUrl = env.DEAD_LETTER_QUEUE_URL ?? '';
  const problems: string[] = [];
  if (!brokers.every((broker) => server.test(broker))) problems.push('KAFKA_BROKERS: host:port, comma-separated');
  if (!topicName.test(topic)) problems.push('KAFKA_TOPIC: a topic name of letters, digits, ".", "_" and "-"');
  if (!URL.canParse(queueUrl)) problems.push('QUEUE_URL: URL of the queue');
  if (!URL.canParse(deadLetterQueueUrl)) problems.push('DEAD_LETTER_QUEUE_URL: URL of the dead-letter queue');
  if (problems.length > 0) throw new ConfigError(problems);
  return { brokers, topic, clientId: env.KAFKA_CLIENT_ID || 'cognito-to-kafka', queueUrl, deadLetterQueueUrl };
}
