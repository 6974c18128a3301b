import { parsePipelineConfig } from '../../infra/config.ts';
import { kafkaProblems } from '../../infra/kafka-rules.ts';

const arns = {
  secretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:AmazonMSK_forwarder-AbCdEf',
  caSecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:ca-AbCdEf',
  secretKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  clusterArn: 'arn:aws:kafka:eu-west-1:111122223333:cluster/identity/11111111-2222-3333-4444-555555555555-2',
};
const { secretArn, caSecretArn, secretKeyArn, clusterArn } = arns;
const onMsk = ['b-1.identity.ab12cd.c2.kafka.eu-west-1.amazonaws.com:9096'];

/** What is wrong, as path and what is allowed. */
const problemsOf = (kafka: unknown): string[][] =>
  kafkaProblems(kafka).map(({ path, allowed }) => [path.join('.'), allowed]);

test.each([
  [{ authentication: 'none' }],
  [{ authentication: 'none', tls: true, caSecretArn }],
  [{ authentication: 'iam', clusterArn }],
  [{ authentication: 'scram-sha-512', secretArn, caSecretArn }],
  [{ authentication: 'scram-sha-512', secretArn, secretKeyArn, brokers: onMsk }],
  [{ authentication: 'plain', secretArn, tls: false }],
  [{ authentication: 'mtls', secretArn, secretKeyArn }],
  [{ authentication: 'none', clusterArn }],
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
  const kafka = { authentication: 'scram-sha-512', secretArn: secretArn.replace('AmazonMSK_', ''), brokers: onMsk };

  expect(problemsOf(kafka)).toEqual([
    ['kafka.secretArn', 'the ARN of a secret whose name begins with AmazonMSK_, because MSK takes no other'],
    ['kafka.secretKeyArn', "the ARN of the secret's own KMS key, because MSK takes no secret under AWS's"],
  ]);
  expect(problemsOf({ ...kafka, brokers: ['broker.example.com:9096'] })).toEqual([]);
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
