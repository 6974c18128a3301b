import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { cloudWatch } from '../../../../live/aws/services/cloud-watch.ts';
import { temporaryQueues } from '../../../../live/aws/services/temporary-queues.ts';
import { fakeAws, type AwsAnswer, type AwsCall } from '../../../given/fakes/fake-aws.ts';

let aws: Awaited<ReturnType<typeof fakeAws>> | undefined;
afterEach(() => aws?.close());

async function openAws(answer: (call: AwsCall) => AwsAnswer) {
  aws = await fakeAws(answer);
  const { calls } = aws;
  const operations = () => calls.map(({ operation }) => operation);
  const sqs = new SQSClient({ endpoint: aws.url, useQueueUrlAsEndpoint: false, maxAttempts: 1 });
  return {
    watch: cloudWatch(new CloudWatchClient({ maxAttempts: 1 })),
    temporary: temporaryQueues(sqs, new EventBridgeClient({ maxAttempts: 1 })),
    calls,
    operations,
  };
}

const seconds = Date.parse('2026-11-24T10:00:00Z') / 1000;
const url = 'https://sqs.eu-west-1.amazonaws.com/111122223333/cognito-to-kafka-live-1';
const pair = { bus: 'identity', name: 'cognito-to-kafka-live-1', queueUrl: url };

test('reads all metrics with one call per page, and joins the pages', async () => {
  const page = (time: number, value: number, more: object) => ({
    MetricDataResults: [{ Id: 'a', Timestamps: [time], Values: [value] }],
    ...more,
  });
  const { watch, calls } = await openAws(({ input }) =>
    'NextToken' in (input as object) ? page(seconds, 2, {}) : page(seconds - 60, 1, { NextToken: 'more' }),
  );
  const query = { id: 'a', namespace: 'N', name: 'M', dimensions: { EventBusName: 'identity' }, statistic: 'p99' };
  const values = await watch.metrics([query], { from: new Date(0), to: new Date(1) });

  expect([...(values.get('a') ?? [])]).toEqual([
    [(seconds - 60) * 1000, 1],
    [seconds * 1000, 2],
  ]);
  expect(calls).toHaveLength(2);
  expect(calls[0]?.input).toMatchObject({
    MetricDataQueries: [
      {
        Id: 'a',
        MetricStat: {
          Metric: { Namespace: 'N', MetricName: 'M', Dimensions: [{ Name: 'EventBusName', Value: 'identity' }] },
          Period: 60,
          Stat: 'p99',
        },
      },
    ],
  });
});

test('reads only alarms in ALARM state, with the time since when', async () => {
  const { watch, calls } = await openAws(() => ({
    MetricAlarms: [{ AlarmName: 'Shop-DeadLetters', StateTransitionedTimestamp: seconds, StateUpdatedTimestamp: 5 }],
  }));

  expect(await watch.alarmsOn('Shop-')).toEqual([{ name: 'Shop-DeadLetters', since: new Date(seconds * 1000) }]);
  expect(calls[0]?.input).toMatchObject({ AlarmNamePrefix: 'Shop-', StateValue: 'ALARM' });
});

test('creates a queue with a short retention, and a rule that adds the time of the bus', async () => {
  const { temporary, calls, operations } = await openAws(({ operation }) =>
    operation === 'CreateQueue' ? { QueueUrl: url } : {},
  );
  expect(await temporary.createQueue({ name: pair.name, tags: { stack: 'Shop' }, policy: '{}' })).toBe(url);
  await temporary.createRule({ ...pair, queueArn: 'arn:queue', tags: { stack: 'Shop' } });

  expect(operations()).toEqual(['CreateQueue', 'PutRule', 'PutTargets']);
  expect(calls[0]?.input).toMatchObject({
    QueueName: pair.name,
    Attributes: { MessageRetentionPeriod: '300', Policy: '{}' },
    tags: { stack: 'Shop' },
  });
  expect(calls[1]?.input).toMatchObject({
    EventBusName: 'identity',
    EventPattern: '{"source":["cognito-to-kafka"]}',
    Tags: [{ Key: 'stack', Value: 'Shop' }],
  });
  expect(calls[2]?.input).toMatchObject({
    Targets: [{ Arn: 'arn:queue', InputTransformer: { InputPathsMap: { event: '$.detail' } } }],
  });
});

test('rejects if EventBridge refuses the queue as a target', async () => {
  const { temporary } = await openAws(({ operation }) =>
    operation === 'PutTargets' ? { FailedEntryCount: 1, FailedEntries: [{ ErrorCode: 'Nope' }] } : {},
  );

  await expect(temporary.createRule({ ...pair, queueArn: 'arn:queue', tags: {} })).rejects.toThrow(/target: Nope/);
});

test('removes the rule before the queue, also if a part no longer exists', async () => {
  const { temporary, operations } = await openAws(({ operation }) => {
    if (operation === 'RemoveTargets') return { status: 400, code: 'ResourceNotFoundException' };
    return operation === 'DeleteQueue' ? { status: 400, code: 'QueueDoesNotExist' } : {};
  });
  await temporary.remove(pair);

  expect(operations()).toEqual(['RemoveTargets', 'DeleteRule', 'DeleteQueue']);
});

test('keeps the queue if the rule cannot be removed, so that the next run finds both', async () => {
  const { temporary, operations } = await openAws(({ operation }) =>
    operation === 'DeleteRule' ? { status: 400, code: 'AccessDeniedException' } : {},
  );

  await expect(temporary.remove(pair)).rejects.toThrow('no');
  expect(operations()).toEqual(['RemoveTargets', 'DeleteRule']);
});

test('lists queues with their tags', async () => {
  const { temporary, calls } = await openAws(({ operation }) =>
    operation === 'ListQueues' ? { QueueUrls: [url] } : { Tags: { stack: 'Shop' } },
  );

  expect(await temporary.list('cognito-to-kafka-live-')).toEqual([{ name: pair.name, url, tags: { stack: 'Shop' } }]);
  expect(calls[0]?.input).toMatchObject({ QueueNamePrefix: 'cognito-to-kafka-live-' });
});

test('deletes the messages that it takes, and nothing from an empty queue', async () => {
  const message = {
    Body: '{}',
    ReceiptHandle: 'handle',
    MessageId: '1',
    MD5OfBody: '99914b932bd37a50b983c5e7c90ae93b',
  };
  let left = [message];
  const { temporary, operations } = await openAws(({ operation }) => {
    if (operation !== 'ReceiveMessage') return {};
    const Messages = left;
    left = [];
    return { Messages };
  });
  const { signal } = new AbortController();

  expect(await temporary.take(url, signal)).toEqual(['{}']);
  expect(await temporary.take(url, signal)).toEqual([]);
  expect(operations()).toEqual(['ReceiveMessage', 'DeleteMessageBatch', 'ReceiveMessage']);
});
