import { demandOf } from '../../../../../infra/config/config-problem.ts';
import { parsePipelineConfig } from '../../../../../infra/config/config.ts';
import { ruleViolations } from '../../../../../infra/config/rule-violations.ts';

const arns = {
  secretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:AmazonMSK_forwarder-AbCdEf',
  caSecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:ca-AbCdEf',
  secretKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  clusterArn: 'arn:aws:kafka:eu-west-1:111122223333:cluster/identity/11111111-2222-3333-4444-555555555555-2',
};
const { secretArn, caSecretArn, secretKeyArn, clusterArn } = arns;
const vpc = { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d'] };
const onMsk = ['b-1.identity.ab12cd.c2.kafka.eu-west-1.amazonaws.com:9096'];

/** Path and demand of each mistake. */
const problemsOf = (kafka: unknown): string[][] =>
  ruleViolations({ kafka }).map((problem) => [problem.path.join('.'), demandOf(problem)]);

test.each([
  [{ authentication: 'none' }],
  [{ authentication: 'none', tls: true, caSecretArn }],
  [{ authentication: 'iam', clusterArn }],
  [{ authentication: 'scram-sha-512', secretArn, caSecretArn }],
  [{ authentication: 'scram-sha-512', secretArn, secretKeyArn, brokers: onMsk, vpc }],
  [{ authentication: 'plain', secretArn, tls: false }],
  [{ authentication: 'mtls', secretArn, secretKeyArn }],
  [{ authentication: 'none', clusterArn, vpc }],
  [{ authentication: 'none', brokers: ['10.0.0.7:9092'], vpc }],
  [{ authentication: 'mtls', secretArn, clusterArn }],
  [{ authentication: 'scram-sha-512', secretArn, secretKeyArn, clusterArn }],
  [{ authentication: 'none', topics: { 'cognito.login.': 'logins', 'cognito.login.failed.v1': 'alerts' } }],
])('%j is in order', (kafka) => {
  expect(problemsOf(kafka)).toEqual([]);
  expect(parsePipelineConfig({ kafka }).kafka).toMatchObject(kafka);
});

test.each(['scram-sha-512', 'plain', 'mtls'])('%s needs a secret', (authentication) => {
  expect(problemsOf({ authentication })).toEqual([
    [
      'kafka.secretArn',
      `is required because kafka.authentication is "${authentication}"; allowed: the ARN of the secret with the credentials`,
    ],
  ]);
});

test('iam needs a cluster, and no secret', () => {
  expect(problemsOf({ authentication: 'iam', secretArn })).toEqual([
    ['kafka.secretArn', 'must not be set because kafka.authentication is "iam"'],
    ['kafka.clusterArn', 'is required because kafka.authentication is "iam"; allowed: the ARN of the MSK cluster'],
  ]);
});

test('MSK has no PLAIN', () => {
  expect(problemsOf({ authentication: 'plain', secretArn, clusterArn })).toEqual([
    ['kafka.clusterArn', 'must not be set because MSK does not support this authentication'],
  ]);
});

test.each(['iam', 'mtls'])('%s is for TLS alone', (authentication) => {
  const kafka = { authentication, tls: false, ...(authentication === 'iam' ? { clusterArn } : { secretArn }) };

  expect(problemsOf(kafka)).toEqual([
    ['kafka.tls', `allowed: true, because kafka.authentication is "${authentication}"`],
  ]);
});

test('rejects options that would not be used', () => {
  expect(problemsOf({ authentication: 'none', secretKeyArn, caSecretArn, clusterArn, brokers: ['b:9092'] })).toEqual([
    ['kafka.secretKeyArn', 'must not be set because kafka.secretArn is not set'],
    ['kafka.caSecretArn', 'must not be set because kafka.tls is not true'],
    ['kafka.clusterArn', 'must not be set because kafka.brokers names the brokers'],
  ]);
});

test('checks the requirements of MSK for a SCRAM secret before the deployment', () => {
  const kafka = {
    authentication: 'scram-sha-512',
    secretArn: secretArn.replace('AmazonMSK_', ''),
    brokers: onMsk,
    vpc,
  };

  expect(problemsOf(kafka)).toEqual([
    [
      'kafka.secretArn',
      'allowed: the ARN of a secret whose name begins with AmazonMSK_, because MSK accepts no other secret',
    ],
    [
      'kafka.secretKeyArn',
      'is required because MSK accepts no secret that a key of AWS encrypts; allowed: the ARN of the KMS key of the secret',
    ],
  ]);
  expect(problemsOf({ ...kafka, brokers: ['broker.example.com:9096'] })).toEqual([]);
});

test('requires a VPC for a cluster without authentication: it has no public listener', () => {
  expect(problemsOf({ authentication: 'none', clusterArn })).toEqual([
    [
      'kafka.vpc',
      'is required because kafka.clusterArn has no public listener without an authentication; allowed: a VPC that can reach the brokers',
    ],
  ]);
});

test.each([
  '10.0.0.7:9092',
  '172.16.0.1:9092',
  '172.31.255.1:9092',
  '192.168.1.1:9094',
  'b-1.identity.ab12cd.c2.kafka.eu-west-1.amazonaws.com:9098',
  'b-2.scram.identity.ab12cd.c2.kafka.eu-west-1.amazonaws.com:14001',
  'b-1.identity.ab12cd.c2.kafka.cn-north-1.amazonaws.com.cn:9092',
])('requires a VPC for the broker %s', (broker) => {
  const kafka = { authentication: 'none', brokers: ['b-1.example.com:9092', broker] };

  expect(problemsOf(kafka)).toEqual([
    ['kafka.vpc', `is required because ${broker} is not a public address; allowed: a VPC that can reach the brokers`],
  ]);
  expect(problemsOf({ ...kafka, vpc })).toEqual([]);
});

test('takes MSK Serverless with IAM in a VPC alone', () => {
  const brokers = ['boot-ab12cd.c1.kafka-serverless.eu-west-1.amazonaws.com:9098'];

  expect(problemsOf({ authentication: 'none', brokers }).map(([path]) => path)).toEqual([
    'kafka.authentication',
    'kafka.vpc',
  ]);
  expect(problemsOf({ authentication: 'iam', clusterArn, brokers, vpc })).toEqual([]);
});

test('takes SCRAM on MSK over TLS alone', () => {
  const kafka = { authentication: 'scram-sha-512', secretArn, secretKeyArn, tls: false };

  expect(problemsOf({ ...kafka, clusterArn })).toEqual([
    ['kafka.tls', 'allowed: true, because MSK supports SCRAM only over TLS'],
  ]);
  expect(problemsOf({ ...kafka, brokers: onMsk, vpc })).toEqual([
    ['kafka.tls', 'allowed: true, because MSK supports SCRAM only over TLS'],
  ]);
  expect(problemsOf({ ...kafka, brokers: ['kafka.example.com:9096'] })).toEqual([]);
});

test.each([
  'b-1-public.identity.ab12cd.c2.kafka.eu-west-1.amazonaws.com:9198',
  'kafka.example.com:9092',
  '172.32.0.1:9092',
  '203.0.113.7:9092',
  '127.0.0.1:9092',
])('requires no VPC for the broker %s', (broker) => {
  expect(problemsOf({ authentication: 'none', brokers: [broker] })).toEqual([]);
});

test.each(['login.', 'cognito.log', 'cognito.logn.', 'cognito.login.failed', 'cognito.login.failed.v2', ''])(
  '%j fits no event type, so that its topic would stay empty',
  (name) => {
    expect(ruleViolations({ kafka: { authentication: 'none', topics: { [name]: 'logins' } } })).toEqual([
      {
        path: ['kafka', 'topics', name],
        found: 'logins',
        allowed: expect.stringContaining('an event type such as') as string,
      },
    ]);
  },
);

test.each([[undefined], [null], ['text'], [{ authentication: 'kerberos' }], [{ topics: [] }]])(
  'input of the wrong shape breaks no rule: %j',
  (kafka) => {
    expect(problemsOf(kafka)).toEqual([]);
  },
);

const arn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:hash-key-AbCdEf';

test.each([
  ['kafka.topic', ['', '.', '..', 'my topic', 'a/b', 't'.repeat(250)].map((topic) => ({ kafka: { topic } }))],
  ['kafka.brokers', [[], 'b-1:9092', null].map((brokers) => ({ kafka: { brokers } }))],
  [
    'kafka.brokers.0',
    [
      'b-1',
      ':9092',
      'b-1:',
      'b-1:port',
      'b-1:123456',
      'b-1:65536',
      'b-1:0',
      'http://b-1:80',
      'b-1:1,b-2:2',
      'b 1:9092',
    ].map((broker) => ({
      kafka: { brokers: [broker] },
    })),
  ],
  ['kafka.topics', [null, 7, 'logins'].map((topics) => ({ kafka: { topics } }))],
  ['kafka.authentication', ['', 'IAM', 'scram-sha-256', null].map((authentication) => ({ kafka: { authentication } }))],
  ['kafka.tls', ['yes', 1, null].map((tls) => ({ kafka: { tls } }))],
  ['kafka.createTopics', [null, true, 6].map((createTopics) => ({ kafka: { createTopics } }))],
  [
    'kafka.createTopics.partitions',
    [0, 10_000, 1.5, '6', undefined].map((partitions) => ({
      kafka: { createTopics: { partitions, replicationFactor: 3 } },
    })),
  ],
  ['kafka.maxConcurrency', [1, 1001, 2.5, '5', null].map((maxConcurrency) => ({ kafka: { maxConcurrency } }))],
  ['kafka.batchSize', [0, 10_001, '100', null].map((batchSize) => ({ kafka: { batchSize } }))],
  [
    'kafka.caSecretArn',
    ['', 'ca', arn.slice(0, -7), 'arn:aws:ssm:eu-west-1:111122223333:parameter/ca', 7].map((caSecretArn) => ({
      kafka: { tls: true, caSecretArn },
    })),
  ],
])('bad values of %s are refused under that path', (path, inputs) => {
  for (const input of inputs) {
    expect(() => parsePipelineConfig(input)).toThrow(new RegExp(`:\\n- ${path}: (found .*|is required); allowed: .+$`));
  }
});
