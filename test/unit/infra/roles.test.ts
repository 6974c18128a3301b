import { aPipelineTemplate } from '../../given/builders/a-template.ts';
import { everyConfiguration } from './config/every-configuration.ts';
import { rightsOfRoles } from './rights-of-roles.ts';

const rights = everyConfiguration.map(([, config]) => rightsOfRoles(aPipelineTemplate(config)));
const [byDefault = [], onExisting = [], withKeys = [], inSandbox = [], lookedUp = [], inXRay = [], byOtlp = []] =
  rights;
const arn = 'arn:aws:';
const account = 'eu-west-1:111122223333';
const cluster = 'identity/1111aaaa-22bb-33cc-44dd-5555eeee6666-2';

/** A right on each of some resources, or each of some rights on one. */
const each = (role: string, actions: readonly string[], resources: readonly string[]): string[] =>
  actions.flatMap((action) => resources.map((resource) => `${role}: ${action} on ${resource}`));

const consuming = ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl', 'ReceiveMessage'];
const ofSqs = (names: readonly string[]): string[] => names.map((name) => `sqs:${name}`);
/** CDK's framework may call a check, in each of its versions. */
const calling = (provider: string, check: string): string[] => [
  `${provider}: lambda:GetFunction on ${check}`,
  ...each(provider, ['lambda:InvokeFunction'], [check, `${check}:*`]),
];

test('by default roles have these rights, and `*` only to find a trail of unknown name', () => {
  expect(byDefault).toEqual(
    [
      ...each('AuditReader', ['cognito-idp:ListUserPoolClients', 'cognito-idp:ListUsers'], ['UserPool']),
      'AuditReader: dynamodb:GetItem on KnownUsersTable',
      ...each('KnownUsersWriter', ['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem'], ['KnownUsersTable']),
      ...each('KnownUsersWriter', ofSqs(consuming), ['KnownUsersQueue']),
      'AuditReader: sqs:SendMessage on AuditDeadLetters',
      ...each('AuditReader', ofSqs(consuming), ['AuditRecordsQueue']),
      'AuditReader: sqs:SendMessage on AuditRecordsDeadLetters',
      ...['AuditReader', 'OutboxRecovery', 'TriggerObserver'].map((role) => `${role}: events:PutEvents on Bus`),
      ...each('ForwarderSender', ofSqs(consuming), ['ForwarderEventsQueue']),
      ...each('ForwarderSender', ofSqs(['GetQueueAttributes', 'SendMessage']), ['ForwarderEventsDeadLetters']),
      // Only for what is encrypted for their queue.
      ...['AuditReader', 'ForwarderSender', 'OutboxRecovery'].map((role) => `${role}: kms:Decrypt on arn::kms:::key/*`),
      ...each('OutboxRecovery', ofSqs(consuming), ['OutboxEventsQueue']),
      'OutboxRecovery: sqs:SendMessage on OutboxEventsDeadLetters',
      'TriggerObserver: sqs:SendMessage on OutboxEventsQueue',
      ...each(
        'TrailLookHandler',
        ['cloudtrail:DescribeTrails', 'cloudtrail:GetEventSelectors', 'cloudtrail:GetTrailStatus'],
        ['*'],
      ),
      ...calling('TrailLookProviderframeworkonEvent', 'TrailLookHandlerFunction'),
      'TriggerLiveCheckHandler: lambda:InvokeFunction on TriggerObserverLambdaFunction:*',
      ...calling('TriggerLiveCheckProviderframeworkonEvent', 'TriggerLiveCheckHandlerFunction'),
    ].toSorted(),
  );
});

test('existing resources, MSK and consumers add these rights, on configured names only', () => {
  const hashKey = `${arn}secretsmanager:${account}:secret:hash-key-AbCdEf`;
  const topics = ['identity-events', 'logins'].map((topic) => `${arn}kafka:${account}:topic/${cluster}/${topic}`);
  const pools = ['eu-west-1_AbCdEf123', 'eu-west-1_Second'].map((id) => `arn::cognito-idp:::userpool/${id}`);
  const bus = 'arn::events:::event-bus/BusExistsResult';

  expect(onExisting.filter((line) => !byDefault.includes(line))).toEqual(
    [
      ...each('AuditReader', ['cognito-idp:ListUserPoolClients', 'cognito-idp:ListUsers'], pools),
      ...['AuditReader', 'OutboxRecovery', 'TriggerObserver'].map((role) => `${role}: events:PutEvents on ${bus}`),
      `SchedulerRoleForTarget70c007: events:PutEvents on ${bus}`,
      ...['AuditReader', 'TriggerObserver'].map((role) => `${role}: secretsmanager:GetSecretValue on ${hashKey}`),
      'BusExistsHandler: events:DescribeEventBus on arn::events:::event-bus/our-own-bus',
      ...calling('BusExistsProviderframeworkonEvent', 'BusExistsHandlerFunction'),
      `ForwarderSender: kafka-cluster:Connect on ${arn}kafka:${account}:cluster/${cluster}`,
      ...each(
        'ForwarderSender',
        ['CreateTopic', 'DescribeTopic', 'DescribeTopicDynamicConfiguration', 'WriteData'].map(
          (name) => `kafka-cluster:${name}`,
        ),
        topics,
      ),
      ...each(
        'UserPoolsAttachmentsHandler',
        ['DescribeUserPool', 'TagResource', 'UntagResource', 'UpdateUserPool'].map((name) => `cognito-idp:${name}`),
        pools.slice(0, 1),
      ),
      'UserPoolsAttachmentsHandler: iam:PassRole on arn:aws:iam::111122223333:role/sms',
      ...each(
        'UserPoolsAttachmentsHandler',
        ['kms:CreateGrant', 'kms:DescribeKey'],
        [`${arn}kms:${account}:key/9876abcd-12ab-34cd-56ef-1234567890ab`],
      ),
      `ConsumersQueueAccessRole: sqs:SendMessage on ${arn}sqs:${account}:shop`,
      `ConsumersFunctionAccessRole: lambda:InvokeFunction on ${arn}lambda:${account}:function:shop`,
      `ConsumersBusAccessRole: events:PutEvents on ${arn}events:${account}:event-bus/shop`,
      'ConsumersApiAccessRole: events:InvokeApiDestination on ' +
        `${arn}events:${account}:api-destination/shop/11112222-3333-4444-5555-666677778888`,
      ...each(
        'ConsumersFirehoseAccessRole',
        ['firehose:PutRecord', 'firehose:PutRecordBatch'],
        [`${arn}firehose:${account}:deliverystream/shop`],
      ),
    ].toSorted(),
  );
});

/** Of a key for the queues. */
const usingKey = (role: string, key: string): string[] => each(role, ['kms:Decrypt', 'kms:GenerateDataKey'], [key]);

test('secrets and keys add these, each on its ARN', () => {
  const key = `${arn}kms:${account}:key/5678abcd-12ab-34cd-56ef-1234567890ab`;
  const known = [...byDefault, ...onExisting];

  expect(withKeys.filter((line) => !known.includes(line))).toEqual(
    [
      `ForwarderSender: kms:Decrypt on ${arn}kms:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
      `ForwarderSender: secretsmanager:GetSecretValue on ${arn}secretsmanager:${account}:secret:AmazonMSK_forwarder-AbCdEf`,
      `ForwarderSender: secretsmanager:GetSecretValue on ${arn}secretsmanager:${account}:secret:kafka-ca-AbCdEf`,
      `TriggerObserver: ssm:GetParameter on ${arn}ssm:${account}:parameter/hash-key`,
      ...['ForwarderSender', 'OutboxRecovery', 'TriggerObserver'].flatMap((role) => usingKey(role, key)),
    ].toSorted(),
  );
});

const ofCluster = (
  resources: { readonly cluster: string; readonly topic: string },
  createTopics: boolean,
): string[] => [
  `ForwarderSender: kafka-cluster:Connect on ${resources.cluster}`,
  ...each(
    'ForwarderSender',
    [...(createTopics ? ['CreateTopic'] : []), 'DescribeTopic', 'DescribeTopicDynamicConfiguration', 'WriteData'].map(
      (name) => `kafka-cluster:${name}`,
    ),
    [resources.topic],
  ),
  `MskLookUpHandler: kafka:GetBootstrapBrokers on ${resources.cluster}`,
  ...calling('MskLookUpProviderframeworkonEvent', 'MskLookUpHandlerFunction'),
];

test('in the sandbox the forwarder has these rights on its cluster and its one topic', () => {
  expect(inSandbox.filter((line) => !byDefault.includes(line))).toEqual(
    [
      ...ofCluster({ cluster: 'SandboxCluster', topic: ':topic/SandboxCluster/identity-events' }, true),
      ...['AuditReader', 'ForwarderSender', 'OutboxRecovery', 'TriggerObserver'].flatMap((role) =>
        usingKey(role, 'EncryptionKey'),
      ),
    ].toSorted(),
  );
});

test('a cluster whose brokers are looked up adds that look-up, on its ARN', () => {
  const resources = {
    cluster: `${arn}kafka:${account}:cluster/${cluster}`,
    topic: `${arn}kafka:${account}:topic/${cluster}/identity-events`,
  };

  expect(lookedUp.filter((line) => !byDefault.includes(line) && !onExisting.includes(line))).toEqual(
    ofCluster(resources, false)
      .filter((line) => !onExisting.includes(line))
      .toSorted(),
  );
});

test('active tracing adds two rights to send segments, and traces by OTLP add none', () => {
  const traced = ['AuditReader', 'ForwarderSender', 'OutboxRecovery', 'TriggerObserver'];

  expect(inXRay.filter((line) => !byDefault.includes(line))).toEqual(
    traced.flatMap((role) => each(role, ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], ['*'])),
  );
  expect(byOtlp).toEqual(byDefault);
});
