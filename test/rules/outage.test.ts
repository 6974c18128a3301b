import { backoffSeconds } from '../../forwarder/queues/backoff.ts';
import { aPipelineTemplate } from '../given/builders/a-template.ts';

const outageSeconds = 12 * 3600;
const almostOne = 1 - Number.EPSILON;

/** The queue of the forwarder, as it is deployed. */
function deployedQueue() {
  const template = aPipelineTemplate({});
  const mappings = Object.values(template.findResources('AWS::Lambda::EventSourceMapping')) as {
    Properties: {
      EventSourceArn: { 'Fn::GetAtt': [string, string] };
      FunctionResponseTypes?: string[];
      ScalingConfig?: object;
    };
  }[];
  const mapping = mappings.find(({ Properties }) => Properties.ScalingConfig);
  const id = mapping?.Properties.EventSourceArn['Fn::GetAtt'][0] ?? '';
  const queues = template.findResources('AWS::SQS::Queue') as Record<string, { Properties: Queue }>;
  const queue = queues[id]?.Properties;
  if (!mapping || !queue) throw new Error('The stack has no queue of a forwarder.');
  return { responseTypes: mapping.Properties.FunctionResponseTypes, ...queue };
}

interface Queue {
  readonly VisibilityTimeout: number;
  readonly MessageRetentionPeriod: number;
  readonly RedrivePolicy: { readonly maxReceiveCount: number };
}

/** Returns the number of deliveries of a message during an outage, and the seconds until the next one after it. */
function during(hiddenSeconds: (receiveCount: number) => number) {
  let [at, deliveries] = [0, 0];
  while (at < outageSeconds) {
    deliveries += 1;
    at += hiddenSeconds(deliveries);
  }
  return { deliveries, at };
}

const { VisibilityTimeout, MessageRetentionPeriod, RedrivePolicy, responseTypes } = deployedQueue();

test.each([
  ['the shortest times', (count: number) => backoffSeconds(count, 0)],
  ['the longest times', (count: number) => backoffSeconds(count, almostOne)],
  ['the times of the queue, if the forwarder cannot reach SQS', () => VisibilityTimeout],
  [
    'a poll that is throttled after each delivery',
    (count: number) => (count % 2 === 0 ? VisibilityTimeout : backoffSeconds(count, 0)),
  ],
])('an outage of 12 hours makes no dead letter, with %s', (_what, hiddenSeconds) => {
  const { deliveries, at } = during(hiddenSeconds);

  // The delivery after the outage has to be allowed, too.
  expect(deliveries + 1).toBeLessThan(RedrivePolicy.maxReceiveCount);
  expect(at).toBeLessThan(MessageRetentionPeriod);
  expect(at - outageSeconds).toBeLessThanOrEqual(15 * 60);
});

test('only the messages that the forwarder names are delivered again', () => {
  expect(responseTypes).toEqual(['ReportBatchItemFailures']);
});
