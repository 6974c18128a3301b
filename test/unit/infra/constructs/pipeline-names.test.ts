import { Stack, Tags, TagManager, CfnResource } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { IdentityEventPipeline } from '../../../../infra/constructs/identity-event-pipeline.ts';
import type { IdentityEventPipelineProps } from '../../../../infra/constructs/identity-event-pipeline-props.ts';
import type { PipelineNames } from '../../../../infra/constructs/pipeline-names.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
import { propertiesOf } from '../properties-of.ts';

const aPipeline = (props: Partial<IdentityEventPipelineProps>) =>
  new IdentityEventPipeline(aStack(), 'Pipeline', {
    kafka: { brokers: ['b-1.example.com:9092'], topic: 'identity-events' },
    ...props,
  });

const names: Required<PipelineNames> = {
  triggerFunction: 'acme-trigger',
  forwarderFunction: 'acme-forwarder',
  outboxFunction: 'acme-outbox-function',
  auditFunction: 'acme-audit-function',
  queue: 'acme-queue',
  deadLetterQueue: 'acme-dlq',
  ruleDeadLetterQueue: 'acme-rule-dlq',
  outboxQueue: 'acme-outbox',
  outboxDeadLetterQueue: 'acme-outbox-dlq',
  auditQueue: 'acme-audit',
  alarmTopic: 'acme-alarms',
  dashboard: 'acme-identity',
};

test('names are those of the resources in the template, and nothing else changes', () => {
  const pipeline = aPipeline({ names, encryption: {} });
  const { trigger, forwarder, outbox, audit, operations } = pipeline;
  // The escape hatch of CDK, for a resource without a name of its own.
  const busQueue = pipeline.busDeadLetterQueue?.node.defaultChild as CfnQueue;
  busQueue.queueName = 'acme-bus-dlq';
  const template = Template.fromStack(Stack.of(pipeline));
  const of = (construct: Parameters<typeof propertiesOf>[1], prop: string) => propertiesOf(template, construct)[prop];

  expect({
    triggerFunction: of(trigger.function, 'FunctionName'),
    forwarderFunction: of(forwarder.function, 'FunctionName'),
    outboxFunction: of(outbox.function, 'FunctionName'),
    auditFunction: audit && of(audit.function, 'FunctionName'),
    queue: of(forwarder.queue, 'QueueName'),
    deadLetterQueue: of(forwarder.deadLetterQueue, 'QueueName'),
    ruleDeadLetterQueue: of(forwarder.ruleDeadLetterQueue, 'QueueName'),
    outboxQueue: of(outbox.queue, 'QueueName'),
    outboxDeadLetterQueue: of(outbox.deadLetterQueue, 'QueueName'),
    auditQueue: audit && of(audit.queue, 'QueueName'),
    alarmTopic: of(operations.topic, 'TopicName'),
    dashboard: of(operations.dashboard.dashboard, 'DashboardName'),
  }).toEqual(names);
  template.hasResourceProperties('AWS::SQS::Queue', { QueueName: 'acme-bus-dlq' });
});

test('a name that a resource cannot have, or without its resource, is refused', () => {
  const wrong = { ...names, queue: 'acme.queue', triggerFunction: 'x'.repeat(65), bus: 'acme' };
  const message = (() => {
    try {
      aPipeline({
        names: wrong,
        audit: { enabled: false },
        operations: { existingArn: 'arn:aws:sns:eu-west-1:111122223333:on-call' },
      });
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  })();

  expect(message.split('\n').slice(1)).toEqual([
    `- names.triggerFunction: found "${'x'.repeat(65)}"; allowed: letters, digits, "-" and "_", 64 characters at most`,
    '- names.auditFunction: found "acme-audit-function"; must not be set because audit.enabled is false',
    '- names.queue: found "acme.queue"; allowed: letters, digits, "-" and "_", 80 characters at most',
    '- names.auditQueue: found "acme-audit"; must not be set because audit.enabled is false',
    '- names.alarmTopic: found "acme-alarms"; must not be set because operations.existingArn names a topic',
    `- names.bus: found "acme"; allowed: one of ${Object.keys(names).join(', ')} as the name of the prop`,
  ]);
});

test('tags of a pipeline are on every resource of the stack that can have tags', () => {
  const pipeline = aPipeline({ encryption: {}, schemaRegistry: true, audit: { createTrail: true } });
  pipeline.addConsumer('Shop', { types: ['cognito.*'], target: 'arn:aws:sqs:eu-west-1:111122223333:shop' });
  Tags.of(pipeline).add('team', 'identity');
  const stack = Stack.of(pipeline);
  const { Resources } = Template.fromStack(stack).toJSON() as {
    Resources: Record<string, { Type: string; Properties?: object }>;
  };
  const taggable = stack.node
    .findAll()
    .filter((node) => CfnResource.isCfnResource(node))
    .filter((node) => TagManager.isTaggable(node) || TagManager.isTaggableV2(node))
    .map(({ logicalId }) => stack.resolve(logicalId) as string);
  const untagged = taggable
    .filter((id) => !/"team".*"identity"/.test(JSON.stringify(Resources[id]?.Properties)))
    .map((id) => `${id}: ${Resources[id]?.Type ?? ''}`);

  expect(taggable.length).toBeGreaterThan(60);
  expect(untagged).toEqual([]);
});
