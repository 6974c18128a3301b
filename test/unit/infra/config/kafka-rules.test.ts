import { parsePipelineConfig } from '../../../../infra/config/config.ts';
import { kafkaProblems } from '../../../../infra/config/kafka-rules.ts';

const arns = {
  secretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:AmazonMSK_forwarder-AbCdEf',
  caSecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:ca-AbCdEf',
  secretKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  clusterArn: 'arn:aws:kafka:eu-west-1:111122223333:cluster/identity/11111111-2222-3333-4444-555555555555-2',
};
const { secretArn, caSecretArn, secretKeyArn, clusterArn } = arns;
const vpc = { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d'] };
const onMsk = ['b-1.identity.ab12cd.c2.kafka.eu-west-1.amazonaws.com:9096'];

/** What is wrong, as path and what is allowed. */
const problemsOf = (kafka: unknown): string[][] =>
  kafkaProblems(kafka).map(({ path, allowed }) => [path.join('.'), allowed]);

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
      `the ARN of the secret with the credentials, because kafka.authentication is "${authentication}"`,
    ],
  ]);
});

test('iam needs a cluster, and no secret', () => {
  expect(problemsOf({ authentication: 'iam', secretArn })).toEqual([
    ['kafka.secretArn', 'nothing, because kafka.authentication is "iam"'],
    ['kafka.clusterArn', 'the ARN of the MSK cluster, because kafka.authentication is "iam"'],
  ]);
});

test('MSK has no PLAIN', () => {
  expect(problemsOf({ authentication: 'plain', secretArn, clusterArn })).toEqual([
    ['kafka.clusterArn', 'nothing, because MSK has no such authentication'],
  ]);
});

test.each(['iam', 'mtls'])('%s is for TLS alone', (authentication) => {
  const kafka = { authentication, tls: false, ...(authentication === 'iam' ? { clusterArn } : { secretArn }) };

  expect(problemsOf(kafka)).toEqual([['kafka.tls', `true, because kafka.authentication is "${authentication}"`]]);
});

test('what would not be used is not accepted', () => {
  expect(problemsOf({ authentication: 'none', secretKeyArn, caSecretArn, clusterArn, brokers: ['b:9092'] })).toEqual([
    ['kafka.secretKeyArn', 'nothing, because there is no secretArn'],
    ['kafka.caSecretArn', 'nothing, because kafka.tls is not true'],
    ['kafka.clusterArn', 'nothing, because kafka.brokers names the brokers'],
  ]);
});

test('what MSK demands of a secret for SCRAM is known before the deployment', () => {
  const kafka = {
    authentication: 'scram-sha-512',
    secretArn: secretArn.replace('AmazonMSK_', ''),
    brokers: onMsk,
    vpc,
  };

  expect(problemsOf(kafka)).toEqual([
    ['kafka.secretArn', 'the ARN of a secret whose name begins with AmazonMSK_, because MSK takes no other'],
    ['kafka.secretKeyArn', "the ARN of the secret's own KMS key, because MSK takes no secret under AWS's"],
  ]);
  expect(problemsOf({ ...kafka, brokers: ['broker.example.com:9096'] })).toEqual([]);
});

test('requires a VPC for a cluster without an authentication, which then has no public listener', () => {
  expect(problemsOf({ authentication: 'none', clusterArn })).toEqual([
    [
      'kafka.vpc',
      'a VPC from which the brokers are reached, because kafka.clusterArn has no public listener without an authentication',
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
    ['kafka.vpc', `a VPC from which the brokers are reached, because ${broker} is no public address`],
  ]);
  expect(problemsOf({ ...kafka, vpc })).toEqual([]);
});

test('takes MSK Serverless with IAM in a VPC alone', () => {
  const brokers = ['boot-ab12cd.c1.kafka-serverless.eu-west-1.amazonaws.com:9098'];

  expect(problemsOf({ authentication: 'none', brokers }).map(([path]) => path)).toEqual([
    'kafka.vpc',
    'kafka.authentication',
  ]);
  expect(problemsOf({ authentication: 'iam', clusterArn, brokers, vpc })).toEqual([]);
});

test('takes SCRAM on MSK over TLS alone', () => {
  const kafka = { authentication: 'scram-sha-512', secretArn, secretKeyArn, tls: false };

  expect(problemsOf({ ...kafka, clusterArn })).toEqual([['kafka.tls', 'true, because MSK has SCRAM over TLS alone']]);
  expect(problemsOf({ ...kafka, brokers: onMsk, vpc })).toEqual([
    ['kafka.tls', 'true, because MSK has SCRAM over TLS alone'],
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
    expect(kafkaProblems({ authentication: 'none', topics: { [name]: 'logins' } })).toEqual([
      {
        path: ['kafka', 'topics', name],
        found: 'logins',
        allowed: expect.stringContaining('an event type such as') as string,
      },
    ]);
  },
);

test.each([[undefined], [null], ['text'], [{ authentication: 'kerberos' }], [{ topics: [] }]])(
  'what has not even the right shape breaks no rule: %j',
  (kafka) => {
    expect(kafkaProblems(kafka)).toEqual([]);
  },
);
