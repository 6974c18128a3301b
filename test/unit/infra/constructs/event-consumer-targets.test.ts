import { Duration, SecretValue, type Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ApiDestination, Authorization, Connection, EventBus } from 'aws-cdk-lib/aws-events';
import { Key } from 'aws-cdk-lib/aws-kms';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { ConsumerTarget } from '../../../../infra/constructs/consumer-target.ts';
import { EventConsumer } from '../../../../infra/constructs/event-consumer.ts';
import type { EventConsumerProps } from '../../../../infra/constructs/event-consumer-props.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
import { policyStatements } from '../policy-statements.ts';
import { propertiesOf } from '../properties-of.ts';

const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:111122223333:${resource}`;

function synthesize(make: (stack: Stack) => ConsumerTarget, props: Partial<EventConsumerProps> = {}) {
  const stack = aStack();
  const bus = EventBus.fromEventBusName(stack, 'Bus', 'identity');
  const target = make(stack);
  const consumer = new EventConsumer(stack, 'Shop', { bus, types: ['cognito.*'], target, ...props });
  const template = Template.fromStack(stack);
  const [rule] = (propertiesOf(template, consumer.rule) as { Targets: Record<string, unknown>[] }).Targets;
  return { stack, target, consumer, template, rule, resolve: (value: unknown) => stack.resolve(value) as unknown };
}

const made: readonly [string, (stack: Stack) => ConsumerTarget, string, string[], boolean][] = [
  ['a queue', (stack) => new Queue(stack, 'Target'), 'queueArn', ['sqs:SendMessage'], false],
  [
    'a function',
    (stack) =>
      new Lambda(stack, 'Target', {
        code: Code.fromInline('//'),
        handler: 'index.handler',
        runtime: Runtime.NODEJS_24_X,
      }),
    'functionArn',
    ['lambda:InvokeFunction'],
    false,
  ],
  ['a bus', (stack) => new EventBus(stack, 'Target'), 'eventBusArn', ['events:PutEvents'], true],
  [
    'an API destination',
    (stack) => {
      const authorization = Authorization.apiKey('x-key', SecretValue.unsafePlainText('key'));
      const connection = new Connection(stack, 'Connection', { authorization });
      return new ApiDestination(stack, 'Target', { connection, endpoint: 'https://shop.example.com/' });
    },
    'apiDestinationArn',
    ['events:InvokeApiDestination'],
    false,
  ],
  [
    'a Firehose stream',
    (stack) => DeliveryStream.fromDeliveryStreamArn(stack, 'Target', arn('firehose', 'deliverystream/shop')),
    'deliveryStreamArn',
    ['firehose:PutRecord', 'firehose:PutRecordBatch'],
    false,
  ],
];

test.each(made)('%s: a role that may do what it takes with it, and nothing else', (_what, make, name, actions) => {
  const { target, consumer, template, rule, resolve } = synthesize(make);
  const targetArn = resolve((target as unknown as Record<string, string>)[name]);
  const ofConsumer = policyStatements(template).filter(({ Action }) => actions.includes([Action].flat()[0] ?? ''));

  expect(rule).toMatchObject({ Arn: targetArn, RoleArn: resolve(consumer.role?.roleArn) });
  expect(ofConsumer).toEqual([
    { Effect: 'Allow', Action: actions.length > 1 ? actions : actions[0], Resource: targetArn },
  ]);
});

test.each(made)('%s: the event itself, or with its envelope where nothing else is possible', (...row) => {
  const [, make, , , withEnvelope] = row;
  const { rule } = synthesize(make);

  expect(rule?.['InputPath']).toBe(withEnvelope ? undefined : '$.detail');
});

test('EventBridge uses the role only for this bus, and the rule waits for its policy', () => {
  const { template } = synthesize(() => arn('sqs', 'shop'));
  const [policy] = Object.keys(template.findResources('AWS::IAM::Policy'));
  const rules = {
    'Fn::Join': [
      '',
      [Match.anyValue(), Match.anyValue(), ':events:', Match.anyValue(), ':', Match.anyValue(), ':rule/identity/*'],
    ],
  };

  template.hasResource('AWS::Events::Rule', { DependsOn: Match.arrayWith([policy]) });
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        Match.objectLike({
          Principal: { Service: 'events.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
            ArnLike: { 'aws:SourceArn': rules },
          },
        }),
      ],
    },
  });
});

test('a log group has no role, but a policy allows this rule to write to it', () => {
  const { consumer, template, rule } = synthesize(() => arn('logs', 'log-group:/aws/events/shop'));
  const [ruleId] = Object.keys(template.findResources('AWS::Events::Rule'));
  const [policy] = Object.values(template.findResources('AWS::Logs::ResourcePolicy')) as {
    Properties: { PolicyDocument: { 'Fn::Join': [string, (string | object)[]] } };
  }[];
  const [, parts = []] = policy?.Properties.PolicyDocument['Fn::Join'] ?? [];
  const text = parts.map((part) => (typeof part === 'string' ? part : 'THE-RULE')).join('');

  expect(parts).toContainEqual({ 'Fn::GetAtt': [ruleId, 'Arn'] });
  expect(JSON.parse(text)).toMatchObject({
    Statement: [
      { Action: 'logs:CreateLogStream', Resource: 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/shop:*' },
      { Action: 'logs:PutLogEvents', Condition: { ArnEquals: { 'aws:SourceArn': 'THE-RULE' } } },
    ],
  });
  expect(consumer.role).toBeUndefined();
  expect(rule).toEqual({
    ...{
      Arn: arn('logs', 'log-group:/aws/events/shop'),
      DeadLetterConfig: expect.anything() as unknown,
      Id: 'Target0',
    },
    RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
  });
});

test("a log group of the stack is named without the :* that ends CDK's ARN", () => {
  const { rule } = synthesize((stack) => new LogGroup(stack, 'Target', { logGroupName: 'shop' }));

  expect(JSON.stringify(rule?.['Arn'])).toMatch(/:log-group:",\{"Ref":"Target\w+"\}\]/);
});

test('a queue under a key of its own: the role may use the key', () => {
  const { template } = synthesize(
    (stack) => new Queue(stack, 'Target', { encryptionMasterKey: new Key(stack, 'Key') }),
  );

  expect(policyStatements(template).flatMap(({ Action }) => Action)).toEqual([
    'sqs:SendMessage',
    'kms:Decrypt',
    'kms:GenerateDataKey',
  ]);
});

test.each([
  ['a FIFO queue', (stack: Stack) => new Queue(stack, 'Target', { fifo: true }), 'not a FIFO one'],
  ['the bus itself', (stack: Stack) => EventBus.fromEventBusName(stack, 'Same', 'identity'), 'another bus'],
])('%s is refused', (_what, make, allowed) => {
  expect(() => synthesize(make)).toThrow(allowed);
});

test('a bus as a target rejects a retry policy', () => {
  const make = (stack: Stack) => new EventBus(stack, 'Target');

  expect(synthesize(make).rule).not.toHaveProperty('RetryPolicy');
  expect(() => synthesize(make, { maxEventAge: Duration.hours(1), retryAttempts: 3 })).toThrow(
    /maxEventAge: found "1 hour"; must not be set because.*\n- retryAttempts: found 3; must not be set because/,
  );
});
