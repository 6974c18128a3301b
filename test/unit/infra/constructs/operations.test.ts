import type { Template } from 'aws-cdk-lib/assertions';
import { Match } from 'aws-cdk-lib/assertions';
import { alarms, type AlarmName } from '../../../../contracts/alarms.ts';
import { docsUrl } from '../../../../contracts/docs-url.ts';
import { busDimension, metricNamespace, metrics } from '../../../../contracts/metrics.ts';
import { aPipelineTemplate } from '../../../given/builders/a-template.ts';

type Properties = Readonly<Record<string, unknown>>;

const propertiesOf = (template: Template, type: string): Properties[] =>
  Object.values(template.findResources(type) as Record<string, { Properties: Properties }>).map(
    ({ Properties: found }) => found,
  );

// With a key, because only a bus under a key has a dead-letter queue.
const byDefault = aPipelineTemplate({ encryption: { create: true } });
// Of the consumers' alarm there is one for each consumer; that of the canary comes with its option.
const names = Object.keys(alarms).filter((name) => name !== 'ConsumerDeadLetters' && name !== 'CanaryMissing');
const created = propertiesOf(byDefault, 'AWS::CloudWatch::Alarm');
const alarm = (name: string): Properties => {
  const found = created.find(({ AlarmName }) => AlarmName === `CognitoToKafka-${name}`);
  if (!found) throw new Error(`There is no alarm ${name}.`);
  return found;
};

test('every alarm exists once, with the stack name, its meaning and a runbook section', () => {
  expect(created.map(({ AlarmName }) => AlarmName).toSorted()).toEqual(
    names.map((name) => `CognitoToKafka-${name}`).toSorted(),
  );
  for (const name of names) {
    const meaning = alarms[name as AlarmName];
    expect(alarm(name)['AlarmDescription']).toBe(
      `${meaning} What to do: ${docsUrl(`operations/runbook.md#${name.toLowerCase()}`)}`,
    );
  }
});

test('every alarm tells the topic when it goes off and when it is over', () => {
  const [topic] = Object.keys(byDefault.findResources('AWS::SNS::Topic'));
  for (const properties of created) {
    expect(properties).toMatchObject({ AlarmActions: [{ Ref: topic }], OKActions: [{ Ref: topic }] });
  }
});

test('only CloudWatch of this account may publish to the topic, and only over TLS', () => {
  byDefault.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        Match.objectLike({
          Effect: 'Allow',
          Action: 'sns:Publish',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        }),
      ]),
    },
  });
});

test.each([
  ['EventsNotPublished', metrics.eventsNotPublished, 15],
  ['EventsRefused', metrics.eventsSentToOutbox, 15],
  ['EventsNotNormalized', metrics.eventsNotNormalized, 1],
])('%s counts %s: any in a minute, compared for %i minutes', (name, MetricName, EvaluationPeriods) => {
  expect(alarm(name)).toMatchObject({
    ...{ Namespace: metricNamespace, MetricName, Statistic: 'Sum', Period: 60 },
    ...{ Threshold: 0, ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods },
    TreatMissingData: 'notBreaching',
  });
});

test('AuditRetries goes off when records are returned in three minutes of fifteen', () => {
  expect(alarm('AuditRetries')).toMatchObject({
    ...{ Namespace: metricNamespace, MetricName: metrics.recordsRetried, Statistic: 'Sum', Period: 60 },
    ...{ Threshold: 0, ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 15, DatapointsToAlarm: 3 },
    TreatMissingData: 'notBreaching',
  });
});

test('an alarm counts only metrics of its own pipeline, not of others in the account', () => {
  const ours = Object.values(byDefault.findResources('AWS::CloudWatch::Alarm'))
    .map(({ Properties }) => Properties as { Namespace: string; Dimensions?: readonly object[] })
    .filter(({ Namespace }) => Namespace === metricNamespace);
  const functions = Object.values(byDefault.findResources('AWS::Lambda::Function')).flatMap(({ Properties }) => {
    const { Variables } = (Properties as { Environment?: { Variables?: Record<string, unknown> } }).Environment ?? {};
    return Variables?.['EVENT_BUS_NAME'] ?? [];
  });
  const [busName] = functions;

  // Trigger function, audit function, outbox, forwarder, and the function that remembers users.
  expect(functions).toEqual(Array(5).fill(busName));
  expect(ours).toHaveLength(6);
  expect(ours.map(({ Dimensions }) => Dimensions)).toEqual(Array(6).fill([{ Name: busDimension, Value: busName }]));
});

test('the lag is the 99th percentile, above a minute for five', () => {
  expect(alarm('DeliveryLag')).toMatchObject({
    ...{ MetricName: metrics.deliveryLagMilliseconds, ExtendedStatistic: 'p99', Threshold: 60_000 },
    EvaluationPeriods: 5,
  });
});

test('each dead-letter queue has an alarm of its own', () => {
  const names = [
    'DeadLetters',
    'BusDeadLetters',
    'RuleDeadLetters',
    'OutboxDeadLetters',
    'AuditDeadLetters',
    'AuditRuleDeadLetters',
  ];
  const watched = names.map((name) => {
    const { MetricName, Threshold, Dimensions } = alarm(name);
    expect([MetricName, Threshold]).toEqual(['ApproximateNumberOfMessagesVisible', 0]);
    return JSON.stringify(Dimensions);
  });

  expect(new Set(watched).size).toBe(names.length);
});

test('without the audit source there are no alarms about it', () => {
  const template = aPipelineTemplate({ audit: { enabled: false } });

  expect(
    propertiesOf(template, 'AWS::CloudWatch::Alarm').filter(({ AlarmName }) => /Audit/.test(String(AlarmName))),
  ).toEqual([]);
});

test('alarms can go to a topic that exists, and by mail', () => {
  const alarmTopicArn = 'arn:aws:sns:eu-west-1:111122223333:on-call';
  const template = aPipelineTemplate({ operations: { alarmTopicArn, alarmEmail: 'team@example.com' } });

  template.resourceCountIs('AWS::SNS::Topic', 0);
  template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [alarmTopicArn] });
  template.hasResourceProperties('AWS::SNS::Subscription', {
    ...{ Protocol: 'email', Endpoint: 'team@example.com', TopicArn: alarmTopicArn },
  });
});
