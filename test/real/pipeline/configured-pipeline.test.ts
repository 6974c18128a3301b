import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { CreateClusterCommand, KafkaClient } from '@aws-sdk/client-kafka';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQS, SQSClient } from '@aws-sdk/client-sqs';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { CognitoUser } from '../../../local/rig/cognito-user.ts';
import { deploy, synthesize } from '../../../local/rig/deploy.ts';
import type { StackOutputs } from '../../../contracts/stack-outputs.ts';
import { openTopicReader, type TopicReader, type TopicRecord } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { deployedPipeline } from './setup/deployed-pipeline.ts';
import { functionEnvironment } from './setup/function-environment.ts';
import { contentOf, putInto } from './setup/queue-content.ts';
import { subscribeQueue } from './setup/subscribe-queue.ts';

const { endpoint, bootstrap, topic } = deployedPipeline();
const settings = clientSettings(endpoint);
const cognito = new CognitoIdentityProviderClient(settings);
const lambda = new LambdaClient(settings);
const sqs = new SQS(settings);
const stackName = 'ConfiguredPipeline';
const key = 'a key that only the account has';
const subnetIds = ['subnet-0a1b2c3d', 'subnet-1a1b2c3d'];
let runFolder: string;
let outputs: StackOutputs;
let reader: TopicReader;

beforeAll(async () => {
  runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-configured-'));
  const secrets = new SecretsManagerClient(settings);
  const { ARN: hashKeyArn } = await secrets.send(new CreateSecretCommand({ Name: 'hash-key', SecretString: key }));
  const privacy = { userAttributes: { email: 'hash' }, hashKeyArn };
  const encryption = { create: true };
  await synthesize(runFolder, { stackName, privacy, encryption, kafka: { ...(await inVpcOnMsk()), topic } });
  outputs = await deploy(runFolder, endpoint, stackName);
  reader = await openTopicReader(bootstrap, topic);
});

afterAll(async () => {
  await reader.close();
  await rm(runFolder, { recursive: true });
});

/** A cluster of MSK, which the emulator has the broker of this run for, and a VPC. */
async function inVpcOnMsk(): Promise<object> {
  const { ClusterArn } = await new KafkaClient(settings).send(
    new CreateClusterCommand({
      ClusterName: 'identity',
      KafkaVersion: '3.9.x',
      NumberOfBrokerNodes: 2,
      BrokerNodeGroupInfo: { InstanceType: 'kafka.m7g.large', ClientSubnets: subnetIds },
    }),
  );
  return { clusterArn: ClusterArn, vpc: { vpcId: 'vpc-0a1b2c3d', subnetIds, createEndpoints: true } };
}

/** The attributes in the event of a sign-up, once it is in Kafka. */
async function signUp(name: string): Promise<unknown> {
  await new CognitoUser(cognito, outputs['UserPoolClientId'] ?? '', name).signUp();
  const { value } = await waitFor(
    () => reader.records.find((record) => record.value.includes('sign_up.requested') && record.value.includes(name)),
    { what: `the sign-up of ${name}`, timeoutMs: 60_000 },
  );
  return (JSON.parse(value) as { data: { userAttributes?: unknown } }).data.userAttributes;
}

test('an attribute is in Kafka as its hash, with the key in Secrets Manager', async () => {
  const hash = createHmac('sha256', key).update('wanda@example.com').digest('hex');

  expect(await signUp('wanda')).toEqual({ email: `hmac-sha256:${hash}` });
});

test('without the key it is left out, and the event is there all the same', async () => {
  const environment = await functionEnvironment(lambda, outputs['TriggerFunctionArn'] ?? '');
  await environment.set({ PRIVACY_HASH_KEY_ARN: 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:gone-AbCdEf' });

  expect(await signUp('yasmin')).toBeUndefined();
});

test("the deployment looks up MSK's brokers for a VPC, and outputs the security group", async () => {
  const FunctionName = outputs['ForwarderFunctionName'];
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));

  expect(Environment?.Variables).toMatchObject({ KAFKA_BROKERS: bootstrap, KAFKA_AUTHENTICATION: 'none' });
  expect(outputs['ForwarderSecurityGroupId']).toMatch(/^sg-/);
});

test("the stack's key encrypts the queue of the event and the dead-letter queues", async () => {
  for (const name of ['QueueUrl', 'DeadLetterQueueUrl', 'OutboxQueueUrl'] as const) {
    const { Attributes } = await sqs.getQueueAttributes({ QueueUrl: outputs[name], AttributeNames: ['All'] });
    expect([name, Attributes?.['KmsMasterKeyId']]).toEqual([name, outputs['EncryptionKeyArn']]);
  }
});

test('the audit function, which may read the hash key, too, reports a failed login', async () => {
  const user = new CognitoUser(cognito, outputs['UserPoolClientId'] ?? '', 'xena');
  const subject = await user.signUp();
  await user.confirm();
  await user.logInWrongly();

  const isFailure = ({ key: sub, value }: TopicRecord) => sub === subject && value.includes('login.failed');
  await waitFor(() => reader.records.some(isFailure), { what: 'the failed login', timeoutMs: 60_000 });
});

test('an alarm is published to the topic under that key', async () => {
  const { QueueUrl = '' } = await sqs.createQueue({ QueueName: 'on-call' });
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['QueueArn'] });
  const queueArn = Attributes?.['QueueArn'] ?? '';
  const letIn = { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:*', Resource: queueArn };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [letIn] });
  await sqs.setQueueAttributes({ QueueUrl, Attributes: { Policy } });
  await subscribeQueue(endpoint, outputs['AlarmTopicArn'] ?? '', queueArn);
  const cloudWatch = new CloudWatch(settings);
  const { MetricAlarms = [] } = await cloudWatch.describeAlarms({ AlarmNamePrefix: stackName });
  const { AlarmName = '' } = MetricAlarms[0] ?? {};
  await cloudWatch.setAlarmState({ AlarmName, StateValue: 'ALARM', StateReason: 'a test' });

  await waitFor(async () => (await contentOf(endpoint, QueueUrl)).some(({ Body }) => Body.includes(AlarmName)), {
    what: 'the alarm',
    timeoutMs: 30_000,
  });
});

test('an event that the bus rejects reaches Kafka through the outbox under that key', async () => {
  const environment = await functionEnvironment(lambda, outputs['TriggerFunctionArn'] ?? '');
  await environment.set({ AWS_ENDPOINT_URL_EVENTBRIDGE: 'http://127.0.0.1:1' });
  try {
    await signUp('zoe');
  } finally {
    await environment.restore();
  }
});

test.each([
  ['queue', 'QueueUrl', 'DeadLetterQueueUrl'],
  ['outbox', 'OutboxQueueUrl', 'OutboxDeadLetterQueueUrl'],
] as const)('the %s dead-letters an undeliverable message into a queue under that key', async (_what, from, to) => {
  await putInto(new SQSClient(settings), outputs[from] ?? '', [{ body: `no event of ${from}`, attributes: {} }]);

  await waitFor(async () => (await contentOf(endpoint, outputs[to] ?? '')).some(({ Body }) => Body.includes(from)), {
    what: 'the dead letter',
    timeoutMs: 60_000,
  });
});
