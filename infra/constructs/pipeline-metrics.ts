import { Duration, Fn } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats, type IMetric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';
import { busDimension, metricNamespace, metrics, type MetricName } from '../../contracts/metrics.ts';

const period = Duration.minutes(1);

/**
 * Returns a custom metric of events to or from this bus, per minute. Its statistic is the one that its values are for: the sum
 * of a count, the 99th percentile of a time, the maximum of an age.
 */
export const productMetric = (metricName: MetricName, bus: IEventBus, options: MetricOptions = {}): Metric =>
  new Metric({
    namespace: metricNamespace,
    metricName,
    dimensionsMap: { [busDimension]: bus.eventBusName },
    statistic: statisticOf(metricName),
    period,
    ...options,
  });

/** Returns the same with the account and Region of a construct, for dashboards and alarms elsewhere. */
export const metricOf = (scope: IConstruct, name: MetricName, bus: IEventBus, options?: MetricOptions): Metric =>
  productMetric(name, bus, options).attachTo(scope);

const ages: readonly MetricName[] = [metrics.oldestRetriedMilliseconds, metrics.oldestInOutboxMilliseconds];

function statisticOf(metricName: MetricName): string {
  if (ages.includes(metricName)) return Stats.MAXIMUM;
  if (metricName.endsWith('Milliseconds')) return Stats.percentile(99);
  return metricName === metrics.batchSize ? Stats.AVERAGE : Stats.SUM;
}

/** Returns a time of the product's own in milliseconds, as a percentile of a minute's values. */
export const timed = (metricName: MetricName, percentile: number, bus: IEventBus): IMetric =>
  productMetric(metricName, bus, { statistic: Stats.percentile(percentile) });

/** Returns the visible messages of a queue. */
export const depthOf = (queue: IQueue, options?: MetricOptions): Metric =>
  queue.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM, ...options });

/** Returns the visible messages of several queues together. */
export const depthOfAll = (queues: readonly IQueue[], options?: MetricOptions): MathExpression => {
  const usingMetrics = Object.fromEntries(queues.map((queue, index) => [`m${index}`, depthOf(queue)]));
  const names = Object.keys(usingMetrics);
  return new MathExpression({
    expression: names.map((name) => `FILL(${name}, 0)`).join(' + '),
    usingMetrics,
    period: options?.period ?? period,
    label: options?.label ?? 'Messages in dead-letter queues',
    ...(options?.color ? { color: options.color } : {}),
  });
};

/** Returns the seconds since the oldest message of a queue was sent. */
export const ageOf = (queue: IQueue, options?: MetricOptions): Metric =>
  queue.metricApproximateAgeOfOldestMessage({ period, statistic: Stats.MAXIMUM, ...options });

/** Returns the failed invocations of a function. */
export const errorsOf = (lambda: IFunction, options?: MetricOptions): Metric =>
  lambda.metricErrors({ period, statistic: Stats.SUM, ...options });

/** Returns the throttled invocations of a function. */
export const throttlesOf = (lambda: IFunction, options?: MetricOptions): Metric =>
  lambda.metricThrottles({ period, statistic: Stats.SUM, ...options });

/** Returns a metric of EventBridge about a rule, per minute. */
export function ofRule(
  metricName: 'MatchedEvents' | 'Invocations' | 'RetryInvocationAttempts',
  rule: Rule,
  bus: IEventBus,
  options?: MetricOptions,
): Metric {
  const isDefault = bus.eventBusName === 'default';
  // Of a rule on a bus that is not the default one, Ref is not its name.
  const RuleName = Fn.select(isDefault ? 1 : 2, Fn.split('/', rule.ruleArn));
  const dimensionsMap = { ...(isDefault ? {} : { EventBusName: bus.eventBusName }), RuleName };
  const metric = new Metric({
    namespace: 'AWS/Events',
    metricName,
    dimensionsMap,
    statistic: Stats.SUM,
    period,
    ...options,
  });
  return metric.attachTo(rule);
}
