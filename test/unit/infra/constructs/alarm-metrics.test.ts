import { Template } from 'aws-cdk-lib/assertions';
import { metrics } from '../../../../contracts/metrics.ts';
import { aPipelineStack } from '../../../given/builders/a-stack.ts';
import { aPipelineTemplate } from '../../../given/builders/a-template.ts';

type Properties = Readonly<Record<string, unknown>>;

const propertiesOf = (template: Template, type: string): Properties[] =>
  Object.values(template.findResources(type) as Record<string, { Properties: Properties }>).map(
    ({ Properties: found }) => found,
  );

const byDefault = aPipelineTemplate();
const created = propertiesOf(byDefault, 'AWS::CloudWatch::Alarm');
const alarm = (name: string): Properties => {
  const found = created.find(({ AlarmName }) => AlarmName === `CognitoToKafka-${name}`);
  if (!found) throw new Error(`There is no alarm ${name}.`);
  return found;
};

/** What an alarm compares: the expression, and the names of its metrics by their ids. */
function mathOf(properties: Properties) {
  const queries = (properties['Metrics'] ?? []) as readonly {
    readonly Id: string;
    readonly Expression?: unknown;
    readonly MetricStat?: { readonly Metric: { readonly MetricName: string } };
  }[];
  return {
    expression: queries.find(({ Expression }) => Expression)?.Expression,
    metrics: Object.fromEntries(
      queries.flatMap(({ Id, MetricStat }) => (MetricStat ? [[Id, MetricStat.Metric.MetricName]] : [])),
    ),
  };
}

test.each([
  ['OutboxMessageAge', metrics.oldestInOutboxMilliseconds, 5],
  ['QueueMessageAge', metrics.oldestRetriedMilliseconds, 17],
])('%s: the oldest message is older than 5 minutes, by SQS or by %s', (name, own, EvaluationPeriods) => {
  expect(alarm(name)).toMatchObject({ Threshold: 300, EvaluationPeriods, DatapointsToAlarm: 1 });
  expect(mathOf(alarm(name))).toEqual({
    expression: 'MAX([FILL(waiting, 0), FILL(retried, 0) / 1000])',
    metrics: { waiting: 'ApproximateAgeOfOldestMessage', retried: own },
  });
});

test('a found trail without records in two busy half days raises an alarm', () => {
  expect(alarm('NoAuditRecords')).toMatchObject({
    Threshold: 0,
    EvaluationPeriods: 2,
    TreatMissingData: 'notBreaching',
  });
  expect(mathOf(alarm('NoAuditRecords'))).toEqual({
    expression: {
      'Fn::Join': [
        '',
        [
          'IF(FILL(published, 0) > 500 AND FILL(records, 0) == 0, ',
          { 'Fn::GetAtt': [expect.stringMatching(/^TrailLookResult/) as string, 'found'] },
          ', 0)',
        ],
      ],
    },
    metrics: { published: metrics.eventsPublished, records: 'Invocations' },
  });
});

test('a stack with a trail of its own needs no answer about one', () => {
  const created = propertiesOf(aPipelineTemplate({ audit: { createTrail: true } }), 'AWS::CloudWatch::Alarm').find(
    ({ AlarmName }) => AlarmName === 'CognitoToKafka-NoAuditRecords',
  );

  expect(mathOf(created ?? {}).expression).toBe('IF(FILL(published, 0) > 500 AND FILL(records, 0) == 0, 1, 0)');
});

test("compares the shared concurrency of the functions with the account's quota", () => {
  expect(alarm('ConcurrencyNearLimit')).toMatchObject({ Threshold: 80, ComparisonOperator: 'GreaterThanThreshold' });
  expect(mathOf(alarm('ConcurrencyNearLimit'))).toEqual({
    expression: '100 * unreserved / (SERVICE_QUOTA(all) - claimed + unreserved)',
    metrics: {
      unreserved: 'UnreservedConcurrentExecutions',
      claimed: 'ClaimedAccountConcurrency',
      all: 'ConcurrentExecutions',
    },
  });
});

test('compares executions of the trigger function with its reserved concurrency', () => {
  const stack = aPipelineStack({ delivery: { reservedConcurrency: 40 } });
  const [near] = propertiesOf(Template.fromStack(stack), 'AWS::CloudWatch::Alarm').filter(
    ({ AlarmName }) => AlarmName === 'CognitoToKafka-ConcurrencyNearLimit',
  );

  expect(mathOf(near ?? {})).toEqual({
    expression: '100 * executions / 40',
    metrics: { executions: 'ConcurrentExecutions' },
  });
});

test('alarms within a quarter of an hour if the queue receives no published event', () => {
  expect(alarm('EventsNotRouted')).toMatchObject({ Threshold: 0, EvaluationPeriods: 5, DatapointsToAlarm: 3 });
  expect(mathOf(alarm('EventsNotRouted'))).toEqual({
    expression: 'IF(FILL(published, 0) > 0 AND FILL(queued, 0) == 0, 1, 0)',
    metrics: { published: metrics.eventsPublished, queued: 'NumberOfMessagesSent' },
  });
});

test('only the option makes a canary, and the alarm that no canary reaches Kafka', () => {
  const template = aPipelineTemplate({ operations: { canary: true } });
  const [missing] = propertiesOf(template, 'AWS::CloudWatch::Alarm').filter(
    ({ AlarmName }) => AlarmName === 'CognitoToKafka-CanaryMissing',
  );

  expect(missing).toMatchObject({
    ...{ Threshold: 1, ComparisonOperator: 'LessThanThreshold', EvaluationPeriods: 2 },
    TreatMissingData: 'breaching',
  });
  expect(mathOf(missing ?? {})).toEqual({
    expression: 'FILL(canaries, 0)',
    metrics: { canaries: metrics.canariesDelivered },
  });
  template.resourceCountIs('AWS::Scheduler::Schedule', 1);
  byDefault.resourceCountIs('AWS::Scheduler::Schedule', 0);
});
