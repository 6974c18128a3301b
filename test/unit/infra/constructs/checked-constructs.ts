import { Duration, Token, type Stack } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { namesAt } from '../../../../infra/config/config-schema.ts';
import * as published from '../../../../infra/published-constructs.ts';
import { memberAt, withMember } from './wrong-options.ts';

/** A published construct, and the option of the JSON configuration for each of its props. */
export interface CheckedConstruct {
  readonly construct: new (scope: Construct, id: string, props: never) => object;
  /** Paths of props by paths of options; a path also has everything in it. */
  readonly props: Readonly<Record<string, string>>;
  /** Options that the construct requires. */
  readonly base?: object;
  /** Props that are no options. */
  readonly others?: (stack: Stack) => object;
}

const bus = (stack: Stack) => ({ bus: EventBus.fromEventBusName(stack, 'Given', 'bus') });
const trigger = (stack: Stack) => ({
  trigger: new Lambda(stack, 'Given', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = undefined;'),
  }),
});
const kafka = Object.fromEntries(namesAt(['kafka']).map((name) => [`kafka.${name}`, name]));
const privacy = { privacy: 'privacy', 'privacy.hashKeyArn': 'hashKeyArn' };
const clusterArn = 'arn:aws:kafka:eu-west-1:111122223333:cluster/identity/1111aaaa-22bb-33cc-44dd-5555eeee6666-2';
const operations = (at: string) => ({
  'operations.alarmTopicArn': `${at}existingArn`,
  'operations.alarmEmail': `${at}email`,
  'operations.canary': `${at}canary`,
});

/** Published constructs whose props are options, by name. */
export const checkedConstructs: Readonly<Record<string, CheckedConstruct>> = {
  IdentityEventPipeline: {
    construct: published.IdentityEventPipeline,
    props: {
      kafka: 'kafka',
      forwarder: 'forwarder',
      userPools: 'userPools',
      'eventBus.name': 'bus.existingName',
      'archive.enabled': 'archive.enabled',
      'archive.retentionDays': 'archive.retention',
      'delivery.mode': 'trigger.delivery',
      'delivery.timeoutMs': 'trigger.publishTimeout',
      'delivery.reservedConcurrency': 'trigger.reservedConcurrency',
      'delivery.provisionedConcurrency': 'trigger.provisionedConcurrency',
      'delivery.memoryMiB': 'trigger.memoryMiB',
      'audit.enabled': 'audit.enabled',
      'audit.createTrail': 'audit.createTrail',
      'audit.rememberUsersDays': 'audit.rememberUsersFor',
      ...privacy,
      ...operations('operations.'),
      'encryption.keyArn': 'encryption.keyArn',
      schemaRegistry: 'schemaRegistry',
      tracing: 'tracing',
      otlp: 'otlp',
    },
  },
  KafkaForwarder: {
    construct: published.KafkaForwarder,
    props: { ...kafka, 'forwarder.profile': 'profile', tracing: 'tracing', otlp: 'otlp' },
    base: { kafka: { brokers: ['b-1.example.com:9092'] } },
    others: bus,
  },
  MskBrokers: {
    construct: published.MskBrokers,
    props: { 'kafka.clusterArn': 'clusterArn', 'kafka.authentication': 'authentication', 'kafka.tls': 'tls' },
    base: { kafka: { clusterArn, authentication: 'iam' } },
  },
  TriggerFunction: {
    construct: published.TriggerFunction,
    props: {
      ...privacy,
      'delivery.mode': 'delivery',
      'delivery.timeoutMs': 'publishTimeout',
      'delivery.reservedConcurrency': 'reservedConcurrency',
      'delivery.provisionedConcurrency': 'provisionedConcurrency',
      'delivery.memoryMiB': 'memoryMiB',
      tracing: 'tracing',
      'otlp.samplePercent': 'otlp.samplePercent',
    },
    others: bus,
  },
  AuditSource: {
    construct: published.AuditSource,
    props: { ...privacy, tracing: 'tracing' },
    others: (stack) => ({ ...bus(stack), userPools: [UserPool.fromUserPoolId(stack, 'Pool', 'eu-west-1_A')] }),
  },
  Outbox: { construct: published.Outbox, props: { tracing: 'tracing' }, others: bus },
  ExistingUserPools: {
    construct: published.ExistingUserPools,
    props: { userPools: 'pools' },
    base: { userPools: [{ id: 'eu-west-1_A' }] },
    others: trigger,
  },
  EventArchive: { construct: published.EventArchive, props: { 'archive.retentionDays': 'retention' }, others: bus },
  IdentityEventBus: { construct: published.IdentityEventBus, props: { 'eventBus.name': 'existingName' } },
  EncryptionKey: {
    construct: published.EncryptionKey,
    props: { 'encryption.keyArn': 'keyArn' },
    others: () => ({ busName: 'bus', createsAlarmTopic: true }),
  },
  KnownUsers: { construct: published.KnownUsers, props: { 'audit.rememberUsersDays': 'rememberFor' }, others: bus },
  AuditTrail: { construct: published.AuditTrail, props: { 'audit.createTrail': 'create' } },
  Operations: { construct: published.Operations, props: operations('') },
  EventConsumer: {
    construct: published.EventConsumer,
    props: {
      'consumers.Shop.types': 'types',
      'consumers.Shop.filter': 'filter',
      'consumers.Shop.target': 'target',
      'consumers.Shop.retryAttempts': 'retryAttempts',
    },
    base: { consumers: { Shop: { types: ['cognito.login.*'], target: 'arn:aws:sqs:eu-west-1:111122223333:shop' } } },
    others: bus,
  },
};

/** Creates a construct with the props for the options of a configuration. */
export function construct({ construct: Made, props, others }: CheckedConstruct, stack: Stack, config: object): object {
  let given: object = others?.(stack) ?? {};
  for (const [option, prop] of Object.entries(props)) {
    const value = memberAt(config, option.split('.'));
    if (value !== undefined) given = withMember(given, prop.split('.'), durationFor(option, value) ?? value);
  }
  return new Made(stack, 'Shop', given as never);
}

/** Options whose prop is a Duration, with the unit of the option. */
const durations: Readonly<Record<string, 'days' | 'milliseconds'>> = {
  'archive.retentionDays': 'days',
  'audit.rememberUsersDays': 'days',
  'delivery.timeoutMs': 'milliseconds',
};

/** Returns the Duration for the number of an option; undefined if it is not a number that a Duration can have. */
function durationFor(option: string, value: unknown): Duration | undefined {
  const unit = durations[option];
  if (unit === undefined || typeof value !== 'number' || (value < 0 && !Token.isUnresolved(value))) return undefined;
  return unit === 'days' ? Duration.days(value) : Duration.millis(value);
}

/** Returns the sentence about a wrong prop for that about a wrong option. */
export function saysOf(says: string, option: string): string {
  const unit = durations[option];
  const [, found = '', bounds] = /^found (.*); allowed: a whole number, (.*)$/.exec(says) ?? [];
  if (unit === undefined || bounds === undefined) return says;
  const shown = durationFor(option, JSON.parse(found)) ? `"${found} ${unit}"` : found;
  return `found ${shown}; allowed: a Duration of whole ${unit}, ${bounds}`;
}

/** Returns the prop of an option, and of anything in it; undefined if the construct has none. */
export function propFor({ props }: CheckedConstruct, option: string): string | undefined {
  const [found] = Object.keys(props)
    .filter((name) => option === name || option.startsWith(`${name}.`))
    .sort((one, other) => other.length - one.length);
  return found === undefined ? undefined : (props[found] ?? '') + option.slice(found.length);
}
