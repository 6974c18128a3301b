import { ConfigError, wholeNumber } from '../contracts/config-error.ts';
import { deliveryModes } from '../contracts/delivery-mode.ts';
import type {
  AuditEnvironment,
  KnownUsersEnvironment,
  OutboxEnvironment,
  PublisherEnvironment,
  TriggerEnvironment,
} from '../contracts/environment.ts';
import { defaultSamplePercent, tracingModes, type TracingMode } from '../contracts/tracing.ts';
import { needsHashKey, type PrivacyPolicy } from '../privacy/privacy-policy.ts';
import { policyHint, readPrivacyPolicy } from '../privacy/read-privacy-policy.ts';

/** An environment of which anything may be missing. */
type Partly<Environment> = { readonly [Name in keyof Environment]?: string | undefined };

export interface PublisherConfig {
  readonly eventBusName: string;
  readonly privacy: PrivacyPolicy;
  /** Undefined where the policy hashes nothing. */
  readonly hashKeyArn: string | undefined;
  /** How events of triggers are traced. @default - off, also for events from CloudTrail */
  readonly tracing?: TracingMode;
}

export interface Config extends PublisherConfig {
  /** Percentage of the logins that are traced with `w3c`. */
  readonly samplePercent: number;
  /** Undefined where there is no outbox. */
  readonly outboxQueueUrl: string | undefined;
  readonly publishTimeoutMs: number;
}

export interface OutboxConfig extends PublisherConfig {
  /** Undefined where no dead-letter queue is known. */
  readonly deadLetterQueueUrl: string | undefined;
}

export interface AuditConfig extends PublisherConfig {
  readonly userPoolIds: readonly string[];
  readonly deadLetterQueueUrl: string;
  /** Milliseconds between two calls of ListUsers by this environment. */
  readonly listUsersIntervalMs: number;
  /** Undefined where users are not remembered. */
  readonly knownUsersTable: string | undefined;
}

export interface KnownUsersConfig {
  readonly eventBusName: string;
  readonly knownUsersTable: string;
  /** Days for which a user is remembered. */
  readonly days: number;
}

/** Reads the trigger function's settings. Throws one ConfigError that names every bad variable, never a value. */
export function parseConfig(env: Partly<TriggerEnvironment>): Config {
  const problems: string[] = [];
  const publisher = parsePublisher(env, problems);
  const publishTimeoutMs = wholeNumber(env.PUBLISH_TIMEOUT_MS, { min: 100, max: 3500, otherwise: 1000 }) ?? NaN;
  if (Number.isNaN(publishTimeoutMs)) problems.push('PUBLISH_TIMEOUT_MS: milliseconds, 100 to 3500');
  const outboxQueueUrl = env.OUTBOX_QUEUE_URL || undefined;
  if (outboxQueueUrl !== undefined && !URL.canParse(outboxQueueUrl))
    problems.push('OUTBOX_QUEUE_URL: URL of the outbox');
  const mode = env.DELIVERY || deliveryModes[0];
  if (!deliveryModes.some((known) => known === mode)) problems.push(`DELIVERY: ${deliveryModes.join(' or ')}`);
  const tracing = parseTracing(env.TRACING, problems);
  const percents = { min: 1, max: 100, otherwise: defaultSamplePercent };
  const samplePercent = wholeNumber(env.TRACING_SAMPLE_PERCENT, percents) ?? NaN;
  if (Number.isNaN(samplePercent)) problems.push('TRACING_SAMPLE_PERCENT: percent, 1 to 100');
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...publisher, publishTimeoutMs, outboxQueueUrl, tracing, samplePercent };
}

/** Reads the audit function's settings. Throws as `parseConfig` does. */
export function parseAuditConfig(env: Partly<AuditEnvironment>): AuditConfig {
  const problems: string[] = [];
  const publisher = parsePublisher(env, problems);
  const userPoolIds = (env.USER_POOL_IDS ?? '').split(',').map((id) => id.trim());
  if (!userPoolIds.every((id) => poolId.test(id))) problems.push('USER_POOL_IDS: ids of user pools, comma-separated');
  const deadLetterQueueUrl = env.DEAD_LETTER_QUEUE_URL ?? '';
  if (!URL.canParse(deadLetterQueueUrl)) problems.push('DEAD_LETTER_QUEUE_URL: URL of the dead-letter queue');
  const listUsersIntervalMs = wholeNumber(env.LIST_USERS_INTERVAL_MS, { min: 50, max: 60_000, otherwise: 1000 }) ?? NaN;
  if (Number.isNaN(listUsersIntervalMs)) problems.push('LIST_USERS_INTERVAL_MS: milliseconds, 50 to 60000');
  if (problems.length > 0) throw new ConfigError(problems);
  const knownUsersTable = env.KNOWN_USERS_TABLE || undefined;
  return { ...publisher, userPoolIds, deadLetterQueueUrl, listUsersIntervalMs, knownUsersTable };
}

/** Reads the settings of the function that fills the table of known users. Throws as `parseConfig` does. */
export function parseKnownUsersConfig(env: Partly<KnownUsersEnvironment>): KnownUsersConfig {
  const { EVENT_BUS_NAME: eventBusName = '', KNOWN_USERS_TABLE: knownUsersTable = '' } = env;
  const days = wholeNumber(env.REMEMBER_USERS_DAYS, { min: 1, max: 3650, otherwise: 0 }) ?? 0;
  const problems = [
    ...(eventBusName === '' ? ['EVENT_BUS_NAME: name or ARN of the bus'] : []),
    ...(knownUsersTable === '' ? ['KNOWN_USERS_TABLE: name of the table of known users'] : []),
    ...(days > 0 ? [] : ['REMEMBER_USERS_DAYS: days, 1 to 3650']),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return { eventBusName, knownUsersTable, days };
}

/** Reads the settings of the outbox's function, which only publishes. Throws as `parseConfig` does. */
export function parsePublisherConfig(env: Partly<OutboxEnvironment>): OutboxConfig {
  const problems: string[] = [];
  const publisher = parsePublisher(env, problems);
  const deadLetterQueueUrl = env.DEAD_LETTER_QUEUE_URL || undefined;
  if (deadLetterQueueUrl !== undefined && !URL.canParse(deadLetterQueueUrl))
    problems.push('DEAD_LETTER_QUEUE_URL: URL of the dead-letter queue');
  const tracing = parseTracing(env.TRACING, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...publisher, deadLetterQueueUrl, tracing };
}

const poolId = /^[\w-]+_[0-9A-Za-z]+$/;
const keyArn = /^arn:[\w-]+:(secretsmanager:[\w-]+:\d{12}:secret:|ssm:[\w-]+:\d{12}:parameter\/)\S+$/;

function parseTracing(text: string | undefined, problems: string[]): TracingMode {
  const mode = tracingModes.find((known) => known === (text || 'off'));
  if (!mode) problems.push(`TRACING: ${tracingModes.join(', ')}`);
  return mode ?? 'off';
}

function parsePublisher(env: Partly<PublisherEnvironment>, problems: string[]): PublisherConfig {
  const eventBusName = env.EVENT_BUS_NAME ?? '';
  const privacy = readPrivacyPolicy(env.PRIVACY_POLICY || '{}');
  const hashKeyArn = env.PRIVACY_HASH_KEY_ARN || undefined;
  if (eventBusName === '') problems.push('EVENT_BUS_NAME: name or ARN of the bus');
  if (!privacy) problems.push(`PRIVACY_POLICY: ${policyHint}`);
  const isKeyWrong = hashKeyArn === undefined ? privacy && needsHashKey(privacy) : !keyArn.test(hashKeyArn);
  if (isKeyWrong) problems.push('PRIVACY_HASH_KEY_ARN: ARN of a secret or parameter, because PRIVACY_POLICY hashes');
  return {
    eventBusName,
    privacy: privacy ?? {},
    hashKeyArn: privacy && needsHashKey(privacy) ? hashKeyArn : undefined,
  };
}
