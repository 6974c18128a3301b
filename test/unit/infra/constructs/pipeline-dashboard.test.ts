import type { Template } from 'aws-cdk-lib/assertions';
import { alarms } from '../../../../contracts/alarms.ts';
import { metrics } from '../../../../contracts/metrics.ts';
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

test('the dashboard shows every alarm and every metric that an operator needs', () => {
  const [dashboard] = propertiesOf(byDefault, 'AWS::CloudWatch::Dashboard');
  const body = JSON.stringify(dashboard);

  for (const name of [
    metrics.eventsPublished,
    metrics.eventsDelivered,
    metrics.eventsNotPublished,
    metrics.deliveryLagMilliseconds,
    metrics.eventsDeadLettered,
    metrics.recordsRetried,
  ]) {
    expect(body).toContain(name);
  }
  for (const question of ['Is everything arriving?', 'How late?', 'What fails?']) expect(body).toContain(question);
  expect(body.match(/"Fn::GetAtt":\["Operations\w+Alarm\w+","Arn"\]/g)).toHaveLength(names.length);
});

test('each saved query is in the folder of the stack and reads the log of its function', () => {
  const queries = propertiesOf(byDefault, 'AWS::Logs::QueryDefinition');

  expect(queries.map(({ Name }) => Name).toSorted()).toEqual([
    'CognitoToKafka/Events that only the log has',
    'CognitoToKafka/Slowest publishing',
    'CognitoToKafka/Why CloudTrail records produced no event',
    'CognitoToKafka/Why Kafka did not take events',
    'CognitoToKafka/Why the bus refused events',
  ]);
  for (const { LogGroupNames } of queries) expect(LogGroupNames).toMatchObject([{ Ref: expect.any(String) as string }]);
});
