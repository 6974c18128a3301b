import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { EventQueue, type EventQueueProps } from '../../../../infra/constructs/event-queue.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
import { propertiesOf } from '../properties-of.ts';

/** A queue and its dead-letter queue, and the template they give. */
function synthesize(props: Partial<EventQueueProps> = {}) {
  const stack = aStack();
  const { queue, deadLetterQueue } = new EventQueue(stack, 'Events', {
    consumerTimeout: Duration.seconds(30),
    ...props,
  });
  return { stack, queue, deadLetterQueue, template: Template.fromStack(stack) };
}

/** Seconds between two deliveries of a message that nobody deletes, and how often it is delivered. */
function redelivery(props: Partial<EventQueueProps>) {
  const { queue, template } = synthesize(props);
  const { VisibilityTimeout, RedrivePolicy } = propertiesOf(template, queue) as {
    VisibilityTimeout: number;
    RedrivePolicy: { maxReceiveCount: number };
  };
  return { intervalSeconds: VisibilityTimeout, times: RedrivePolicy.maxReceiveCount };
}

test('SQS encrypts both queues: EventBridge could not use an AWS-managed key', () => {
  const { template } = synthesize();

  template.resourceCountIs('AWS::SQS::Queue', 2);
  template.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true, KmsMasterKeyId: Match.absent() });
});

test('both queues keep a message 14 days, the longest that SQS can', () => {
  synthesize().template.allResourcesProperties('AWS::SQS::Queue', { MessageRetentionPeriod: 14 * 24 * 3600 });
});

test('both queues refuse what does not come over TLS', () => {
  const { stack, queue, deadLetterQueue, template } = synthesize();

  for (const { queueArn, queueUrl } of [queue, deadLetterQueue]) {
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      Queues: [stack.resolve(queueUrl) as unknown],
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 'sqs:*',
            Resource: stack.resolve(queueArn) as unknown,
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ]),
      },
    });
  }
});

test.each([1, 30, 900])('a message stays hidden six times as long as a consumer of %i s may take', (seconds) => {
  expect(redelivery({ consumerTimeout: Duration.seconds(seconds) }).intervalSeconds).toBe(6 * seconds);
});

test('hides a message for the batching window, too', () => {
  expect(redelivery({ batchingWindow: Duration.seconds(20) }).intervalSeconds).toBe(6 * 30 + 20);
});

test('a message received too often goes to the dead-letter queue, and no further', () => {
  const { stack, queue, deadLetterQueue, template } = synthesize();

  expect(propertiesOf(template, queue)).toMatchObject({
    RedrivePolicy: { deadLetterTargetArn: stack.resolve(deadLetterQueue.queueArn) as unknown },
  });
  expect(propertiesOf(template, deadLetterQueue)).not.toHaveProperty('RedrivePolicy');
});

test.each([15, 30, 60, 900])(
  'a %i s consumer may fail 12 hours by default, with half of its polls throttled',
  (seconds) => {
    const { intervalSeconds, times } = redelivery({ consumerTimeout: Duration.seconds(seconds) });

    expect((intervalSeconds * times) / 2).toBeGreaterThanOrEqual(12 * 3600);
  },
);

test('a longer outage may be outlasted', () => {
  const { intervalSeconds, times } = redelivery({ outage: Duration.hours(20) });

  expect((intervalSeconds * times) / 2).toBeGreaterThanOrEqual(20 * 3600);
});

test('no more deliveries are asked for than SQS can count', () => {
  expect(redelivery({ consumerTimeout: Duration.seconds(1) }).times).toBe(1000);
});
