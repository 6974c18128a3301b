import { Fn } from 'aws-cdk-lib';
import { kafkaAccess, type KafkaAccessProps } from '../../../../infra/constructs/kafka-access.ts';
import { aStack } from '../../../given/builders/a-stack.ts';

const secretArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:AmazonMSK_forwarder-AbCdEf';
const caSecretArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:ca-AbCdEf';
const secretKeyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd';
const msk = 'arn:aws:kafka:eu-west-1:111122223333';
const clusterArn = `${msk}:cluster/identity/1111-2`;

/** Permissions and environment of a function. */
function accessOf(props: Partial<KafkaAccessProps>) {
  const { environment, statements, ...rest } = kafkaAccess({ topic: 'events', ...props });
  return { environment, ...rest, rights: statements.map(({ actions, resources }) => [actions, resources]) };
}

test('without TLS and authentication nothing more is allowed, nor bundled', () => {
  expect(accessOf({})).toEqual({
    environment: { KAFKA_AUTHENTICATION: 'none', KAFKA_TLS: 'off' },
    rights: [],
    readsSecrets: false,
    externalPackages: ['@aws-sdk/client-secrets-manager', 'aws-msk-iam-sasl-signer-js'],
  });
});

test('a password grants reading and decrypting its secret, and turns TLS on', () => {
  expect(accessOf({ authentication: 'scram-sha-512', secretArn, secretKeyArn, caSecretArn })).toEqual({
    environment: {
      KAFKA_AUTHENTICATION: 'scram-sha-512',
      KAFKA_TLS: 'on',
      KAFKA_SECRET_ARN: secretArn,
      KAFKA_CA_SECRET_ARN: caSecretArn,
    },
    rights: [
      [['secretsmanager:GetSecretValue'], [secretArn, caSecretArn]],
      [['kms:Decrypt'], [secretKeyArn]],
    ],
    readsSecrets: true,
    externalPackages: ['aws-msk-iam-sasl-signer-js'],
  });
});

test('IAM grants only connecting, and describing and writing each topic, listed once', () => {
  const topics = { 'cognito.login.': 'logins', 'cognito.logout.': 'logins' };

  expect(accessOf({ authentication: 'iam', clusterArn, topics })).toMatchObject({
    environment: { KAFKA_AUTHENTICATION: 'iam', KAFKA_TLS: 'on', KAFKA_TOPICS_BY_TYPE: JSON.stringify(topics) },
    rights: [
      [['kafka-cluster:Connect'], [clusterArn]],
      [
        ['kafka-cluster:DescribeTopic', 'kafka-cluster:DescribeTopicDynamicConfiguration', 'kafka-cluster:WriteData'],
        [`${msk}:topic/identity/1111-2/events`, `${msk}:topic/identity/1111-2/logins`],
      ],
    ],
    externalPackages: ['@aws-sdk/client-secrets-manager'],
  });
});

test('iam: signs a token for the Region of the cluster, not of the function', () => {
  const elsewhere = clusterArn.replace('eu-west-1', 'eu-central-1');
  const { environment, rights } = accessOf({ authentication: 'iam', clusterArn: elsewhere });

  expect(environment).toMatchObject({ KAFKA_REGION: 'eu-central-1' });
  expect(rights.flat(2).filter((name) => name.includes('eu-west-1'))).toEqual([]);
  const ofParameter = accessOf({ authentication: 'iam', clusterArn: Fn.ref('ClusterArn') }).environment;
  expect(aStack().resolve(ofParameter)).toMatchObject({
    KAFKA_REGION: { 'Fn::Select': [3, { 'Fn::Split': [':', { Ref: 'ClusterArn' }] }] },
  });
  expect(accessOf({ authentication: 'none', clusterArn }).environment).not.toHaveProperty('KAFKA_REGION');
});

test('iam: topics may be created where that is asked for', () => {
  const createTopics = { partitions: 6, replicationFactor: 3 };
  const { environment, rights } = accessOf({ authentication: 'iam', clusterArn, createTopics });

  expect(environment.KAFKA_CREATE_TOPICS).toBe('6:3');
  expect(rights[1]?.[0]).toContain('kafka-cluster:CreateTopic');
});

test('the CA of the brokers is a secret to read, too', () => {
  expect(accessOf({ tls: true, caSecretArn })).toMatchObject({
    readsSecrets: true,
    externalPackages: ['aws-msk-iam-sasl-signer-js'],
  });
});

test('an authentication without what it needs is refused', () => {
  expect(() => accessOf({ authentication: 'plain' })).toThrow(/"plain" needs secretArn/);
  expect(() => accessOf({ authentication: 'iam' })).toThrow(/"iam" needs clusterArn/);
});
