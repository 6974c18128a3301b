import { Match, Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { Outbox, type OutboxProps } from '../../../../infra/constructs/outbox.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
import { isForFormerKeys, policyStatements } from '../policy-statements.ts';
import { propertiesOf } from '../properties-of.ts';

/** An outbox for a bus, their template, and a function that resolves their attributes. */
function synthesize(props: Omit<OutboxProps, 'bus'> = {}) {
  const stack = aStack();
  const bus = new EventBus(stack, 'Bus');
  const outbox = new Outbox(stack, 'Outbox', { bus, ...props });
  const resolve = (value: string) => stack.resolve(value) as unknown;
  return { bus, outbox, template: Template.fromStack(stack), resolve };
}

test('SQS encrypts the queue and its dead-letter queue and keeps events for 14 days', () => {
  const { template } = synthesize();

  template.resourceCountIs('AWS::SQS::Queue', 2);
  template.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 });
});

test('events that the bus rejects for over 12 hours go to the dead-letter queue', () => {
  const { outbox, template, resolve } = synthesize();
  const { VisibilityTimeout, RedrivePolicy } = propertiesOf(template, outbox.queue) as {
    VisibilityTimeout: number;
    RedrivePolicy: { maxReceiveCount: number };
  };

  expect(RedrivePolicy).toMatchObject({ deadLetterTargetArn: resolve(outbox.deadLetterQueue.queueArn) });
  expect(VisibilityTimeout * RedrivePolicy.maxReceiveCount).toBeGreaterThanOrEqual(12 * 3600);
  expect(propertiesOf(template, outbox.deadLetterQueue)).not.toHaveProperty('RedrivePolicy');
});

test('an event stays hidden six times as long as the function may take', () => {
  const { outbox, template } = synthesize();

  expect(propertiesOf(template, outbox.function)).toMatchObject({ Timeout: 30 });
  expect(propertiesOf(template, outbox.queue)).toMatchObject({ VisibilityTimeout: 180 });
});

test('the function gets as many events as PutEvents takes at once, and answers by item', () => {
  const { outbox, template, resolve } = synthesize();

  template.resourceCountIs('AWS::Lambda::EventSourceMapping', 1);
  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    EventSourceArn: resolve(outbox.queue.queueArn),
    FunctionName: resolve(outbox.function.functionName),
    BatchSize: 10,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: 2 },
    MaximumBatchingWindowInSeconds: Match.absent(),
  });
});

test('has its bus and the dead-letter queue in its variables, and no privacy policy', () => {
  const { bus, outbox, template, resolve } = synthesize();
  const { Environment } = propertiesOf(template, outbox.function);

  expect(Environment).toEqual({
    Variables: {
      EVENT_BUS_NAME: resolve(bus.eventBusName),
      PRIVACY_POLICY: '{}',
      DEAD_LETTER_QUEUE_URL: resolve(outbox.deadLetterQueue.queueUrl),
    },
  });
});

test('may put events, consume its queue, send to the dead-letter queue, nothing else', () => {
  const { bus, outbox, template, resolve } = synthesize();
  const allowed = policyStatements(template)
    .filter((statement) => !isForFormerKeys(statement))
    .map(({ Effect, Action, Resource }) => [
      Resource,
      Effect,
      [Action].flat().filter((action) => !action.startsWith('sqs:GetQueue')),
    ]);

  expect(allowed).toEqual([
    [resolve(bus.eventBusArn), 'Allow', ['events:PutEvents']],
    [resolve(outbox.deadLetterQueue.queueArn), 'Allow', ['sqs:SendMessage']],
    [
      resolve(outbox.queue.queueArn),
      'Allow',
      ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:ReceiveMessage'],
    ],
  ]);
});

test('the processor can be chosen', () => {
  const chosen = synthesize({ architecture: Architecture.ARM_64 });

  expect(propertiesOf(chosen.template, chosen.outbox.function)).toHaveProperty('Architectures', ['arm64']);
});
