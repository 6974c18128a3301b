import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { EventConsumer } from '../../../../infra/constructs/event-consumer.ts';
import type { EventConsumerProps } from '../../../../infra/constructs/event-consumer-props.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
import { propertiesOf } from '../properties-of.ts';

const queueArn = 'arn:aws:sqs:eu-west-1:444455556666:shop';

/** A consumer on a bus of its own stack, and the template they give. */
function synthesize(props: Partial<EventConsumerProps> = {}, id = 'Shop') {
  const stack = aStack();
  const bus = props.bus ?? new EventBus(stack, 'Bus');
  const consumer = new EventConsumer(stack, id, { bus, types: ['cognito.login.*'], target: queueArn, ...props });
  const resolve = (value: unknown) => stack.resolve(value) as unknown;
  return { bus, consumer, resolve, template: Template.fromStack(stack) };
}

test('the rule matches exact types, type prefixes and the filter of the consumer', () => {
  const { bus, resolve, template } = synthesize({
    types: ['cognito.login.*', 'cognito.user.deleted.v1'],
    filter: { data: { userPoolId: ['eu-west-1_AbCdEf123'] } },
  });

  template.hasResourceProperties('AWS::Events::Rule', {
    EventBusName: resolve(bus.eventBusName),
    EventPattern: {
      source: ['cognito-to-kafka'],
      'detail-type': [{ prefix: 'cognito.login.' }, 'cognito.user.deleted.v1'],
      detail: { data: { userPoolId: ['eu-west-1_AbCdEf123'] } },
    },
  });
});

test('the rule and its replays have a dedicated encrypted TLS-only DLQ for 14 days', () => {
  const { consumer, resolve, template } = synthesize();
  const Arn = resolve(consumer.deadLetterQueue.queueArn);

  template.hasResourceProperties('AWS::Events::Rule', { Targets: [Match.objectLike({ DeadLetterConfig: { Arn } })] });
  expect(propertiesOf(template, consumer.deadLetterQueue)).toMatchObject({
    MessageRetentionPeriod: 1_209_600,
    SqsManagedSseEnabled: true,
  });
  template.hasResourceProperties('AWS::SQS::QueuePolicy', {
    PolicyDocument: {
      Statement: [
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        Match.objectLike({
          Effect: 'Allow',
          Action: 'sqs:SendMessage',
          Principal: { Service: 'events.amazonaws.com' },
          Condition: { ArnEquals: { 'aws:SourceArn': resolve(consumer.rule.ruleArn) } },
        }),
        Match.objectLike({
          Effect: 'Allow',
          Condition: { ArnEquals: { 'aws:SourceArn': resolve(`${consumer.rule.ruleArn}-replay`) } },
        }),
      ],
    },
  });
});

test('an event is tried for 24 hours and 185 times, or as it is said', () => {
  const retryPolicyOf = (props: Partial<EventConsumerProps>) => {
    const { consumer, template } = synthesize(props);
    const { Targets } = propertiesOf(template, consumer.rule) as { Targets: { RetryPolicy: unknown }[] };
    return Targets[0]?.RetryPolicy;
  };

  expect(retryPolicyOf({})).toEqual({ MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 });
  expect(retryPolicyOf({ maxEventAge: Duration.minutes(5), retryAttempts: 0 })).toEqual({
    MaximumEventAgeInSeconds: 300,
    MaximumRetryAttempts: 0,
  });
});

test('the alarm has its name, meaning and runbook link, and notifies the given action', () => {
  const { consumer, resolve, template } = synthesize({
    alarmAction: { bind: () => ({ alarmActionArn: 'arn:aws:sns:eu-west-1:111122223333:on-call' }) },
  });

  expect(propertiesOf(template, consumer.alarm)).toMatchObject({
    AlarmName: 'Stack-ConsumerDeadLetters-Shop',
    AlarmDescription:
      'Shop: The consumer misses identity events that EventBridge could not hand to it. ' +
      'What to do: https://github.com/cognito-to-kafka/cognito-to-kafka/blob/main/docs/operations/runbook.md#consumerdeadletters',
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Dimensions: [{ Name: 'QueueName', Value: resolve(consumer.deadLetterQueue.queueName) }],
    Threshold: 0,
    AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:on-call'],
    OKActions: ['arn:aws:sns:eu-west-1:111122223333:on-call'],
  });
  expect(propertiesOf(synthesize().template, synthesize().consumer.alarm)).not.toHaveProperty('AlarmActions');
});

test('a bus of another stack can be named by its ARN', () => {
  const stack = aStack();
  const bus = EventBus.fromEventBusArn(stack, 'Bus', 'arn:aws:events:eu-west-1:111122223333:event-bus/identity');
  new EventConsumer(stack, 'Shop', { bus, types: ['cognito.*'], target: new Queue(stack, 'Queue') });

  Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', { EventBusName: 'identity' });
});

test('reports every mistake at once, and compiles only with @ts-expect-error', () => {
  const props = {
    // @ts-expect-error There is no such event.
    types: ['cognito.log.*'],
    target: 'arn:aws:sns:eu-west-1:111122223333:shop',
    maxEventAge: Duration.hours(48),
    retryAttempts: 1.5,
  } satisfies Partial<EventConsumerProps>;

  expect(() => synthesize(props as unknown as Partial<EventConsumerProps>, 'shop-1')).toThrow(
    [
      'The consumer Stack/shop-1 is wrong:',
      '- id: found "shop-1"; allowed: at most 40 letters and digits, beginning with a capital letter',
      '- types.0: found "cognito.log.*"; allowed: an event type such as cognito.login.failed.v1, or a prefix of ' +
        'event types: cognito.login.*',
      '- target: found "arn:aws:sns:eu-west-1:111122223333:shop"; allowed: the ARN of a queue (not a FIFO one), a ' +
        'function, a log group (without ":*"), a bus, an API destination or a Firehose stream',
      '- maxEventAge: found "2 days"; allowed: a Duration of whole seconds, 1 minute to 24 hours',
      '- retryAttempts: found 1.5; allowed: a whole number, 0 to 185',
    ].join('\n'),
  );
});
