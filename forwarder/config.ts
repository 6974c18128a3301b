import { busNameOf } from '../contracts/bus.ts';
import { ConfigError } from '../contracts/config-error.ts';
import type { ForwarderEnvironment } from '../contracts/environment.ts';
import { readKafkaConfig, type KafkaConfig } from '../kafka/config.ts';

/** Settings of the forwarder: those of Kafka, its queues, and the event bus that it reports for. */
export interface Config extends KafkaConfig {
  /** Name of the bus, the dimension of the metrics. Undefined if the environment does not have it. */
  readonly bus: string | undefined;
  readonly queueUrl: string;
  readonly deadLetterQueueUrl: string;
}

/** Reads the forwarder's settings. Throws one ConfigError that names every bad variable, never a value. */
export function parseConfig(env: { readonly [Name in keyof ForwarderEnvironment]?: string | undefined }): Config {
  const problems: string[] = [];
  const kafka = readKafkaConfig(env, problems);
  const queueUrl = env.QUEUE_URL ?? '';
  const deadLetterQueueUrl = env.DEAD_LETTER_QUEUE_URL ?? '';
  if (!URL.canParse(queueUrl)) problems.push('QUEUE_URL: URL of the queue');
  if (!URL.canParse(deadLetterQueueUrl)) problems.push('DEAD_LETTER_QUEUE_URL: URL of the dead-letter queue');
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...kafka, bus: busNameOf(env.EVENT_BUS_NAME), queueUrl, deadLetterQueueUrl };
}
