import { Template } from 'aws-cdk-lib/assertions';
import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { IdentityEventPipeline } from '../../../../infra/constructs/identity-event-pipeline.ts';
import { replayActions } from '../../../../replay/iam-policy.ts';
import { findQueues } from '../../../../replay/queues/find-queues.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
import type { PolicyStatement } from '../policy-statements.ts';

const stack = aStack();
const secretArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:AmazonMSK_forwarder-AbCdEf';
const pipeline = new IdentityEventPipeline(stack, 'Pipeline', {
  kafka: {
    brokers: ['b-1.example.com:9096'],
    topic: 'identity-events',
    authentication: 'scram-sha-512',
    secretArn,
  },
  encryption: {},
});
const consumer = (name: string) =>
  pipeline.addConsumer(name, { types: ['cognito.login.*'], target: `arn:aws:sqs:eu-west-1:111122223333:${name}` });
const role = (id: string) => new Role(stack, id, { assumedBy: new AccountPrincipal('111122223333') });

const before = consumer('Before');
const grants = {
  Publisher: pipeline.grantPublish(role('Publisher')),
  Operator: pipeline.grantReplay(role('Operator')),
  Viewer: pipeline.grantReplay(role('Viewer'), { readOnly: true }),
  Producer: pipeline.grantReplay(role('Producer'), { toKafka: true }),
  Reader: pipeline.grantReadDeadLetters(role('Reader')),
  Owner: before.grantReadDeadLetters(role('Owner')),
};
const after = consumer('After');
const template = Template.fromStack(stack);
const policies = Object.values(template.findResources('AWS::IAM::Policy')) as {
  Properties: { Roles: { Ref: string }[]; PolicyDocument: { Statement: PolicyStatement[] } };
}[];

const resolve = (value: unknown) => stack.resolve(value) as unknown;
/** The statements of a role, one for each action and resource. */
const allowed = (id: string) =>
  policies
    .filter(({ Properties }) => Properties.Roles.some(({ Ref }) => Ref.startsWith(id)))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .flatMap(({ Action, Resource, Condition }) =>
      [Action].flat().flatMap((action) => [Resource].flat().map((resource) => ({ action, resource, Condition }))),
    );
const actionsOf = (id: string) => [...new Set(allowed(id).map(({ action }) => action))].sort();
const resourcesOf = (id: string, action: string) =>
  [
    ...new Set(
      allowed(id)
        .filter((one) => one.action === action)
        .map(({ resource }) => JSON.stringify(resource)),
    ),
  ].sort();
const arns = (queues: readonly { readonly queueArn: string }[]) =>
  queues.map(({ queueArn }) => JSON.stringify(resolve(queueArn))).sort();

/** Actions for commands that a pipeline of this version never calls, or only with another option. */
const others = { invoke: replayActions.invoke, kafka: replayActions.kafka, secret: replayActions.secret };

test('every grant succeeds', () => {
  expect(Object.entries(grants).filter(([, { success }]) => !success)).toEqual([]);
});

test('grantPublish allows events of this source, and the outbox with its key', () => {
  const key = pipeline.encryption?.key.keyArn;

  expect(allowed('Publisher')).toEqual([
    {
      action: 'events:PutEvents',
      resource: resolve(pipeline.bus.eventBusArn),
      Condition: { 'ForAllValues:StringEquals': { 'events:source': 'cognito-to-kafka' } },
    },
    { action: 'sqs:SendMessage', resource: resolve(pipeline.outbox.queue.queueArn), Condition: undefined },
    { action: 'kms:Decrypt', resource: resolve(key), Condition: undefined },
    { action: 'kms:GenerateDataKey', resource: resolve(key), Condition: undefined },
  ]);
});

test('grantReplay allows the calls of the replay commands, and no others', () => {
  const wanted = Object.entries(replayActions)
    .filter(([name]) => !(name in others))
    .flatMap(([, actions]) => actions);

  expect(actionsOf('Operator')).toEqual([...wanted, 'kms:Decrypt', 'kms:GenerateDataKey'].sort());
});

test('grantReplay allows every queue that the command finds, also of later consumers', () => {
  const outputs = Object.entries(template.findOutputs('*')) as [string, { Value: { Ref?: string } }][];
  const found = findQueues(Object.fromEntries(outputs.map(([name, { Value }]) => [name, Value.Ref ?? ''])));
  const queues = found.map(({ url }) => JSON.stringify({ 'Fn::GetAtt': [url, 'Arn'] })).sort();

  expect(queues.length).toBeGreaterThan(9);
  for (const action of ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'])
    expect(resourcesOf('Operator', action)).toEqual(queues);
  expect(resourcesOf('Operator', 'sqs:SendMessage')).toEqual([...queues, ...arns([pipeline.forwarder.queue])].sort());
  expect(resourcesOf('Operator', 'iam:PassRole')).toEqual(
    [before, after].map(({ role: one }) => JSON.stringify(resolve(one?.roleArn))).sort(),
  );
});

test('grantReplay with readOnly allows only reading, also of later consumers', () => {
  expect(actionsOf('Viewer')).toEqual([...replayActions.stack, ...replayActions.look, 'kms:Decrypt'].sort());
  expect(resourcesOf('Viewer', 'sqs:ReceiveMessage')).toEqual(resourcesOf('Operator', 'sqs:ReceiveMessage'));
});

test("grantReplay with toKafka adds the forwarder's settings and secret", () => {
  const added = actionsOf('Producer').filter((action) => !actionsOf('Operator').includes(action));

  expect(added).toEqual([...replayActions.kafka, ...replayActions.secret].sort());
  expect(resourcesOf('Producer', 'secretsmanager:GetSecretValue')).toEqual([JSON.stringify(secretArn)]);
});

test('grantReadDeadLetters allows reading dead-letter queues, and their key', () => {
  const { forwarder, outbox, audit, busDeadLetterQueue } = pipeline;
  const queues = [
    forwarder.deadLetterQueue,
    forwarder.ruleDeadLetterQueue,
    outbox.deadLetterQueue,
    ...(busDeadLetterQueue ? [busDeadLetterQueue] : []),
    ...(audit ? [audit.deadLetterQueue, audit.ruleDeadLetterQueue] : []),
  ];

  expect(actionsOf('Reader')).toEqual([...replayActions.look, 'kms:Decrypt'].sort());
  expect(resourcesOf('Reader', 'sqs:ReceiveMessage')).toEqual(arns(queues));
  expect(queues).toHaveLength(6);
  expect(actionsOf('Owner')).toEqual([...replayActions.look].sort());
  expect(resourcesOf('Owner', 'sqs:ReceiveMessage')).toEqual(arns([before.deadLetterQueue]));
});
