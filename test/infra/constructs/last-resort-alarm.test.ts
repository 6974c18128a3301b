import { Match, Template } from 'aws-cdk-lib/assertions';
import { LastResortAlarm } from '../../../infra/constructs/last-resort-alarm.ts';
import { aStack } from '../../builders/a-stack.ts';
import { propertiesOf } from '../properties-of.ts';

/** The properties of the alarm, and the template it gives. */
function synthesize() {
  const stack = aStack();
  const { alarm } = new LastResortAlarm(stack, 'LastResort');
  const template = Template.fromStack(stack);
  return { template, properties: propertiesOf(template, alarm) };
}

test('one event within a minute that only the log has is enough', () => {
  expect(synthesize().properties).toMatchObject({
    Namespace: 'CognitoToKafka',
    MetricName: 'EventsNotPublished',
    Statistic: 'Sum',
    Period: 60,
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 1,
  });
});

test('a minute without such an event is as it should be: then the metric has no value', () => {
  expect(synthesize().properties).toHaveProperty('TreatMissingData', 'notBreaching');
});

test('the metric is the one of the log lines, without dimensions, and no expression', () => {
  const { template } = synthesize();

  template.hasResourceProperties('AWS::CloudWatch::Alarm', { Dimensions: Match.absent(), Metrics: Match.absent() });
});

test('whoever gets the alarm is told what is missing, and where it stands', () => {
  const { AlarmDescription } = synthesize().properties as { AlarmDescription: string };

  expect(AlarmDescription).toMatch(/^Consumers miss identity events .* log .* "event not published"\.$/);
  expect(AlarmDescription.length).toBeLessThanOrEqual(1024);
});

test('the alarm has no name, so that two pipelines of an account do not collide, and no action', () => {
  const { template } = synthesize();

  template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: Match.absent(), AlarmActions: Match.absent() });
});
