import { Annotations, CfnOutput, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Key } from 'aws-cdk-lib/aws-kms';
import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { IdentityEventPipeline } from '../../../../infra/constructs/identity-event-pipeline.ts';
import type { IdentityEventPipelineProps } from '../../../../infra/constructs/identity-event-pipeline-props.ts';
import { anApp, aStack } from '../../../given/builders/a-stack.ts';
import { policyStatements } from '../policy-statements.ts';
import { aPipelineTemplate } from '../../../given/builders/a-template.ts';

const kafka = { brokers: ['b-1.example.com:9092'], topic: 'identity-events' };

const aPipelineIn = (scope: Construct, props: Partial<IdentityEventPipelineProps> = {}) =>
  new IdentityEventPipeline(scope, 'Pipeline', { kafka, ...props });
const aPipeline = (props: Partial<IdentityEventPipelineProps> = {}) => aPipelineIn(aStack(), props);

const outputsOf = (stack: Stack): string[] => Object.keys(Template.fromStack(stack).findOutputs('*')).sort();
const outputsOfApp = Object.keys(aPipelineTemplate().findOutputs('*')).sort();

const templateOf = (pipeline: IdentityEventPipeline): Template => Template.fromStack(Stack.of(pipeline));

test('by default it has what a configuration has by default', () => {
  const pipeline = aPipeline();
  const typesOf = (template: Template) => {
    const { Resources } = template.toJSON() as { Resources: Record<string, { Type: string }> };
    return Object.values(Resources).map(({ Type }) => Type);
  };

  const stack = aPipelineTemplate();
  expect(typesOf(templateOf(pipeline)).sort()).toEqual(typesOf(stack).sort());
});

test('disabled parts are not created', () => {
  const pipeline = aPipeline({
    archive: { enabled: false },
    audit: { enabled: false },
    userPools: [{ id: 'eu-west-1_AbCdEf123' }],
  });
  const template = templateOf(pipeline);

  for (const type of ['AWS::Events::Archive', 'AWS::Cognito::UserPool', 'Custom::AuditTrail'])
    template.resourceCountIs(type, 0);
  expect(pipeline).toMatchObject({ archive: undefined, audit: undefined, trail: undefined, createdPool: undefined });
  expect(pipeline.userPools.map(({ userPoolId }) => userPoolId)).toEqual(['eu-west-1_AbCdEf123']);
});

test('outputs for the command have the same names in any stack, also for consumers', () => {
  const pipeline = aPipeline();
  pipeline.addConsumer('Shop', { types: ['cognito.login.*'], target: 'arn:aws:sqs:eu-west-1:111122223333:shop' });

  expect(outputsOf(Stack.of(pipeline))).toEqual([...outputsOfApp, 'ShopRoleArn', 'ShopRuleDeadLetterQueueUrl'].sort());
});

test('outputs: false creates no outputs, also for consumers', () => {
  const pipeline = aPipeline({ outputs: false });
  pipeline.addConsumer('Shop', { types: ['cognito.login.*'], target: 'arn:aws:sqs:eu-west-1:111122223333:shop' });

  expect(outputsOf(Stack.of(pipeline))).toEqual([]);
});

test('outputs are in the deployed stack, also of a stage or a nested stack', () => {
  const app = anApp();
  const inConstruct = new Stack(app, 'InConstruct');
  aPipelineIn(new Construct(inConstruct, 'Team'));
  const inStage = new Stack(new Stage(app, 'Production'), 'InStage');
  aPipelineIn(inStage);
  const outer = new Stack(app, 'Outer');
  const nested = new NestedStack(outer, 'Nested');
  const pipeline = aPipelineIn(nested);
  pipeline.addConsumer('Shop', { types: ['cognito.login.*'], target: 'arn:aws:sqs:eu-west-1:111122223333:shop' });

  expect(outputsOf(inConstruct)).toEqual(outputsOfApp);
  expect(outputsOf(inStage)).toEqual(outputsOfApp);
  expect(outputsOf(outer)).toEqual([...outputsOfApp, 'ShopRoleArn', 'ShopRuleDeadLetterQueueUrl'].sort());
  const { QueueUrl } = Template.fromStack(outer).findOutputs('QueueUrl');
  expect(QueueUrl).toMatchObject({ Value: { 'Fn::GetAtt': [expect.stringMatching(/^Nested/), expect.anything()] } });
});

test('refuses an output whose name the stack already uses, and names the fix', () => {
  const stack = aStack();
  new CfnOutput(stack, 'QueueUrl', { value: 'ours' });

  expect(() => aPipelineIn(stack)).toThrow(
    'Stack/Pipeline: cannot create the outputs of the stack Stack, because it has constructs named QueueUrl. ' +
      'Rename them, use another stack, or set the prop outputs to false.',
  );
});

test('the brokers of MSK are looked up by its ARN', () => {
  const clusterArn = 'arn:aws:kafka:eu-west-1:111122223333:cluster/identity/1111-2';
  const pipeline = aPipeline({ kafka: { topic: 'identity-events', authentication: 'iam', clusterArn } });

  templateOf(pipeline).hasResourceProperties('Custom::MskBrokers', { clusterArn, authentication: 'iam', tls: 'on' });
});

test('the event source mapping has the profile of the props or the configuration', () => {
  const mapping = { BatchSize: 1000, MaximumBatchingWindowInSeconds: 5, ScalingConfig: { MaximumConcurrency: 5 } };
  const forwarder = { profile: 'throughput' } as const;

  for (const template of [templateOf(aPipeline({ forwarder })), aPipelineTemplate({ forwarder })])
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', mapping);
});

test('an explicit batch size wins over the profile of the forwarder', () => {
  const template = templateOf(aPipeline({ forwarder: { profile: 'balanced' }, kafka: { ...kafka, batchSize: 50 } }));

  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    BatchSize: 50,
    MaximumBatchingWindowInSeconds: 1,
  });
});

test('a cluster that nothing names is refused', () => {
  expect(() => aPipeline({ kafka: { topic: 'identity-events' } })).toThrow(
    /^Invalid props of Stack\/Pipeline:\n- kafka\.brokers: is required; allowed: a list of host:port, or kafka\.clusterArn in its place$/,
  );
});

test('a second pipeline in a stack is refused: their names would be the same', () => {
  const stack = Stack.of(aPipeline());

  expect(() => new IdentityEventPipeline(stack, 'Second', { kafka })).toThrow(
    /its stack has a pipeline, Stack\/Pipeline/,
  );
});

const shop = { types: ['cognito.login.*'], target: 'arn:aws:sqs:eu-west-1:111122223333:shop' } as const;
const aRole = (scope: Construct) => new Role(scope, 'Role', { assumedBy: new AccountPrincipal('111122223333') });

test('an existing pipeline by the name of its bus has consumers, grants and metrics', () => {
  const stack = aStack();
  const pipeline = IdentityEventPipeline.fromEventBusName(stack, 'Pipeline', 'identity');
  pipeline.addConsumer('Shop', shop);
  pipeline.grantPublish(aRole(stack));
  const template = Template.fromStack(stack);

  template.hasResourceProperties('AWS::Events::Rule', { EventBusName: 'identity' });
  template.resourceCountIs('AWS::Events::EventBus', 0);
  expect(outputsOf(stack)).toEqual(['ShopRoleArn', 'ShopRuleDeadLetterQueueUrl']);
  const actions = policyStatements(template).map(({ Action }) => Action);
  expect(actions.filter((action) => action !== 'sqs:SendMessage')).toEqual(['events:PutEvents']);
  expect(pipeline.metricLag().dimensions).toEqual({ EventBusName: 'identity' });
});

test('an existing pipeline by its resources uses their topic, outbox and key', () => {
  const stack = aStack();
  const arn = (service: string, name: string) => `arn:aws:${service}:eu-west-1:111122223333:${name}`;
  const pipeline = IdentityEventPipeline.fromPipelineAttributes(stack, 'Pipeline', {
    bus: EventBus.fromEventBusName(stack, 'Bus', 'identity'),
    outboxQueue: Queue.fromQueueArn(stack, 'Outbox', arn('sqs', 'outbox')),
    encryptionKey: Key.fromKeyArn(stack, 'Key', arn('kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab')),
    alarmTopic: Topic.fromTopicArn(stack, 'Topic', arn('sns', 'on-call')),
  });
  pipeline.addConsumer('Shop', shop);
  pipeline.grantPublish(aRole(stack));
  const template = Template.fromStack(stack);

  template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmActions: [arn('sns', 'on-call')] });
  expect(policyStatements(template)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ Action: 'sqs:SendMessage', Resource: arn('sqs', 'outbox') }),
      expect.objectContaining({ Action: ['kms:Decrypt', 'kms:GenerateDataKey'] }),
    ]),
  );
});

test('another stack of the app adds a consumer to the bus of a pipeline', () => {
  const app = anApp();
  const pipeline = aPipelineIn(new Stack(app, 'Identity'));
  const other = new Stack(app, 'Shop');
  Annotations.of(other).acknowledgeWarning('@aws-cdk/core:crossStackReferencesDefaultStrong');
  IdentityEventPipeline.fromPipelineAttributes(other, 'Pipeline', { bus: pipeline.bus }).addConsumer('Shop', shop);

  const [rule] = Object.values(Template.fromStack(other).findResources('AWS::Events::Rule'));
  expect(JSON.stringify(rule)).toContain('Identity:ExportsOutputRefPipelineBus');
});

test('a bus of another account or Region is refused, with the way to its events', () => {
  const stack = new Stack(anApp(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  const bus = (id: string, arn: string) => EventBus.fromEventBusArn(stack, id, arn);
  const add = (id: string, arn: string) =>
    IdentityEventPipeline.fromPipelineAttributes(stack, `Of${id}`, { bus: bus(id, arn) }).addConsumer(id, shop);

  expect(() => add('Account', 'arn:aws:events:eu-west-1:444455556666:event-bus/identity')).toThrow(
    '- bus: found "444455556666 eu-west-1"; allowed: a bus of the account and Region of the stack; for another one, add a ' +
      'consumer in the account of the bus whose target is a bus of this account',
  );
  expect(() => add('Region', 'arn:aws:events:eu-north-1:111122223333:event-bus/identity')).toThrow('- bus: found');
  expect(() => add('Same', 'arn:aws:events:eu-west-1:111122223333:event-bus/identity')).not.toThrow();
});
