import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Alarm, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { busDimension, metricNamespace, metrics, type MetricName } from '../../../../contracts/metrics.ts';
import { IdentityEventPipeline } from '../../../../infra/constructs/identity-event-pipeline.ts';
import { aStack } from '../../../given/builders/a-stack.ts';

const stack = aStack();
const pipeline = new IdentityEventPipeline(stack, 'Pipeline', {
  kafka: { brokers: ['b-1.example.com:9092'], topic: 'identity-events' },
});
const consumer = pipeline.addConsumer('Shop', {
  types: ['cognito.login.*'],
  target: 'arn:aws:sqs:eu-west-1:111122223333:shop',
});
const { trigger, forwarder, outbox, audit } = pipeline;
const knownUsers = audit?.knownUsers;

/** Methods by the alarm of the pipeline with the same metric. */
const ofAlarms: Readonly<Record<string, IMetric | undefined>> = {
  EventsNotPublished: trigger.metricNotPublished(),
  EventsRefused: outbox.metricSent(),
  OutboxDeadLetters: outbox.metricDeadLetters(),
  RuleDeadLetters: forwarder.metricRuleDeadLetters(),
  DeliveryLag: forwarder.metricLag(),
  DeadLetters: forwarder.metricDeadLetters(),
  ForwarderErrors: forwarder.metricErrors(),
  ForwarderThrottles: forwarder.metricThrottles(),
  TriggerErrors: trigger.metricErrors(),
  TriggerThrottles: trigger.metricThrottles(),
  EventsNotNormalized: pipeline.metric('EventsNotNormalized'),
  AuditRetries: audit?.metricRetried(),
  AuditMessageAge: audit?.metricMessageAge(),
  AuditDeadLetters: audit?.metricDeadLetters(),
  AuditRuleDeadLetters: audit?.metricRuleDeadLetters(),
  AuditErrors: audit?.metricErrors(),
  UsersNotRemembered: knownUsers?.metricErrors(),
  'ConsumerDeadLetters-Shop': consumer.metricDeadLetters(),
};

let alarms = 0;
/** An alarm about a metric of a stack. */
const alarmAbout = (metric: IMetric | undefined) =>
  metric &&
  new Alarm(stack, `Own${(alarms += 1)}`, { alarmName: `own-${alarms}`, metric, threshold: 1, evaluationPeriods: 1 });
const named = new Map(
  Object.entries(ofAlarms).map(([name, metric]) => {
    alarmAbout(metric);
    return [name, `own-${alarms}`] as const;
  }),
);
const deadLetters = pipeline.metricDeadLetters();
alarmAbout(deadLetters);
const deadLettersAlarm = `own-${alarms}`;
const template = Template.fromStack(stack);

const metricOfAlarm = (alarmName: string) => {
  const found = Object.values(
    template.findResources('AWS::CloudWatch::Alarm', { Properties: { AlarmName: alarmName } }),
  );
  const { Namespace, MetricName, Dimensions, Statistic, ExtendedStatistic, Period, Metrics } = (found[0]?.[
    'Properties'
  ] ?? {}) as Record<string, unknown>;
  return { Namespace, MetricName, Dimensions, Statistic, ExtendedStatistic, Period, Metrics };
};

test.each([...named])('the alarm %s has the metric of a method', (name, own) => {
  expect(metricOfAlarm(own)).toEqual(metricOfAlarm(`Stack-${name}`));
  expect(metricOfAlarm(own).MetricName).toBeDefined();
});

const statisticOf = (name: MetricName): unknown => {
  const { metricStat } = pipeline.metric(name).toMetricConfig();
  return metricStat?.statistic;
};

test('a metric of the product has the statistic that its values are for', () => {
  const byStatistic = Object.groupBy(Object.values(metrics), (name) => String(statisticOf(name)));

  expect(byStatistic['Maximum']).toEqual(['OldestInOutboxMilliseconds', 'OldestRetriedMilliseconds']);
  expect(byStatistic['Average']).toEqual(['BatchSize']);
  expect(byStatistic['p99']).toEqual([
    'PublishMilliseconds',
    'KafkaMilliseconds',
    'DeliveryLagMilliseconds',
    'AuditLagMilliseconds',
  ]);
  expect(byStatistic['Sum']).toContain('EventsDelivered');
});

test.each([
  [pipeline.metricPublished({ label: 'Events' }), 'EventsPublished'],
  [pipeline.metricNotPublished({ label: 'Events' }), 'EventsNotPublished'],
  [pipeline.metricDelivered({ label: 'Events' }), 'EventsDelivered'],
  [pipeline.metricLag({ label: 'Events' }), 'DeliveryLagMilliseconds'],
  [trigger.metricPublished({ label: 'Events' }), 'EventsPublished'],
  [forwarder.metricDelivered({ label: 'Events' }), 'EventsDelivered'],
  [forwarder.metricRetried({ label: 'Events' }), 'EventsRetried'],
  [outbox.metricRecovered({ label: 'Events' }), 'EventsRecovered'],
  [audit?.metricLag({ label: 'Events' }), 'AuditLagMilliseconds'],
  [knownUsers?.metricRemembered({ label: 'Events' }), 'UsersRemembered'],
])('accepts options of CloudWatch: %#', (metric, metricName) => {
  const { metricStat } = metric?.toMetricConfig() ?? {};

  expect(metric?.label).toBe('Events');
  expect(metricStat).toMatchObject({ namespace: metricNamespace, metricName, period: Duration.minutes(1) });
  expect(metricStat?.dimensions).toEqual([{ name: busDimension, value: pipeline.bus.eventBusName }]);
});

test.each([
  [forwarder.metricMessageAge(), forwarder.queue],
  [outbox.metricMessageAge(), outbox.queue],
])('the age of messages is in seconds: %#', ({ metricName, dimensions }, queue) => {
  expect(metricName).toBe('ApproximateAgeOfOldestMessage');
  expect(dimensions).toEqual({ QueueName: queue.queueName });
});

test('metrics of a consumer are those of EventBridge about its rule', () => {
  const found = [consumer.metricMatched(), consumer.metricInvocations(), consumer.metricRetries()];

  expect(found.map(({ metricName }) => metricName)).toEqual([
    'MatchedEvents',
    'Invocations',
    'RetryInvocationAttempts',
  ]);
  expect(found.map(({ dimensions }) => Object.keys(dimensions ?? {}))).toEqual(
    Array(3).fill(['EventBusName', 'RuleName']),
  );
});

test('metricDeadLetters adds up the dead-letter queues of the pipeline', () => {
  const { Metrics } = metricOfAlarm(deadLettersAlarm);

  expect(deadLetters.expression).toBe('FILL(m0, 0) + FILL(m1, 0) + FILL(m2, 0) + FILL(m3, 0) + FILL(m4, 0)');
  expect(Metrics).toHaveLength(6);
  expect(pipeline.metricDeadLetters({ label: 'Lost', period: Duration.minutes(5) })).toMatchObject({
    label: 'Lost',
    period: Duration.minutes(5),
  });
});
