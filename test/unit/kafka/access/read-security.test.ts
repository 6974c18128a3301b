import { readSecurity } from '../../../../kafka/access/read-security.ts';

const secretArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:AmazonMSK_forwarder-AbCdEf';
const caSecretArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:ca-AbCdEf';

/** What is read, and what is said of it. */
function read(env: Parameters<typeof readSecurity>[0]) {
  const problems: string[] = [];
  return { security: readSecurity(env, problems), problems };
}

test.each([
  [{}, { authentication: 'none', tls: false }],
  [
    { KAFKA_AUTHENTICATION: '', KAFKA_TLS: '' },
    { authentication: 'none', tls: false },
  ],
  [
    { KAFKA_TLS: 'on', KAFKA_CA_SECRET_ARN: caSecretArn },
    { authentication: 'none', tls: true, caSecretArn },
  ],
  [
    { KAFKA_AUTHENTICATION: 'iam', KAFKA_TLS: 'on', AWS_REGION: 'eu-west-1' },
    { authentication: 'iam', region: 'eu-west-1' },
  ],
  [
    { KAFKA_AUTHENTICATION: 'iam', KAFKA_TLS: 'on', AWS_REGION: 'eu-west-1', KAFKA_REGION: 'us-gov-west-1' },
    { authentication: 'iam', region: 'us-gov-west-1' },
  ],
  [
    { KAFKA_AUTHENTICATION: 'scram-sha-512', KAFKA_TLS: 'on', KAFKA_SECRET_ARN: secretArn, AWS_REGION: 'eu-west-1' },
    { authentication: 'scram-sha-512', tls: true, secretArn, caSecretArn: undefined, region: undefined },
  ],
  [
    { KAFKA_AUTHENTICATION: 'plain', KAFKA_TLS: 'off', KAFKA_SECRET_ARN: secretArn },
    { authentication: 'plain', tls: false },
  ],
  [
    { KAFKA_AUTHENTICATION: 'mtls', KAFKA_TLS: 'on', KAFKA_SECRET_ARN: secretArn },
    { authentication: 'mtls', secretArn },
  ],
])('reads %j', (env, expected) => {
  const { security, problems } = read(env);

  expect(problems).toEqual([]);
  expect(security).toMatchObject(expected);
});

test.each([
  [{ KAFKA_AUTHENTICATION: 'kerberos' }, ['KAFKA_AUTHENTICATION: one of none, iam, scram-sha-512, plain, mtls']],
  [{ KAFKA_TLS: 'yes' }, ['KAFKA_TLS: on or off']],
  [{ KAFKA_AUTHENTICATION: 'iam', AWS_REGION: 'eu-west-1' }, ['KAFKA_TLS: on, for iam']],
  [{ KAFKA_REGION: 'arn:aws' }, ['KAFKA_REGION: Region of the MSK cluster']],
  [{ KAFKA_AUTHENTICATION: 'iam', KAFKA_TLS: 'on' }, ['AWS_REGION: set by Lambda, needed for iam']],
  [{ KAFKA_CA_SECRET_ARN: caSecretArn }, ['KAFKA_TLS: on, because KAFKA_CA_SECRET_ARN is set']],
  [
    { KAFKA_AUTHENTICATION: 'scram-sha-512', KAFKA_TLS: 'on' },
    ['KAFKA_SECRET_ARN: complete ARN of a secret in Secrets Manager, with the credentials'],
  ],
  [
    { KAFKA_AUTHENTICATION: 'plain' },
    ['KAFKA_SECRET_ARN: complete ARN of a secret in Secrets Manager, with the credentials'],
  ],
])('reports the mistake in %j', (env, expected) => {
  expect(read(env).problems).toEqual(expected);
});

test('reports all mistakes at once, none by its value', () => {
  const { problems } = read({
    KAFKA_AUTHENTICATION: 'mtls',
    KAFKA_TLS: 'off',
    KAFKA_SECRET_ARN: 'hunter2',
    KAFKA_CA_SECRET_ARN: 'swordfish',
  });

  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'KAFKA_TLS',
    'KAFKA_TLS',
    'KAFKA_SECRET_ARN',
    'KAFKA_CA_SECRET_ARN',
  ]);
  expect(problems.join()).not.toMatch(/hunter2|swordfish/);
});
