import { iamPolicy, replayActions } from '../../../../replay/iam-policy.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { projectFiles, textOf } from '../../../rules/project-files.ts';
import { outputs, outputsWithoutAuditQueue, runReplay } from './replay-run.ts';

interface Statement {
  readonly Sid: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

const policyOf = (...argv: string[]) => policyFor({}, ...argv);
const policyFor = (more: Readonly<Record<string, string>>, ...argv: string[]) =>
  policyIn(
    {
      ...outputs,
      EventArchiveName: 'kept',
      AnalyticsRuleDeadLetterQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/analytics-dlq',
      AnalyticsRoleArn: 'arn:role:analytics',
      OtherRoleArn: 'arn:role:other',
      ...more,
    },
    ...argv,
  );
const policyIn = async (stack: Readonly<Record<string, string>>, ...argv: string[]) => {
  const { stdout } = await runReplay(['iam', ...argv], { queues: fakeQueues(), stack });
  return (JSON.parse(stdout.join('\n')) as { Statement: readonly Statement[] }).Statement;
};

/** The action of each command of the SDK ("Actions, resources, and condition keys", service authorization reference). */
const actionOf: Readonly<Record<string, string>> = {
  DescribeStacksCommand: 'cloudformation:DescribeStacks',
  GetQueueAttributesCommand: 'sqs:GetQueueAttributes',
  ReceiveMessageCommand: 'sqs:ReceiveMessage',
  ChangeMessageVisibilityBatchCommand: 'sqs:ChangeMessageVisibility',
  SendMessageBatchCommand: 'sqs:SendMessage',
  DeleteMessageBatchCommand: 'sqs:DeleteMessage',
  PutEventsCommand: 'events:PutEvents',
  InvokeCommand: 'lambda:InvokeFunction',
  ListRulesCommand: 'events:ListRules',
  DescribeRuleCommand: 'events:DescribeRule',
  ListTargetsByRuleCommand: 'events:ListTargetsByRule',
  PutRuleCommand: 'events:PutRule',
  PutTargetsCommand: 'events:PutTargets',
  RemoveTargetsCommand: 'events:RemoveTargets',
  DeleteRuleCommand: 'events:DeleteRule',
  CancelReplayCommand: 'events:CancelReplay',
  DescribeArchiveCommand: 'events:DescribeArchive',
  StartReplayCommand: 'events:StartReplay',
  DescribeReplayCommand: 'events:DescribeReplay',
  GetFunctionConfigurationCommand: 'lambda:GetFunctionConfiguration',
  GetSecretValueCommand: 'secretsmanager:GetSecretValue',
  FilterLogEventsCommand: 'logs:FilterLogEvents',
};

test('the policy has the actions of the commands that the code sends, and no other', () => {
  const sources = projectFiles.filter((path) => /^(cli\/replay\/|replay\/|cli\/stack-outputs\.ts$)/.test(path));
  const text = sources.map(textOf).join('\n');
  const commands = [...new Set([...text.matchAll(/new (\w+Command)\(/g)].map(([, name = '']) => name))];

  expect(commands.length).toBeGreaterThan(5);
  // Who gives a rule a target hands the target's role over, too.
  const sent = [...commands.map((name) => actionOf[name] ?? name), ...replayActions.role];
  expect(sent.sort()).toEqual(Object.values(replayActions).flat().sort());
});

test('each action is allowed on what it is for alone', async () => {
  const statements = await policyOf('--to-kafka');
  const arn = (name: string) => `arn:aws:sqs:eu-west-1:111122223333:${name}`;
  const deadLetters = ['dlq', 'rule-dlq', 'audit-dlq', 'audit-rules-dlq', 'outbox-dlq'];
  const queues = [...deadLetters, 'outbox', 'audit', 'analytics-dlq'];
  const resourceOf = Object.fromEntries(statements.map(({ Sid, Resource }) => [Sid, Resource]));

  expect(resourceOf).toEqual({
    FindTheQueues: ['arn:aws:cloudformation:eu-west-1:111122223333:stack/CognitoToKafka/*'],
    WorkOnThem: queues.map(arn),
    SendAgain: ['events', ...queues].map(arn),
    PublishAgain: ['arn:aws:events:eu-west-1:111122223333:event-bus/identity'],
    ReadTheLog: ['arn:aws:logs:eu-west-1:111122223333:log-group:trigger-log:*'],
    SeeTheRules: ['arn:aws:events:eu-west-1:111122223333:rule/identity/*'],
    ReplayTheArchive: ['arn:aws:events:eu-west-1:111122223333:archive/kept'],
    FollowTheReplay: ['arn:aws:events:eu-west-1:111122223333:replay/replay-*'],
    MakeRulesOfReplays: ['arn:aws:events:eu-west-1:111122223333:rule/identity/*-replay'],
    ReachTheTargets: ['arn:role:analytics'],
    SeeWhoWrites: [arn('events')],
    ReadKafkaSettings: ['arn:aws:lambda:eu-west-1:111122223333:function:forwarder'],
    ReadKafkaSecrets: ['arn:secret'],
    ReadUnderFormerKeys: ['arn:aws:kms:eu-west-1:111122223333:key/*'],
  });
  const actions = [...new Set(statements.flatMap(({ Action }) => Action))].filter((name) => name !== 'kms:Decrypt');
  expect([...actions, ...replayActions.invoke].sort()).toEqual(Object.values(replayActions).flat().sort());
});

test('allows sending to the audit queue, also for one chosen dead-letter queue', async () => {
  const statements = await policyOf('--queue', 'audit-dead-letters');

  expect(statements.find(({ Sid }) => Sid === 'SendAgain')?.Resource).toEqual(
    ['events', 'audit-dlq', 'audit'].map((name) => `arn:aws:sqs:eu-west-1:111122223333:${name}`),
  );
});

test('only an audit function without a queue may be invoked', async () => {
  const invoking = (statements: readonly Statement[]) =>
    statements.filter(({ Action }) => Action.includes('lambda:InvokeFunction')).map(({ Resource }) => Resource);

  expect(invoking(await policyOf())).toEqual([]);
  expect(invoking(await policyIn(outputsWithoutAuditQueue))).toEqual([
    ['arn:aws:lambda:eu-west-1:111122223333:function:audit-reader'],
  ]);
});

test('--read-only allows nothing that changes a queue, and --queue one queue alone', async () => {
  const statements = await policyOf('--read-only', '--queue', 'outbox');

  expect(statements.map(({ Sid }) => Sid)).toEqual(['FindTheQueues', 'WorkOnThem', 'ReadUnderFormerKeys']);
  expect(statements[1]?.Action).toEqual(replayActions.look);
  expect(statements[1]?.Resource).toEqual([expect.stringMatching(/:outbox$/)]);
});

test('allows to read messages of these queues, and nothing else, under a former key', async () => {
  const former = (await policyOf('--read-only', '--queue', 'outbox')).find(({ Sid }) => Sid === 'ReadUnderFormerKeys');
  const queues = ['events', 'outbox', 'audit'].map((name) => `arn:aws:sqs:eu-west-1:111122223333:${name}`);

  expect(former).toMatchObject({
    Action: ['kms:Decrypt'],
    Condition: { StringEquals: { 'kms:EncryptionContext:aws:sqs:arn': queues } },
  });
});

test('allows use of the KMS key of the queues, to read and to send', async () => {
  const useOf = async (...argv: string[]) =>
    (await policyFor({ EncryptionKeyArn: 'arn:key' }, ...argv)).find(({ Sid }) => Sid === 'UseTheKey');

  expect(await useOf()).toMatchObject({ Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: ['arn:key'] });
  expect(await useOf('--read-only')).toMatchObject({ Action: ['kms:Decrypt'], Resource: ['arn:key'] });
});

test('allows nothing for what a stack does not have', async () => {
  const { stdout } = await runReplay(['iam', '--to-kafka'], {
    queues: fakeQueues(),
    stack: { DeadLetterQueueUrl: outputs.DeadLetterQueueUrl },
  });
  const { Statement } = JSON.parse(stdout.join('\n')) as { Statement: readonly Statement[] };

  expect(Statement.map(({ Sid }) => Sid)).toEqual(['FindTheQueues', 'WorkOnThem', 'ReadUnderFormerKeys']);
  expect(Statement[1]?.Action).toEqual([...replayActions.look, ...replayActions.remove].sort());
});

test('has no Region and account without a queue, and accepts the ARN of a bus', () => {
  const busName = 'arn:aws:events:eu-west-1:1:event-bus/team/identity';
  const { Statement } = iamPolicy({ stack: 'S', queueArns: [], busName, archive: 'kept', readOnly: false });
  const resourceOf = Object.fromEntries(Statement.map(({ Sid, Resource }) => [Sid, Resource]));

  expect(resourceOf).toEqual({
    FindTheQueues: ['arn:aws:cloudformation:*:*:stack/S/*'],
    WorkOnThem: [],
    PublishAgain: [busName],
    SeeTheRules: ['arn:aws:events:*:*:rule/identity/*'],
    ReplayTheArchive: ['arn:aws:events:*:*:archive/kept'],
    FollowTheReplay: ['arn:aws:events:*:*:replay/replay-*'],
    MakeRulesOfReplays: ['arn:aws:events:*:*:rule/identity/*-replay'],
    ReadUnderFormerKeys: ['arn:aws:kms:*:*:key/*'],
  });
});

test('uses partition, Region and account of the queue of the forwarder without another', () => {
  const { Statement } = iamPolicy({
    stack: 'S',
    queueArns: [],
    destinationArn: 'arn:aws-cn:sqs:cn-north-1:2:events',
    kafka: { forwarder: 'f', secretArns: [] },
    readOnly: false,
  });

  expect(Statement.map(({ Sid, Resource }) => [Sid, ...Resource])).toEqual([
    ['FindTheQueues', 'arn:aws-cn:cloudformation:cn-north-1:2:stack/S/*'],
    ['WorkOnThem'],
    ['SendAgain', 'arn:aws-cn:sqs:cn-north-1:2:events'],
    ['ReadKafkaSettings', 'arn:aws-cn:lambda:cn-north-1:2:function:f'],
    ['ReadUnderFormerKeys', 'arn:aws-cn:kms:cn-north-1:2:key/*'],
  ]);
});

test('is printed as the document that IAM accepts', async () => {
  const { stdout } = await runReplay(['iam', '--read-only'], { queues: fakeQueues() });

  expect(JSON.parse(stdout.join('\n'))).toMatchObject({
    Version: '2012-10-17',
    Statement: [{ Sid: 'FindTheQueues', Effect: 'Allow' }, { Effect: 'Allow' }, { Effect: 'Allow' }],
  });
});

test('allows only reading, whatever the stack has', () => {
  const { Statement } = iamPolicy({
    stack: 'S',
    queueArns: ['arn:aws:sqs:eu-west-1:1:dlq'],
    destinationArn: 'arn:aws:sqs:eu-west-1:1:events',
    busName: 'identity',
    functionName: 'audit-reader',
    logGroup: 'trigger-log',
    archive: 'kept',
    kafka: { forwarder: 'f', secretArns: ['arn:secret'] },
    roleArns: ['arn:role'],
    readOnly: true,
  });

  expect(Statement.map(({ Sid }) => Sid)).toEqual(['FindTheQueues', 'WorkOnThem', 'ReadUnderFormerKeys']);
});

test('allows no replay of an archive without its bus, and no secret without one', () => {
  const kafka = { forwarder: 'f', secretArns: [] };
  const { Statement } = iamPolicy({ stack: 'S', queueArns: [], archive: 'kept', kafka, readOnly: false });

  expect(Statement.map(({ Sid }) => Sid)).toEqual([
    'FindTheQueues',
    'WorkOnThem',
    'ReadKafkaSettings',
    'ReadUnderFormerKeys',
  ]);
});
