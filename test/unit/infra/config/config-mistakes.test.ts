import { parsePipelineConfig, PipelineConfigError } from '../../../../infra/config/config.ts';

const hashKeyArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:hash-key-AbCdEf';
const names =
  'stackName, preset, userPools, eventBus, archive, kafka, forwarder, consumers, delivery, audit, privacy, encryption, operations, tracing, otlp, schemaRegistry, removalPolicy, terminationProtection, tags, architecture, $schema';

/** The lines in which a configuration is refused, without the heading. Fails if it is accepted. */
function problemsOf(input: unknown): string[] {
  try {
    parsePipelineConfig(input);
  } catch (error) {
    if (!(error instanceof PipelineConfigError)) throw error;
    return error.message.split('\n').slice(1);
  }
  throw new Error('This configuration was accepted.');
}

test.each([
  hashKeyArn,
  'arn:aws-us-gov:secretsmanager:us-gov-west-1:111122223333:secret:team/hash-key-x1Y2z3',
  'arn:aws:ssm:eu-west-1:111122223333:parameter/team/hash-key',
])('the key for hashed values may be %s', (arn) => {
  expect(parsePipelineConfig({ privacy: { hashKeyArn: arn } })).toHaveProperty('privacy.hashKeyArn', arn);
});

test('reports every mistake at once: its path, the value found and the allowed values', () => {
  const input = {
    stackName: 5,
    userPools: [{ excludeTriggers: ['Define'] }, { id: 'eu-west-1_A', attach: 'no' }],
    eventBus: { name: '', arn: 'x' },
    kafka: { brokers: ['b-1:9092', 'b-2'], topic: 'identity events' },
    delivery: { mode: 'before', timeoutMs: 5000, seconds: 1 },
    audit: { enabled: 'yes' },
    privacy: { userAttributes: { email: 'keep', 'custom:a/b': 'hide' }, ipAddress: 'hash', userAgent: 'truncate' },
    schemaRegistry: 1,
    architecture: 'arm',
    brokers: 'b-1:9092',
  };

  expect(problemsOf(input).sort()).toEqual([
    '- architecture: found "arm"; allowed: "arm64" or "x86_64"',
    '- audit.enabled: found "yes"; allowed: true or false',
    `- brokers: unknown; allowed here: ${names}`,
    '- delivery.mode: found "before"; allowed: "after-response" or "before-response"',
    '- delivery.seconds: unknown; allowed here: mode, timeoutMs, reservedConcurrency, provisionedConcurrency, memoryMiB',
    '- delivery.timeoutMs: found 5000; allowed: a whole number, 100 to 3500',
    '- eventBus.arn: unknown; allowed here: name',
    '- eventBus.name: found ""; allowed: the name of a bus in this account and Region',
    '- kafka.brokers.1: found "b-2"; allowed: host:port',
    '- kafka.topic: found "identity events"; allowed: letters, digits, ".", "_" and "-", but not "." or ".." alone',
    '- privacy.ipAddress: found "hash"; allowed: "include", "truncate" or "omit"',
    '- privacy.userAgent: found "truncate"; allowed: "include" or "omit"',
    '- privacy.userAttributes.custom:a/b: found "hide"; allowed: "include", "hash", "mask" or "omit"',
    '- privacy.userAttributes.email: found "keep"; allowed: "include", "hash", "mask" or "omit"',
    '- schemaRegistry: found 1; allowed: true or false',
    '- stackName: found 5; allowed: letters, digits and "-", beginning with a letter',
    '- userPools.0.excludeTriggers.0: found "Define"; allowed: "PreSignUp", "PostConfirmation", "PreAuthentication", ' +
      '"PostAuthentication", "PreTokenGeneration" or "CustomMessage"',
    '- userPools.0.id: is required; allowed: a pool id such as eu-west-1_AbCdEf123',
    '- userPools.1.attach: found "no"; allowed: true or false',
  ]);
});

test.each([
  ['pipeline', { pipeline: {} }, names],
  [
    'userPools.0.arn',
    { userPools: [{ id: 'eu-west-1_A', arn: 'x' }] },
    'id, attach, excludeTriggers, smsRoleArn, customSenderKeyArn, attachmentRevision',
  ],
  [
    'kafka.servers',
    { kafka: { servers: [] } },
    'brokers, topic, topics, createTopics, authentication, tls, secretArn, secretKeyArn, caSecretArn, clusterArn, vpc, compression, maxConcurrency, batchSize',
  ],
  [
    'kafka.vpc.subnets',
    { kafka: { vpc: { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d'], subnets: [] } } },
    'vpcId, subnetIds, securityGroupIds, createEndpoints',
  ],
  [
    'delivery.timeout',
    { delivery: { timeout: 1 } },
    'mode, timeoutMs, reservedConcurrency, provisionedConcurrency, memoryMiB',
  ],
  [
    'consumers.Shop.queue',
    { consumers: { Shop: { types: ['cognito.*'], target: 'arn:aws:sqs:eu-west-1:111122223333:shop', queue: 'x' } } },
    'types, filter, target, maxEventAgeMinutes, retryAttempts',
  ],
  ['audit.trail', { audit: { trail: true } }, 'enabled, createTrail, rememberUsersDays'],
  [
    'privacy.attributes',
    { privacy: { attributes: {} } },
    'userAttributes, clientMetadata, validationData, ipAddress, userAgent, hashKeyArn',
  ],
])('rejects the unknown key %s and names the allowed keys', (path, input, allowed) => {
  expect(problemsOf(input)).toEqual([`- ${path}: unknown; allowed here: ${allowed}`]);
});

test.each([
  ['"text"', 'text'],
  ['[]', []],
  ['5', 5],
])('rejects %s as a configuration', (found, input) => {
  expect(problemsOf(input)).toEqual([`- configuration: found ${found}; allowed: object`]);
});

test.each([
  ['stackName', ['', '1st', 'a_b', 'a b', 'a'.repeat(129)].map((stackName) => ({ stackName }))],
  ['userPools', [[], {}, 'eu-west-1_A'].map((userPools) => ({ userPools }))],
  ['userPools.0.id', ['AbCdEf', 'eu-west-1_', 'eu-west-1_Ab-Cd', 3].map((id) => ({ userPools: [{ id }] }))],
  ['eventBus.name', ['', 'my bus', 'arn:aws:events', 'b'.repeat(257)].map((name) => ({ eventBus: { name } }))],
  ['kafka.compression', ['lz4', 'ZSTD', 1].map((compression) => ({ kafka: { compression } }))],
  ['delivery.mode', ['', 'After-Response', true, null].map((mode) => ({ delivery: { mode } }))],
  [
    'delivery.reservedConcurrency',
    [0, 9, 100_001, 10.5, '10'].map((reservedConcurrency) => ({ delivery: { reservedConcurrency } })),
  ],
  [
    'delivery.provisionedConcurrency',
    [0, 100_001, 1.5, '1'].map((provisionedConcurrency) => ({ delivery: { provisionedConcurrency } })),
  ],
  ['delivery.memoryMiB', [127, 10_241, 256.5, '256', null].map((memoryMiB) => ({ delivery: { memoryMiB } }))],
  ['delivery.timeoutMs', [99, 3501, 1000.5, '1000', null].map((timeoutMs) => ({ delivery: { timeoutMs } }))],
  ['privacy.userAttributes', [null, 3, 'email'].map((userAttributes) => ({ privacy: { userAttributes } }))],
  ['privacy.clientMetadata', [null, 3, 'app'].map((clientMetadata) => ({ privacy: { clientMetadata } }))],
  ['privacy.validationData', [null, true, 'app'].map((validationData) => ({ privacy: { validationData } }))],
  [
    'privacy.hashKeyArn',
    [
      ...['hash-key', '', 'arn:aws:kms:eu-west-1:111122223333:key/1234', hashKeyArn.slice(0, -7), ` ${hashKeyArn}`],
      ...['arn:aws:ssm:eu-west-1:111122223333:parameter/', 'arn:aws:secretsmanager:eu-west-1::secret:key-AbCdEf', 7],
    ].map((arn) => ({ privacy: { hashKeyArn: arn } })),
  ],
  ['audit', [null, true, 'off'].map((audit) => ({ audit }))],
  ['audit.createTrail', ['yes', 1, null].map((createTrail) => ({ audit: { createTrail } }))],
  ['schemaRegistry', ['yes', null, {}].map((schemaRegistry) => ({ schemaRegistry }))],
  ['architecture', ['ARM64', 'amd64', null].map((architecture) => ({ architecture }))],
])('bad values of %s are refused under that path', (path, inputs) => {
  for (const input of inputs) {
    expect(problemsOf(input)).toEqual([expect.stringMatching(`^- ${path}: found .*; allowed: .+`)]);
  }
});
