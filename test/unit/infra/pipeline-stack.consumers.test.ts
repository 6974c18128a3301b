import { Match, Template } from 'aws-cdk-lib/assertions';
import { findQueues } from '../../../replay/queues/find-queues.ts';
import { aPipelineStack } from '../../given/builders/a-stack.ts';
import { aPipelineTemplate } from '../../given/builders/a-template.ts';

const target = 'arn:aws:sqs:eu-west-1:444455556666:shop';
const consumers = {
  FraudDetection: { types: ['cognito.login.failed.v1'], target, maxEventAgeMinutes: 30, retryAttempts: 5 },
  Shop: { types: ['cognito.user.*'], filter: { subject: [{ exists: true }] }, target },
};
const configured = aPipelineTemplate({ consumers });

test('a consumer that is configured is the one that code adds', () => {
  const stack = aPipelineStack();
  stack.addConsumer('Shop', { types: ['cognito.user.*'], filter: { subject: [{ exists: true }] }, target });
  const ofShop = { Properties: { Description: Match.stringLikeRegexp('the consumer Shop') } };
  const rules = Template.fromStack(stack).findResources('AWS::Events::Rule', ofShop);

  expect(Object.keys(rules)).toHaveLength(1);
  expect(configured.findResources('AWS::Events::Rule', ofShop)).toEqual(rules);
});

test('how long its events are tried arrives in the rule', () => {
  configured.hasResourceProperties('AWS::Events::Rule', {
    Description: 'Identity events to the consumer FraudDetection.',
    Targets: [
      Match.objectLike({ Arn: target, RetryPolicy: { MaximumEventAgeInSeconds: 1800, MaximumRetryAttempts: 5 } }),
    ],
  });
});

test("outputs the consumer's role and, for the replay command, its dead-letter queue", () => {
  const outputs = configured.findOutputs('*');
  const places = findQueues(Object.fromEntries(Object.keys(outputs).map((name) => [name, `https://sqs/${name}`])));

  expect(outputs).toHaveProperty('ShopRoleArn');
  expect(places).toContainEqual({
    name: 'fraud-detection-rule-dead-letters',
    url: 'https://sqs/FraudDetectionRuleDeadLetterQueueUrl',
    format: 'envelope',
    replaysTo: 'bus',
    isLive: false,
    alarm: 'ConsumerDeadLetters',
  });
});

test('the alarm notifies the topic of the stack, and has a place on the dashboard', () => {
  const topic = configured.findOutputs('AlarmTopicArn')['AlarmTopicArn'] as { Value: unknown };
  const [dashboard] = Object.values(configured.findResources('AWS::CloudWatch::Dashboard'));
  const body = JSON.stringify(dashboard);

  for (const name of Object.keys(consumers)) {
    configured.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `CognitoToKafka-ConsumerDeadLetters-${name}`,
      AlarmActions: [topic.Value],
    });
    expect(body).toContain(`## Consumer ${name}`);
    expect(body).toContain(`ConsumersShopConsumerDeadLettersAlarm`);
  }
});

test('two consumers have nothing in common', () => {
  const rules = Object.values(configured.findResources('AWS::Events::Rule')) as {
    Properties: { Targets: { DeadLetterConfig: { Arn: unknown }; RoleArn?: unknown }[] };
  }[];
  const ofConsumers = rules.flatMap(({ Properties: { Targets } }) => Targets).filter(({ RoleArn }) => RoleArn);

  expect(ofConsumers).toHaveLength(2);
  expect(new Set(ofConsumers.map(({ RoleArn }) => JSON.stringify(RoleArn))).size).toBe(2);
  expect(new Set(ofConsumers.map(({ DeadLetterConfig }) => JSON.stringify(DeadLetterConfig))).size).toBe(2);
});
