import { parseConfig as parseForwarderConfig } from '../../forwarder/config.ts';
import {
  parseAuditConfig,
  parseConfig as parseTriggerConfig,
  parseKnownUsersConfig,
  parsePublisherConfig,
} from '../../triggers/config.ts';
import { aPipelineTemplate } from '../given/builders/a-template.ts';
import { consumerOf, functionOfAlias, withVariable } from './function-ids.ts';
import { resolveIntrinsics } from './resolve-intrinsics.ts';

type Environment = Readonly<Record<string, string>>;

// By Node, and by the AWS SDK.
const isReadElsewhere = (name: string): boolean => /^(NODE_OPTIONS|AWS_\w+)$/.test(name);

const parsers = {
  trigger: parseTriggerConfig,
  outbox: parsePublisherConfig,
  audit: parseAuditConfig,
  knownUsers: parseKnownUsersConfig,
  forwarder: parseForwarderConfig,
};

/** The stack for a configuration as if it were deployed: its outputs, and what each function finds in process.env. */
function deploy(config: object) {
  const template = aPipelineTemplate(config);
  const functions = template.findResources('AWS::Lambda::Function') as Record<
    string,
    { Properties: { Description: string; Environment?: { Variables: Record<string, unknown> } } }
  >;
  const resolve = (value: unknown) => resolveIntrinsics(template, value, { KafkaBrokers: 'b-1:9098,b-2:9098' });
  const output = (name: string) => (template.findOutputs(name)[name] as { Value: unknown }).Value;
  const environmentOf = (id = ''): Environment =>
    Object.fromEntries(
      Object.entries(functions[id]?.Properties.Environment?.Variables ?? {}).map(([name, value]) => [
        name,
        resolve(value),
      ]),
    );
  const trigger = functionOfAlias(template, output('TriggerFunctionArn'));
  const outbox = consumerOf(template, output('OutboxQueueUrl'));
  const knownUsers = withVariable(functions, 'REMEMBER_USERS_DAYS');
  const { Ref: audit } = output('AuditFunctionName') as { Ref?: string };
  const { Ref: forwarder } = output('ForwarderFunctionName') as { Ref?: string };
  return {
    functions: Object.values(functions).map(({ Properties }) => Properties),
    output: (name: string) => resolve(output(name)),
    environments: {
      trigger: environmentOf(trigger),
      outbox: environmentOf(outbox),
      audit: environmentOf(audit),
      knownUsers: environmentOf(knownUsers),
      forwarder: environmentOf(forwarder),
    },
  };
}

/** The variables that are set and that nobody reads. */
function unread(environment: Environment, parse: (env: Environment) => unknown): string[] {
  const read = new Set<string>();
  const get = (env: Environment, name: string) => {
    read.add(name);
    return env[name];
  };
  parse(new Proxy(environment, { get }));
  return Object.keys(environment).filter((name) => !read.has(name) && !isReadElsewhere(name));
}

const configurations = [
  ['nothing configured', {}],
  [
    'everything configured',
    {
      userPools: [{ id: 'eu-west-1_AbCdEf123' }, { id: 'eu-west-1_Second', attach: false }],
      eventBus: { name: 'our-own-bus' },
      kafka: {
        brokers: ['203.0.113.7:9092'],
        topic: 'cognito',
        topics: { 'cognito.login.': 'logins' },
        createTopics: { partitions: 6, replicationFactor: 3 },
        authentication: 'scram-sha-512',
        secretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:kafka-AbCdEf',
        caSecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:ca-AbCdEf',
      },
      delivery: { mode: 'before-response', timeoutMs: 2500 },
      privacy: {
        userAttributes: { email: 'hash', 'custom:plan': 'include' },
        clientMetadata: { app: 'include' },
        validationData: { campaign: 'omit' },
        ipAddress: 'truncate',
        userAgent: 'include',
        hashKeyArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:hash-key-AbCdEf',
      },
      tracing: 'w3c',
      otlp: { endpoint: 'https://collector.example.com', samplePercent: 10 },
    },
  ],
] as const;

describe.each(configurations)('with %s', (_what, config) => {
  const { environments, functions, output } = deploy(config);

  test.each(['trigger', 'outbox', 'audit', 'knownUsers', 'forwarder'] as const)(
    'the %s function takes its settings, and reads each of them',
    (name) => {
      expect(Object.keys(environments[name]).length).toBeGreaterThan(1);
      expect(unread(environments[name], parsers[name])).toEqual([]);
    },
  );

  test('the functions use the bus and the queues of the stack outputs', () => {
    expect(parseTriggerConfig(environments.trigger)).toMatchObject({
      eventBusName: output('EventBusName'),
      outboxQueueUrl: output('OutboxQueueUrl'),
    });
    expect(parsePublisherConfig(environments.outbox).eventBusName).toBe(output('EventBusName'));
    expect(parsePublisherConfig(environments.outbox).deadLetterQueueUrl).toBe(output('OutboxDeadLetterQueueUrl'));
    const { eventBusName, deadLetterQueueUrl } = parseAuditConfig(environments.audit);
    expect([eventBusName, deadLetterQueueUrl]).toEqual([output('EventBusName'), output('AuditDeadLetterQueueUrl')]);
    expect(parseForwarderConfig(environments.forwarder)).toMatchObject({
      queueUrl: output('QueueUrl'),
      deadLetterQueueUrl: output('DeadLetterQueueUrl'),
    });
  });

  test('no other function but one of CDK has settings', () => {
    const withSettings = functions.filter(({ Environment }) => Environment);

    const ours = withSettings.filter(({ Description }) => !Description.startsWith('AWS CDK '));
    expect(ours).toHaveLength(5);
  });
});

test('the audit function observes the pools of the stack outputs, also a created one', () => {
  for (const [, config] of configurations) {
    const { environments, output } = deploy(config);
    expect(parseAuditConfig(environments.audit).userPoolIds.join()).toEqual(output('UserPoolId'));
  }
});

test('the configuration arrives in the functions', () => {
  const config = configurations[1][1];
  const { environments, output } = deploy(config);
  const { hashKeyArn, ...privacy } = config.privacy;
  const publisher = { eventBusName: 'our-own-bus', privacy, hashKeyArn };

  expect(environments.trigger).toHaveProperty('DELIVERY', 'before-response');
  expect(parseTriggerConfig(environments.trigger)).toMatchObject({ ...publisher, publishTimeoutMs: 2500 });
  expect(parseTriggerConfig(environments.trigger)).toMatchObject({ tracing: 'w3c', samplePercent: 10 });
  expect(parsePublisherConfig(environments.outbox)).toMatchObject({ eventBusName: 'our-own-bus', tracing: 'w3c' });
  expect(parseAuditConfig(environments.audit)).toMatchObject({
    ...publisher,
    userPoolIds: ['eu-west-1_AbCdEf123', 'eu-west-1_Second'],
    listUsersIntervalMs: 400,
    knownUsersTable: output('KnownUsersTableName'),
  });
  expect(parseForwarderConfig(environments.forwarder)).toMatchObject({
    brokers: ['203.0.113.7:9092'],
    topics: { topic: 'cognito', topicsByType: { 'cognito.login.': 'logins' } },
    createTopics: { partitions: 6, replicationFactor: 3 },
    tracing: { mode: 'w3c', otlpEndpoint: 'https://collector.example.com' },
    security: {
      authentication: 'scram-sha-512',
      tls: true,
      secretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:kafka-AbCdEf',
      caSecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:ca-AbCdEf',
    },
  });
});

test('the brokers that the deployment was given arrive in the forwarder', () => {
  const { environments } = deploy({});

  expect(parseForwarderConfig(environments.forwarder)).toMatchObject({
    brokers: ['b-1:9098', 'b-2:9098'],
    topics: { topic: 'identity-events' },
  });
});

test('the outbox function, which receives complete events, has neither policy nor key', () => {
  const { environments } = deploy(configurations[1][1]);

  expect(parsePublisherConfig(environments.outbox)).toMatchObject({ privacy: {}, hashKeyArn: undefined });
  expect(environments.outbox).not.toHaveProperty('PRIVACY_HASH_KEY_ARN');
});

test('a variable that nobody reads is found, and so is one that is missing', () => {
  expect(unread({ EVENT_BUS_NAME: 'bus', EVENT_BUS: 'bus', AWS_REGION: 'x' }, parseTriggerConfig)).toEqual([
    'EVENT_BUS',
  ]);
  expect(() => unread({ EVENT_BUS: 'bus' }, parseTriggerConfig)).toThrow(/EVENT_BUS_NAME/);
});
