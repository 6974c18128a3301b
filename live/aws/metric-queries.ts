import { busNameOf } from '../../contracts/bus.ts';
import { busDimension, metricNamespace, metrics, type MetricName } from '../../contracts/metrics.ts';
import type { StackOutputs } from '../../contracts/stack-outputs.ts';
import { queueName } from '../picture/build-picture.ts';
import type { MetricQuery } from './live-aws.ts';

/** The product's own metrics that the page shows, by the id of their query. */
const ofProduct = {
  published: [metrics.eventsPublished, 'Sum'],
  outboxed: [metrics.eventsSentToOutbox, 'Sum'],
  recovered: [metrics.eventsRecovered, 'Sum'],
  delivered: [metrics.eventsDelivered, 'Sum'],
  rejected: [metrics.eventsDeadLettered, 'Sum'],
  lag50: [metrics.deliveryLagMilliseconds, 'p50'],
  lag99: [metrics.deliveryLagMilliseconds, 'p99'],
  retried: [metrics.oldestRetriedMilliseconds, 'Maximum'],
  unpublished: [metrics.oldestInOutboxMilliseconds, 'Maximum'],
} as const satisfies Readonly<Record<string, readonly [MetricName, string]>>;

/** Ids of the queries that count events or time them. */
export type CountQuery = keyof typeof ofProduct | 'queued' | 'received';

/** Returns the id of the query for the age of a queue, by the place of the queue in the list. */
export const ageQuery = (index: number): string => `age${index}`;

/** A queue whose age is wanted. */
export interface AgedQueue {
  readonly url: string;
  /**
   * The age of its messages that were received three times or more, in milliseconds, from the function that empties it. SQS leaves them out
   * ("Available CloudWatch metrics for Amazon SQS"). @default - no function returns messages to it
   */
  readonly retried?: CountQuery;
}

/** Returns every query of the page. One call of GetMetricData takes 500 of them. */
export function metricQueries(outputs: StackOutputs, queues: readonly AgedQueue[]): readonly MetricQuery[] {
  const bus = busNameOf(outputs['EventBusName']) ?? '';
  const ofQueue = (id: string, url: string, name: string, statistic: string): MetricQuery => ({
    id,
    namespace: 'AWS/SQS',
    name,
    dimensions: { QueueName: queueName(url) ?? '' },
    statistic,
  });
  const main = outputs['QueueUrl'] ?? '';
  return [
    ...Object.entries(ofProduct).map(([id, [name, statistic]]) => ({
      id,
      namespace: metricNamespace,
      name,
      dimensions: { [busDimension]: bus },
      statistic,
    })),
    ofQueue('queued', main, 'NumberOfMessagesSent', 'Sum'),
    ofQueue('received', main, 'NumberOfMessagesReceived', 'Sum'),
    ...queues.map(({ url }, index) => ofQueue(ageQuery(index), url, 'ApproximateAgeOfOldestMessage', 'Maximum')),
  ];
}
