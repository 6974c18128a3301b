import { parsePipelineConfig } from '../../../../infra/config/config.ts';
import { parseConfig } from '../../../../triggers/config.ts';

const defaults = {
  stackName: 'CognitoToKafka',
  kafka: {
    topic: 'identity-events',
    topics: {},
    authentication: 'none',
    compression: 'zstd',
    maxConcurrency: 10,
    batchSize: 10,
  },
  forwarder: { profile: 'low-latency' },
  archive: { enabled: true, retentionDays: 14 },
  consumers: {},
  delivery: { mode: 'after-response', timeoutMs: 1000, memoryMiB: 256 },
  audit: { enabled: true, createTrail: false, rememberUsersDays: 400 },
  privacy: { userAttributes: {}, clientMetadata: {}, validationData: {}, ipAddress: 'omit', userAgent: 'omit' },
  operations: { canary: false },
  tracing: 'off',
  schemaRegistry: false,
  removalPolicy: 'retain',
  terminationProtection: false,
  tags: {},
  architecture: 'arm64',
};

const kafka = {
  topics: { 'cognito.login.': 'logins' },
  createTopics: { partitions: 6, replicationFactor: 3 },
  authentication: 'mtls',
  tls: true,
  secretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:client-AbCdEf',
  secretKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  caSecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:ca-AbCdEf',
  maxConcurrency: 10,
  batchSize: 1000,
};
const hashKeyArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:hash-key-AbCdEf';
test.each([[{}], [undefined], [null], [{ kafka: {}, delivery: {}, privacy: {} }]])(
  'has a default for every unset option, and no pool, bus or broker by default: %j',
  (input) => {
    expect(parsePipelineConfig(input)).toEqual(defaults);
  },
);

test('every setting is taken as it is', () => {
  const input = {
    stackName: 'Identity-2',
    userPools: [
      {
        id: 'eu-west-1_AbCdEf123',
        attach: true,
        excludeTriggers: ['PreSignUp'],
        smsRoleArn: 'arn:aws:iam::111122223333:role/sms',
        customSenderKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/9876abcd-12ab-34cd-56ef-1234567890ab',
        attachmentRevision: 2,
      },
      { id: 'eu-west-1_Second', attach: false, excludeTriggers: [], attachmentRevision: 0 },
    ],
    eventBus: { name: 'our-own/bus.1' },
    kafka: {
      brokers: ['b-1.example.com:9098', '203.0.113.7:9098'],
      topic: 'cognito.events_v1',
      compression: 'gzip',
      ...kafka,
    },
    forwarder: { profile: 'throughput' },
    archive: { enabled: false, retentionDays: 365 },
    consumers: {
      Shop: {
        types: ['cognito.login.*', 'cognito.user.deleted.v1'],
        filter: { data: { userPoolId: ['eu-west-1_AbCdEf123'] } },
        target: 'arn:aws:sqs:eu-west-1:444455556666:shop',
        maxEventAgeMinutes: 60,
        retryAttempts: 10,
      },
    },
    delivery: {
      mode: 'before-response',
      timeoutMs: 3500,
      reservedConcurrency: 20,
      provisionedConcurrency: 10,
      memoryMiB: 1024,
    },
    audit: { enabled: true, createTrail: true, rememberUsersDays: 30 },
    privacy: {
      userAttributes: { email: 'hash', 'custom:plan': 'include', password: 'omit' },
      clientMetadata: { app: 'include' },
      validationData: { campaign: 'omit' },
      ipAddress: 'truncate',
      userAgent: 'include',
      hashKeyArn,
    },
    operations: {
      alarmTopicArn: 'arn:aws:sns:eu-west-1:111122223333:on-call',
      alarmEmail: 'team@example.com',
      canary: true,
    },
    tracing: 'w3c',
    otlp: { endpoint: 'https://collector.example.com', samplePercent: 10 },
    encryption: { create: true },
    schemaRegistry: true,
    removalPolicy: 'destroy',
    terminationProtection: true,
    tags: { 'cost-centre': 'identity 7', team: '' },
    architecture: 'x86_64',
  };

  expect(parsePipelineConfig(input)).toEqual(input);
});

test.each([100, 1000, 3500])(
  'publishing before the response may take %i ms, which the trigger takes, too',
  (timeoutMs) => {
    expect(parsePipelineConfig({ delivery: { timeoutMs } })).toHaveProperty('delivery.timeoutMs', timeoutMs);
    expect(parseConfig({ EVENT_BUS_NAME: 'bus', PUBLISH_TIMEOUT_MS: String(timeoutMs) })).toMatchObject({
      publishTimeoutMs: timeoutMs,
    });
  },
);

test('attaches a pool to every observed trigger by default', () => {
  expect(parsePipelineConfig({ userPools: [{ id: 'eu-west-1_A' }] }).userPools).toEqual([
    { id: 'eu-west-1_A', attach: true, excludeTriggers: [], attachmentRevision: 0 },
  ]);
});

test('a file may name its JSON Schema, for editors', () => {
  expect(parsePipelineConfig({ $schema: './infra/config.schema.json', kafka: {} })).toMatchObject(defaults);
  expect(() => parsePipelineConfig({ $schema: 5 })).toThrow('- $schema: found 5; allowed: the path or the address');
});

test('the object that was given stays as it was', () => {
  const input = { kafka: {} };

  parsePipelineConfig(input);

  expect(input).toEqual({ kafka: {} });
});
