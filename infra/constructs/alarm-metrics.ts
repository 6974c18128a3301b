import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { metrics, type MetricName } from '../../contracts/metrics.ts';
import { ageOf, productMetric } from './pipeline-metrics.ts';

const minute = Duration.minutes(1);

/**
 * Seconds for which the oldest message has been in a queue. SQS reports the age of messages that were received three times at
 * most ("Available CloudWatch metrics for Amazon SQS", SQS guide). The age of the others comes from the function that empties
 * the queue, as `retriedAge`, in milliseconds.
 */
export const oldestIn = (queue: IQueue, retriedAge: MetricName, bus: IEventBus): IMetric =>
  new MathExpression({
    expression: 'MAX([FILL(waiting, 0), FILL(retried, 0) / 1000])',
    usingMetrics: { waiting: ageOf(queue), retried: productMetric(retriedAge, bus) },
    period: minute,
    label: 'Seconds since the oldest message was sent',
  });

/** 1 where the bus accepted events in these three minutes, and the queue got no message; else 0. */
export const notRouted = (queue: IQueue, bus: IEventBus): IMetric => {
  const period = Duration.minutes(3);
  return new MathExpression({
    expression: 'IF(FILL(published, 0) > 0 AND FILL(queued, 0) == 0, 1, 0)',
    usingMetrics: {
      published: productMetric(metrics.eventsPublished, bus, { period }),
      queued: queue.metricNumberOfMessagesSent({ period, statistic: Stats.SUM }),
    },
    period,
    label: 'Events, and none queued',
  });
};

/**
 * Of so many events of triggers, some come with a record that the audit function gets: a login that failed, a logout, a change. Records of
 * logins that succeeded do not reach it (audit-patterns.ts), so that a day of a small pool may well have none.
 */
const manyEvents = 500;

/**
 * 1 where triggers published many events in these twelve hours, and the audit function was not invoked; else 0. `trail` is "1" where a
 * trail exists, and "0" where none does, which the deployment reports.
 */
export const withoutRecords = (audit: IFunction, bus: IEventBus, trail: string): IMetric => {
  const period = Duration.hours(12);
  return new MathExpression({
    expression: `IF(FILL(published, 0) > ${manyEvents} AND FILL(records, 0) == 0, ${trail}, 0)`,
    usingMetrics: {
      published: productMetric(metrics.eventsPublished, bus, { period }),
      records: audit.metricInvocations({ period, statistic: Stats.SUM }),
    },
    period,
    label: 'Logins, and no record of CloudTrail',
  });
};

/** Canaries that Kafka acknowledged in these five minutes. Without FILL, CloudWatch would compare older values instead. */
export const deliveredCanaries = (bus: IEventBus): IMetric => {
  const period = Duration.minutes(5);
  return new MathExpression({
    expression: 'FILL(canaries, 0)',
    usingMetrics: { canaries: productMetric(metrics.canariesDelivered, bus, { period }) },
    period,
    label: 'Canaries that reached Kafka',
  });
};

/**
 * Percentage of the concurrency in use that functions without reserved concurrency share. The limit is the account's own, whatever it
 * is raised to ("Monitoring concurrency", Lambda guide: ClaimedAccountConcurrency and SERVICE_QUOTA). Concurrency that is
 * reserved or provisioned belongs to neither side of the division.
 */
export const sharedConcurrency = (): IMetric => {
  const ofAccount = (metricName: string) =>
    new Metric({ namespace: 'AWS/Lambda', metricName, statistic: Stats.MAXIMUM, period: minute });
  return new MathExpression({
    expression: '100 * unreserved / (SERVICE_QUOTA(all) - claimed + unreserved)',
    usingMetrics: {
      unreserved: ofAccount('UnreservedConcurrentExecutions'),
      claimed: ofAccount('ClaimedAccountConcurrency'),
      all: ofAccount('ConcurrentExecutions'),
    },
    period: minute,
    label: 'Concurrency in use, percent',
  });
};

/** Percentage of a function's reserved concurrency in use. */
export const reservedConcurrency = (lambda: IFunction, reserved: number): IMetric =>
  new MathExpression({
    expression: `100 * executions / ${reserved}`,
    usingMetrics: {
      executions: lambda.metric('ConcurrentExecutions', { statistic: Stats.MAXIMUM, period: minute }),
    },
    period: minute,
    label: 'Reserved concurrency in use, percent',
  });
