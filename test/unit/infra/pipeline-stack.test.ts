import { Match, Template } from 'aws-cdk-lib/assertions';
import { stackOutputs } from '../../../contracts/stack-outputs.ts';
import { aPipelineStack } from '../../given/builders/a-stack.ts';
import { aPipelineTemplate } from '../../given/builders/a-template.ts';
import { both, byDefault, configured } from './pipeline-templates.ts';

const outputsOf = (template: Template): string[] => Object.keys(template.findOutputs('*'));

/** The names that are written into the template: no two stacks of an account can both have them. */
function physicalNames(template: Template): string[] {
  const { Resources } = template.toJSON() as {
    Resources: Record<string, { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }>;
  };
  return Object.values(Resources).flatMap(({ Type, Properties = {} }) =>
    Object.entries(Properties)
      // The policy of a role and the alias of a function belong to their owner, which makes their names unique.
      .filter(([, value]) => typeof value === 'string' && !['AWS::IAM::Policy', 'AWS::Lambda::Alias'].includes(Type))
      // An alarm looks at a metric; it does not create it.
      .filter(([property]) => property.endsWith('Name') && property !== 'MetricName')
      .map(([, name]) => `${Type} ${String(name)}`),
  );
}

test('outputs the names of its resources', () => {
  expect(outputsOf(byDefault).sort()).toEqual([
    'AlarmTopicArn',
    'AuditDeadLetterQueueUrl',
    'AuditFunctionName',
    'AuditQueueUrl',
    'AuditRulesDeadLetterQueueUrl',
    'AuditTrail',
    'DashboardName',
    'DeadLetterQueueUrl',
    'EventArchiveName',
    'EventBusName',
    'ForwarderFunctionName',
    'KnownUsersTableName',
    'OutboxDeadLetterQueueUrl',
    'OutboxQueueUrl',
    'QueueUrl',
    'RuleDeadLetterQueueUrl',
    'TriggerFunctionArn',
    'TriggerLogGroupName',
    'UserPoolClientId',
    'UserPoolId',
  ]);
});

test('outputs no app client for existing pools, which have their own', () => {
  expect(outputsOf(byDefault).filter((name) => !outputsOf(configured).includes(name))).toEqual(['UserPoolClientId']);
  configured.hasOutput('UserPoolId', { Value: 'eu-west-1_AbCdEf123,eu-west-1_Second' });
});

test('the stack says what existing pools have of its function', () => {
  const [attachment] = Object.keys(configured.findResources('Custom::PoolAttachment'));

  configured.resourceCountIs('Custom::PoolAttachment', 1);
  configured.hasOutput('UserPoolAttachment', {
    Value: {
      'Fn::Join': [
        '',
        [
          { 'Fn::GetAtt': [attachment, 'finding'] },
          ' eu-west-1_Second: its owner attaches the function; cognito-to-kafka attach --print all shows how.',
        ],
      ],
    },
  });
});

test('outputs every name of the contract, each in a configuration with its resource', () => {
  const sandbox = aPipelineStack({ preset: 'sandbox', encryption: { create: true }, schemaRegistry: true });
  const withExcluded = aPipelineStack({
    userPools: [{ id: 'eu-west-1_AbCdEf123', excludeTriggers: ['PreSignUp'] }],
  });
  const templates = [byDefault, configured, ...[sandbox, withExcluded].map((stack) => Template.fromStack(stack))];

  expect(new Set(templates.flatMap(outputsOf))).toEqual(new Set(Object.keys(stackOutputs)));
});

test('requires brokers that are not configured, and rejects any that is not host:port', () => {
  const { AllowedPattern, Default } = byDefault.findParameters('KafkaBrokers')['KafkaBrokers'] as {
    AllowedPattern: string;
    Default?: string;
  };
  // CloudFormation: "The pattern must match the entire parameter value provided."
  const isAllowed = (brokers: string) => new RegExp(`^(?:${AllowedPattern})$`).test(brokers);

  expect(Default).toBeUndefined();
  expect(['b-1:9098', 'b-1.example.com:9098,10.0.0.7:9098'].filter(isAllowed)).toHaveLength(2);
  expect(['', 'b-1', 'b-1:9098,', 'b-1:9098, b-2:9098', 'http://b-1:9098', ':9098'].filter(isAllowed)).toEqual([]);
});

test('the deployment does not ask for brokers that are configured', () => {
  expect(configured.findParameters('KafkaBrokers')).toEqual({});
});

test('a pool or a bus that is configured is not created', () => {
  for (const type of ['AWS::Cognito::UserPool', 'AWS::Cognito::UserPoolClient', 'AWS::Events::EventBus']) {
    byDefault.resourceCountIs(type, 1);
    configured.resourceCountIs(type, 0);
  }
});

test('a bus that is configured is checked under its name, and is the one that is used', () => {
  configured.hasResourceProperties('Custom::EventBusExists', { eventBusName: 'our-own-bus' });
  const [check] = Object.keys(configured.findResources('Custom::EventBusExists'));
  const busName = { 'Fn::GetAtt': [check, 'eventBusName'] };

  configured.hasResourceProperties('AWS::Events::Rule', { EventBusName: busName });
  configured.resourcePropertiesCountIs(
    'AWS::Lambda::Function',
    { Environment: { Variables: { EVENT_BUS_NAME: busName } } },
    5,
  );
  configured.hasOutput('EventBusName', { Value: busName });
});

test('the five functions that see events or users run on arm64 unless set to x86_64', () => {
  byDefault.resourcePropertiesCountIs('AWS::Lambda::Function', { Architectures: ['arm64'] }, 5);
  configured.resourcePropertiesCountIs('AWS::Lambda::Function', { Architectures: ['x86_64'] }, 5);
  configured.resourcePropertiesCountIs('AWS::Lambda::Function', { Architectures: ['arm64'] }, 0);
});

test.each(both)('the audit function reads for the pool that is observed: %s', (_what, template) => {
  const { Value: userPoolId } = template.findOutputs('UserPoolId')['UserPoolId'] as { Value: unknown };

  template.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: Match.objectLike({ USER_POOL_IDS: userPoolId }) },
  });
});

test.each([
  ['by default', {}, 'after-response', '1000'],
  ['as configured', { delivery: { mode: 'before-response', timeoutMs: 2500 } }, 'before-response', '2500'],
])('the trigger function publishes %s, and what the bus refuses goes to the outbox', (_what, config, mode, timeout) => {
  const template = aPipelineTemplate(config);
  const { Value: outbox } = template.findOutputs('OutboxQueueUrl')['OutboxQueueUrl'] as { Value: unknown };

  template.hasResourceProperties('AWS::Lambda::Function', {
    Environment: {
      Variables: Match.objectLike({ DELIVERY: mode, PUBLISH_TIMEOUT_MS: timeout, OUTBOX_QUEUE_URL: outbox }),
    },
  });
});

test.each(both)('an alarm reports events that exist only in the log: %s', (_what, template) => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'EventsNotPublished' });
});

test('the stack says what was found of a trail, or which one it creates', () => {
  const [look] = Object.keys(byDefault.findResources('Custom::AuditTrail'));
  const created = aPipelineTemplate({ audit: { createTrail: true } });

  byDefault.hasOutput('AuditTrail', { Value: { 'Fn::GetAtt': [look, 'finding'] } });
  byDefault.resourceCountIs('AWS::CloudTrail::Trail', 0);
  created.resourceCountIs('AWS::CloudTrail::Trail', 1);
  expect(JSON.stringify(created.findOutputs('AuditTrail'))).toContain('of this stack');
});

test('without the audit source nothing of it is there', () => {
  const template = aPipelineTemplate({ audit: { enabled: false } });

  expect(outputsOf(byDefault).filter((name) => !outputsOf(template).includes(name))).toEqual([
    'AuditFunctionName',
    'KnownUsersTableName',
    'AuditQueueUrl',
    'AuditDeadLetterQueueUrl',
    'AuditRulesDeadLetterQueueUrl',
    'AuditTrail',
  ]);
  template.resourceCountIs('AWS::Events::Rule', 1);
  expect(outputsOf(template).filter((name) => name.startsWith('Audit'))).toEqual([]);
  expect(
    Object.keys(template.findResources('AWS::Lambda::Function')).filter((id) => /^(Audit|Trail)/.test(id)),
  ).toEqual([]);
});

test('a schema registry is there only if it is configured', () => {
  const template = aPipelineTemplate({ schemaRegistry: true });

  byDefault.resourceCountIs('AWS::EventSchemas::Registry', 0);
  template.resourceCountIs('AWS::EventSchemas::Registry', 1);
  expect(outputsOf(template)).toContain('SchemaRegistryName');
});

test('every name contains the stack name, so that two pipelines never collide', () => {
  for (const stackName of ['Shop', 'Forum']) {
    const names = physicalNames(aPipelineTemplate({ stackName }));

    expect(names).toContain(`AWS::Events::EventBus ${stackName}-identity-events`);
    expect(names.filter((name) => !name.includes(` ${stackName}`))).toEqual([]);
  }
});
