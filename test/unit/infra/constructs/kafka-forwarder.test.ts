import { Fn } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { reserveMs } from '../../../../forwarder/handler.ts';
import { KafkaForwarder, type KafkaForwarderProps } from '../../../../infra/constructs/kafka-forwarder.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
import { isForFormerKeys, policyStatements } from '../policy-statements.ts';
import { propertiesOf } from '../properties-of.ts';

/** A forwarder on a bus, their template, and a function that resolves their attributes. */
function synthesize(props: Partial<KafkaForwarderProps> = {}) {
  const stack = aStack();
  const bus = new EventBus(stack, 'Bus');
  const forwarder = new KafkaForwarder(stack, 'Forwarder', { bus, brokers: ['b-1:9098'], topic: 'events', ...props });
  const resolve = (value: string) => stack.resolve(value) as unknown;
  return { bus, forwarder, template: Template.fromStack(stack), resolve };
}

test('the rule takes every identity event from the bus, and nothing else', () => {
  const { bus, template, resolve } = synthesize();

  template.resourceCountIs('AWS::Events::Rule', 1);
  template.hasResourceProperties('AWS::Events::Rule', {
    EventBusName: resolve(bus.eventBusName),
    EventPattern: { source: ['cognito-to-kafka'], 'detail-type': [{ prefix: 'cognito.' }] },
    State: 'ENABLED',
  });
});

test('the rule sends the event itself to the queue, without its envelope', () => {
  const { forwarder, template, resolve } = synthesize();

  template.hasResourceProperties('AWS::Events::Rule', {
    Targets: [Match.objectLike({ Arn: resolve(forwarder.queue.queueArn), InputPath: '$.detail' })],
  });
});

test('events that the rule cannot deliver go to a dedicated dead-letter queue', () => {
  const { forwarder, template, resolve } = synthesize();
  const Arn = resolve(forwarder.ruleDeadLetterQueue.queueArn);

  template.hasResourceProperties('AWS::Events::Rule', { Targets: [Match.objectLike({ DeadLetterConfig: { Arn } })] });
  expect(propertiesOf(template, forwarder.queue)).not.toMatchObject({ RedrivePolicy: { deadLetterTargetArn: Arn } });
});

test('only the rule and the rule of its archive replay may send to both queues', () => {
  const { forwarder, template, resolve } = synthesize();
  const [rule] = Object.keys(template.findResources('AWS::Events::Rule'));

  for (const { queueArn } of [forwarder.queue, forwarder.ruleDeadLetterQueue]) {
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Resource: resolve(queueArn),
            Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [rule, 'Arn'] } } },
          }),
          {
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: resolve(queueArn),
            Condition: {
              ArnEquals: { 'aws:SourceArn': { 'Fn::Join': ['', [{ 'Fn::GetAtt': [rule, 'Arn'] }, '-replay']] } },
            },
          },
        ]),
      },
    });
  }
});

test('every queue is encrypted by SQS itself and keeps a message 14 days', () => {
  const { template } = synthesize();

  template.resourceCountIs('AWS::SQS::Queue', 3);
  template.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 });
});

test('the function gets batches and answers by item', () => {
  const { forwarder, template, resolve } = synthesize();

  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    EventSourceArn: resolve(forwarder.queue.queueArn),
    FunctionName: resolve(forwarder.function.functionName),
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  });
});

const profiles = [
  [undefined, { batchSize: 10, window: 0, concurrency: 10 }],
  ['low-latency', { batchSize: 10, window: 0, concurrency: 10 }],
  ['balanced', { batchSize: 100, window: 1, concurrency: 5 }],
  ['throughput', { batchSize: 1000, window: 5, concurrency: 5 }],
] as const;

test.each(profiles)('the profile %s sets size, window and number of the batches', (profile, expected) => {
  const { forwarder, template } = synthesize({ ...(profile ? { profile } : {}) });

  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    BatchSize: expected.batchSize,
    // 0 is written, too: an update that leaves the property out would keep an earlier window.
    MaximumBatchingWindowInSeconds: expected.window,
    ScalingConfig: { MaximumConcurrency: expected.concurrency },
  });
  expect(propertiesOf(template, forwarder.queue)).toMatchObject({ VisibilityTimeout: 180 + expected.window });
});

test('size and number of the batches win over the profile', () => {
  const { template } = synthesize({ profile: 'balanced', batchSize: 300, maxConcurrency: 2 });

  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    BatchSize: 300,
    MaximumBatchingWindowInSeconds: 1,
    ScalingConfig: { MaximumConcurrency: 2 },
  });
});

test('a batch that needs a window is refused without one, before the deployment', () => {
  const message =
    /- batchSize: found 11; allowed: .*1 to 10, or more with the profile "balanced" or "throughput", because/;

  expect(() => synthesize({ batchSize: 11 })).toThrow(message);
  expect(() => synthesize({ batchSize: 11, profile: 'low-latency' })).toThrow(message);
  expect(() => synthesize({ batchSize: 10 })).not.toThrow();
  expect(() => synthesize({ profile: 'fast' as 'balanced' })).toThrow(
    '- profile: found "fast"; allowed: "low-latency"',
  );
});

test('the handler stops in time to answer, and a message stays hidden until it has', () => {
  const { forwarder, template } = synthesize();
  const { Timeout } = propertiesOf(template, forwarder.function) as { Timeout: number };
  const { VisibilityTimeout } = propertiesOf(template, forwarder.queue) as { VisibilityTimeout: number };

  expect(reserveMs).toBeLessThan(Timeout * 1000);
  expect(VisibilityTimeout).toBe(6 * Timeout);
});

test('the function knows its brokers, its topic and its two queues', () => {
  const { forwarder, template, resolve } = synthesize({ brokers: ['b-1:9098', 'b-2:9098'] });

  expect(propertiesOf(template, forwarder.function)).toMatchObject({
    Environment: {
      Variables: {
        KAFKA_BROKERS: 'b-1:9098,b-2:9098',
        KAFKA_TOPIC: 'events',
        KAFKA_COMPRESSION: 'zstd',
        QUEUE_URL: resolve(forwarder.queue.queueUrl),
        DEAD_LETTER_QUEUE_URL: resolve(forwarder.deadLetterQueue.queueUrl),
      },
    },
  });
});

test('brokers that only the deployment knows are put together by CloudFormation', () => {
  const { forwarder, template } = synthesize({ brokers: Fn.split(',', Fn.importValue('Brokers')) });

  expect(propertiesOf(template, forwarder.function)).toMatchObject({
    Environment: {
      Variables: { KAFKA_BROKERS: { 'Fn::Join': [',', { 'Fn::Split': [',', { 'Fn::ImportValue': 'Brokers' }] }] } },
    },
  });
});

test('the function may only consume its queue, delay messages and dead-letter them', () => {
  const { forwarder, template, resolve } = synthesize();
  const actions = policyStatements(template)
    .filter((statement) => !isForFormerKeys(statement))
    .map(({ Effect, Action, Resource }) => [
      Resource,
      Effect,
      [Action].flat().filter((action) => !action.startsWith('sqs:GetQueue')),
    ]);

  expect(actions).toEqual([
    [resolve(forwarder.deadLetterQueue.queueArn), 'Allow', ['sqs:SendMessage']],
    [
      resolve(forwarder.queue.queueArn),
      'Allow',
      ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:ReceiveMessage'],
    ],
  ]);
});

test('the processor can be chosen', () => {
  const { forwarder, template } = synthesize({ architecture: Architecture.ARM_64 });

  expect(propertiesOf(template, forwarder.function)).toHaveProperty('Architectures', ['arm64']);
});
