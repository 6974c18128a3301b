import { Duration, Fn } from 'aws-cdk-lib';
import { Metric, Stats, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { busDimension, metricNamespace, type MetricName } from '../../contracts/metrics.ts';

const period = Duration.minutes(1);

/** A custom metric of events to or from this bus: the sum per minute, unless `per` is another period. */
export const counted = (metricName: MetricName, bus: IEventBus, per = period): Metric =>
  new Metric({ ...ours(metricName, bus), statistic: Stats.SUM, period: per });

/** A time of the product's own in milliseconds, as a percentile of a minute's values. */
export const timed = (metricName: MetricName, percentile: number, bus: IEventBus): IMetric =>
  new Metric({ ...ours(metricName, bus), statistic: Stats.percentile(percentile), period });

const ours = (metricName: MetricName, bus: IEventBus) => ({
  namespace: metricNamespace,
  metricName,
  dimensionsMap: { [busDimension]: bus.eventBusName },
});

/** The largest value of a minute of a time of the product's own, in milliseconds. */
export const longest = (metricName: MetricName, bus: IEventBus): IMetric =>
  new Metric({ ...ours(metricName, bus), statistic: Stats.MAXIMUM, period });

/** Messages that a queue has to give. */
export const depthOf = (queue: IQueue): IMetric =>
  queue.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM });

/** Seconds since the oldest message came to a queue. */
export const ageOf = (queue: IQueue): IMetric =>
  queue.metricApproximateAgeOfOldestMessage({ period, statistic: Stats.MAXIMUM });

/** Invocations of a function that failed. */
export const errorsOf = (lambda: IFunction): IMetric => lambda.metricErrors({ period, statistic: Stats.SUM });

/** Invocations that Lambda did not let begin. */
export const throttlesOf = (lambda: IFunction): IMetric => lambda.metricThrottles({ period, statistic: Stats.SUM });

/** What EventBridge counts of a rule, per minute. */
export function ofRule(
  metricName: 'MatchedEvents' | 'Invocations' | 'RetryInvocationAttempts',
  rule: Rule,
  bus: IEventBus,
) {
  const isDefault = bus.eventBusName === 'default';
  // Of a rule on a bus that is not the default one, Ref is not its name.
  const RuleName = Fn.select(isDefault ? 1 : 2, Fn.split('/', rule.ruleArn));
  const dimensionsMap = { ...(isDefault ? {} : { EventBusName: bus.eventBusName }), RuleName };
  return new Metric({ namespace: 'AWS/Events', metricName, dimensionsMap, statistic: Stats.SUM, period });
}
