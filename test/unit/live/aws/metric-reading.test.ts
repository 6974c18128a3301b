import type { MetricQuery, MetricValues } from '../../../../live/aws/live-aws.ts';
import { metricQueries, type AgedQueue } from '../../../../live/aws/metric-queries.ts';
import { metricReader } from '../../../../live/aws/metric-reading.ts';

const minute = (text: string): number => Date.parse(`2026-11-24T${text}:00Z`);
const outputs = {
  EventBusName: 'arn:aws:events:eu-west-1:111122223333:event-bus/identity',
  QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/events',
};
const queues: readonly AgedQueue[] = [
  { url: outputs.QueueUrl, retried: 'retried' },
  { url: 'https://sqs.eu-west-1.amazonaws.com/111122223333/dead' },
];
const queries = metricQueries(outputs, queues);

/** A CloudWatch with these values, by the id of the query and the start of the minute. */
function watchWith(values: Readonly<Record<string, Readonly<Record<string, number>>>>) {
  const spans: { readonly from: Date; readonly to: Date }[] = [];
  const metrics = (_queries: readonly MetricQuery[], span: (typeof spans)[number]) => {
    spans.push(span);
    const found = Object.entries(values).map(([id, byMinute]): [string, MetricValues] => [
      id,
      new Map(Object.entries(byMinute).map(([text, value]) => [minute(text), value])),
    ]);
    return Promise.resolve(new Map(found));
  };
  return { metrics, spans };
}

test('asks for the metrics of the bus and of the queues by their names', () => {
  expect(queries).toContainEqual({
    id: 'lag99',
    namespace: 'CognitoToKafka',
    name: 'DeliveryLagMilliseconds',
    dimensions: { EventBusName: 'identity' },
    statistic: 'p99',
  });
  expect(queries).toContainEqual({
    id: 'age1',
    namespace: 'AWS/SQS',
    name: 'ApproximateAgeOfOldestMessage',
    dimensions: { QueueName: 'dead' },
    statistic: 'Maximum',
  });
  expect(queries.every(({ id }) => /^[a-z][a-z0-9]*$/.test(id))).toBe(true);
  expect(new Set(queries.map(({ id }) => id)).size).toBe(queries.length);
});

test('averages the newest minute whose counts have arrived', async () => {
  const watch = watchWith({ published: { '10:01': 600, '10:02': 120, '10:03': 6 }, delivered: { '10:02': 60 } });
  const { rates } = await metricReader(watch, queries, queues)(minute('10:04') + 30_000);

  expect(rates).toMatchObject({ 'cognito>bus': 2, 'forwarder>kafka': 1, 'cognito>outbox': 0 });
});

test('begins with the lag of three hours, and then adds each minute once', async () => {
  const watch = watchWith({ lag50: { '10:02': 80 }, lag99: { '10:02': 900 }, delivered: { '10:02': 60 } });
  const read = metricReader(watch, queries, queues);
  const first = await read(minute('10:04') + 30_000);
  const again = await read(minute('10:04') + 40_000);
  const next = await read(minute('10:06') + 1_000);

  expect(first.lag).toHaveLength(180);
  expect(first.lag.at(-1)).toEqual({ at: minute('10:03'), p50: 80, p99: 900, perSecond: 1 });
  expect(first.lag.at(-2)).toEqual({ at: minute('10:02'), p50: undefined, p99: undefined, perSecond: 0 });
  expect(again.lag).toEqual([]);
  expect(next.lag.map(({ at }) => at)).toEqual([minute('10:04'), minute('10:05')]);
  expect(watch.spans[0]?.from.getTime()).toBe(minute('07:02'));
  expect(watch.spans[2]?.from.getTime()).toBe(minute('09:56'));
});

test('takes the newest age, or that of the retried messages if it is larger', async () => {
  const watch = watchWith({ age0: { '10:01': 500, '10:03': 20 }, retried: { '10:03': 90_000 }, age1: { '10:03': 0 } });
  const { ages } = await metricReader(watch, queries, queues)(minute('10:04'));

  expect(ages).toEqual([90_000, undefined]);
});

test('does not show an age that is older than five minutes', async () => {
  const { ages } = await metricReader(watchWith({ age1: { '09:50': 20 } }), queries, queues)(minute('10:04'));

  expect(ages).toEqual([undefined, undefined]);
});
