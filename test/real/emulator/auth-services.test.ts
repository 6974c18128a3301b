import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { SQS } from '@aws-sdk/client-sqs';
import { SSM } from '@aws-sdk/client-ssm';
import { accountId, region } from '../../../local/rig/aws-environment.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { createQueue } from './queue.ts';
import { asRole, policyOf } from './role.ts';
import { deployStack } from './stack.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

const document = (...statements: readonly object[]): unknown => JSON.parse(policyOf(...statements));
const byService = (name: string, Action: string | readonly string[], more: object = {}) => ({
  Principal: { Service: `${name}.amazonaws.com` },
  Action,
  Resource: '*',
  ...more,
});
const byAccount = { Principal: { AWS: `arn:aws:iam::${accountId}:root` }, Action: 'kms:*', Resource: '*' };

async function createKey(name: string, ...statements: readonly object[]): Promise<string> {
  const KeyPolicy = document(byAccount, ...statements);
  const { outputs } = await deployStack(emulator, name, {
    Resources: { Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy } } },
    Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
  });
  return outputs['Arn'] ?? '';
}

test.each([
  ['lets the trail in', 'trail', 'trail', true],
  ['names another trail', 'other', 'trail-2', false],
])('a trail whose bucket %s is created: %s', async (_what, named, TrailName, isCreated) => {
  const BucketName = `records-of-${TrailName}`;
  const Condition = { ArnLike: { 'aws:SourceArn': `arn:aws:cloudtrail:*:${accountId}:trail/${named}` } };
  const created = deployStack(emulator, TrailName, {
    Resources: {
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName } },
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        DependsOn: 'Bucket',
        Properties: {
          Bucket: BucketName,
          PolicyDocument: document(byService('cloudtrail', ['s3:GetBucketAcl', 's3:PutObject'], { Condition })),
        },
      },
      Trail: {
        Type: 'AWS::CloudTrail::Trail',
        DependsOn: 'Policy',
        Properties: { TrailName, S3BucketName: BucketName, IsLogging: true },
      },
    },
  });

  const outcome = await created.then(
    () => true,
    (error: unknown) => (error as Error).message,
  );
  expect(outcome).toEqual(isCreated ? true : expect.stringMatching(/ROLLBACK/));
});

test('an alarm is published to a topic that lets CloudWatch in, and to no other', async () => {
  const queue = await createQueue(emulator, 'alarms');
  await queue.sqs.setQueueAttributes({
    QueueUrl: queue.url,
    Attributes: { Policy: policyOf(byService('sns', 'sqs:SendMessage')) },
  });
  const topic = (statement: object) => ({
    Type: 'AWS::SNS::Topic',
    Properties: { Subscription: [{ Protocol: 'sqs', Endpoint: queue.arn }], ...statement },
  });
  const policy = (name: string, service: string) => ({
    Type: 'AWS::SNS::TopicPolicy',
    Properties: { Topics: [{ Ref: name }], PolicyDocument: document(byService(service, 'sns:Publish')) },
  });
  const { outputs } = await deployStack(emulator, 'topics', {
    Resources: {
      Open: topic({}),
      Closed: topic({}),
      OpenPolicy: policy('Open', 'cloudwatch'),
      ClosedPolicy: policy('Closed', 'budgets'),
    },
    Outputs: { Open: { Value: { Ref: 'Open' } }, Closed: { Value: { Ref: 'Closed' } } },
  });
  const cloudWatch = new CloudWatch(emulator.settings);
  const alarm = { Namespace: 'n', MetricName: 'm', Period: 60, EvaluationPeriods: 1, Threshold: 1, Statistic: 'Sum' };
  for (const name of ['Closed', 'Open']) {
    await cloudWatch.putMetricAlarm({
      ...alarm,
      Statistic: 'Sum',
      AlarmName: name,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: [outputs[name] ?? ''],
    });
    await cloudWatch.setAlarmState({ AlarmName: name, StateValue: 'ALARM', StateReason: 'test' });
  }

  expect((await queue.next()).Body).toContain('Open');
  expect(await queue.receive()).toEqual([]);
});

test("an accepted event is dead-lettered if the bus's key does not allow EventBridge", async () => {
  const deadLetters = await createQueue(emulator, 'of-the-bus');
  const KmsKeyIdentifier = await createKey('closed');
  await deployStack(emulator, 'bus', {
    Resources: {
      Bus: {
        Type: 'AWS::Events::EventBus',
        Properties: { Name: 'shop', KmsKeyIdentifier, DeadLetterConfig: { Arn: deadLetters.arn } },
      },
    },
  });
  const entry = { EventBusName: 'shop', Source: 'shop', DetailType: 'order placed', Detail: '{"n":1}' };

  expect(await new EventBridge(emulator.settings).putEvents({ Entries: [entry] })).toMatchObject({
    FailedEntryCount: 0,
  });

  expect((await deadLetters.next()).MessageAttributes?.['ERROR_MESSAGE']?.StringValue).toContain('kms:GenerateDataKey');
});

const secretOf = async (KmsKeyId: string): Promise<string> => {
  const { ARN = '' } = await new SecretsManager(emulator.settings).createSecret({
    Name: `secret-${KmsKeyId.slice(-12)}`,
    SecretString: 's',
    KmsKeyId,
  });
  return ARN;
};

test('a secret or a parameter under a key is read only by who may decrypt with it', async () => {
  const key = await createKey('values');
  const SecretId = await secretOf(key);
  await new SSM(emulator.settings).putParameter({ Name: '/hash-key', Value: 'p', Type: 'SecureString', KeyId: key });
  const parameterArn = `arn:aws:ssm:${region}:${accountId}:parameter/hash-key`;
  const reading = { Action: ['secretsmanager:GetSecretValue', 'ssm:GetParameter'], Resource: [SecretId, parameterArn] };
  const parameter = { Name: parameterArn, WithDecryption: true };
  const without = await asRole(emulator, reading);
  const settings = await asRole(emulator, reading, { Action: 'kms:Decrypt', Resource: key });

  await expect(new SecretsManager(without).getSecretValue({ SecretId })).rejects.toThrow(
    'Access to KMS is not allowed',
  );
  await expect(new SSM(without).getParameter(parameter)).rejects.toThrow('kms:Decrypt');
  expect((await new SecretsManager(settings).getSecretValue({ SecretId })).SecretString).toBe('s');
  expect((await new SSM(settings).getParameter(parameter)).Parameter?.Value).toBe('p');
});

test('an encrypted queue requires the key for sending, and decryption for receiving', async () => {
  const key = await createKey('queue');
  const queue = await createQueue(emulator, 'encrypted');
  await queue.sqs.setQueueAttributes({ QueueUrl: queue.url, Attributes: { KmsMasterKeyId: key } });
  const sqsActions = { Action: ['sqs:SendMessage', 'sqs:ReceiveMessage'], Resource: queue.arn };
  const as = async (...actions: readonly string[]) =>
    new SQS(await asRole(emulator, sqsActions, { Action: actions, Resource: key }));
  const message = { QueueUrl: queue.url, MessageBody: 'a' };

  await expect((await as('kms:Decrypt')).sendMessage(message)).rejects.toThrow('kms:GenerateDataKey');
  await (await as('kms:GenerateDataKey', 'kms:Decrypt')).sendMessage(message);
  await expect((await as('kms:GenerateDataKey')).receiveMessage({ QueueUrl: queue.url })).rejects.toThrow(
    'kms:Decrypt',
  );
  const reader = await as('kms:Decrypt');
  await waitFor(async () => (await reader.receiveMessage({ QueueUrl: queue.url })).Messages?.[0], {
    what: 'the message',
    timeoutMs: 10_000,
  });
});
