import { Match, Template } from 'aws-cdk-lib/assertions';
import { aPipelineStack } from '../builders/a-stack.ts';
import { projectFiles, textOf } from '../rules/project-files.ts';
import { policyStatements } from './policy-statements.ts';

const byDefault = Template.fromStack(aPipelineStack());
const configured = Template.fromStack(
  aPipelineStack({
    stackName: 'Configured',
    userPool: { id: 'eu-west-1_AbCdEf123' },
    eventBus: { name: 'our-own-bus' },
    kafka: { brokers: ['b-1.example.com:9098'], topic: 'cognito' },
    architecture: 'x86_64',
  }),
);
const both = [
  ['by default', byDefault],
  ['with a pool and a bus that exist', configured],
] as const;

const outputsOf = (template: Template): string[] => Object.keys(template.findOutputs('*'));

/** The names that are written into the template: no two stacks of an account can both have them. */
function physicalNames(template: Template): string[] {
  const { Resources } = template.toJSON() as {
    Resources: Record<string, { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }>;
  };
  return Object.values(Resources).flatMap(({ Type, Properties = {} }) =>
    Object.entries(Properties)
      // The policy of a role is no resource of its own for IAM: its name is the role's affair.
      .filter(
        ([property, value]) => property.endsWith('Name') && typeof value === 'string' && Type !== 'AWS::IAM::Policy',
      )
      .map(([, name]) => `${Type} ${String(name)}`),
  );
}

/** The parts of a statement that stand for more than one thing. */
const wildcards = (template: Template): unknown[] =>
  policyStatements(template)
    .flatMap(({ Action, Resource }) => [...[Action].flat(), ...[Resource].flat()])
    .filter((part) => JSON.stringify(part).includes('*'));

test('the stack gives out where everything is', () => {
  expect(outputsOf(byDefault).sort()).toEqual([
    'AuditDeadLetterQueueUrl',
    'AuditFunctionName',
    'AuditTrail',
    'DeadLetterQueueUrl',
    'EventBusName',
    'ForwarderFunctionName',
    'QueueUrl',
    'RuleDeadLetterQueueUrl',
    'TriggerFunctionArn',
    'UserPoolClientId',
    'UserPoolId',
  ]);
});

test('an existing pool has app clients of its own: the stack gives out none', () => {
  expect(outputsOf(byDefault).filter((name) => !outputsOf(configured).includes(name))).toEqual(['UserPoolClientId']);
  configured.hasOutput('UserPoolId', { Value: 'eu-west-1_AbCdEf123' });
});

test('every output that the project asks for is there', () => {
  const texts = projectFiles.filter((path) => /^(local|bench|test\/pipeline)\//.test(path)).map(textOf);
  const asked = texts.flatMap((text) => [...text.matchAll(/\boutputs?[[(]'(\w+)'[\])]/g)].map(([, name]) => name));

  expect(asked).toEqual(expect.arrayContaining(['UserPoolClientId', 'QueueUrl']));
  expect(outputsOf(byDefault)).toEqual(expect.arrayContaining(asked));
});

test('the deployment asks for brokers that are not configured, and takes none that is no host:port', () => {
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
    2,
  );
  configured.hasOutput('EventBusName', { Value: busName });
});

test('the three functions that see events run on arm64 unless x86_64 is configured', () => {
  byDefault.resourcePropertiesCountIs('AWS::Lambda::Function', { Architectures: ['arm64'] }, 3);
  configured.resourcePropertiesCountIs('AWS::Lambda::Function', { Architectures: ['x86_64'] }, 3);
  configured.resourcePropertiesCountIs('AWS::Lambda::Function', { Architectures: ['arm64'] }, 0);
});

test.each(both)('the audit function reads for the pool that is observed: %s', (_what, template) => {
  const { Value: userPoolId } = template.findOutputs('UserPoolId')['UserPoolId'] as { Value: unknown };

  template.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: Match.objectLike({ USER_POOL_IDS: userPoolId }) },
  });
});

test('the stack says what was found of a trail, or which one it creates', () => {
  const [look] = Object.keys(byDefault.findResources('Custom::AuditTrail'));
  const created = Template.fromStack(aPipelineStack({ audit: { createTrail: true } }));

  byDefault.hasOutput('AuditTrail', { Value: { 'Fn::GetAtt': [look, 'finding'] } });
  byDefault.resourceCountIs('AWS::CloudTrail::Trail', 0);
  created.resourceCountIs('AWS::CloudTrail::Trail', 1);
  expect(JSON.stringify(created.findOutputs('AuditTrail'))).toContain('of this stack');
});

test('without the audit source nothing of it is there', () => {
  const template = Template.fromStack(aPipelineStack({ audit: { enabled: false } }));

  expect(outputsOf(byDefault).filter((name) => !outputsOf(template).includes(name))).toEqual([
    'AuditFunctionName',
    'AuditDeadLetterQueueUrl',
    'AuditTrail',
  ]);
  template.resourceCountIs('AWS::Events::Rule', 1);
  template.resourceCountIs('AWS::Lambda::Function', 2);
});

test('a schema registry is there only if it is configured', () => {
  const template = Template.fromStack(aPipelineStack({ schemaRegistry: true }));

  byDefault.resourceCountIs('AWS::EventSchemas::Registry', 0);
  template.resourceCountIs('AWS::EventSchemas::Registry', 1);
  expect(outputsOf(template)).toContain('SchemaRegistryName');
});

test('two pipelines of an account do not collide: the bus alone has a name, with that of the stack in it', () => {
  const names = ['Shop', 'Forum'].map((stackName) => physicalNames(Template.fromStack(aPipelineStack({ stackName }))));

  expect(names).toEqual([
    ['AWS::Events::EventBus Shop-identity-events'],
    ['AWS::Events::EventBus Forum-identity-events'],
  ]);
});

test.each(both)('only trails and the versions of a check are not named one by one: %s', (_what, template) => {
  const checks = Object.keys(template.findResources('AWS::Lambda::Function')).filter((id) => id.includes('Handler'));
  const versions = checks.map((check) => ({ 'Fn::Join': ['', [{ 'Fn::GetAtt': [check, 'Arn'] }, ':*']] }));
  const reads = policyStatements(template).filter(({ Resource }) => Resource === '*');

  expect(wildcards(template)).toHaveLength(versions.length + 1);
  expect(wildcards(template)).toEqual(expect.arrayContaining(['*', ...versions]));
  expect(reads.flatMap(({ Action }) => Action)).toEqual([
    'cloudtrail:DescribeTrails',
    'cloudtrail:GetEventSelectors',
    'cloudtrail:GetTrailStatus',
  ]);
});

test('with a trail of its own, no function may do anything to a resource that is not named', () => {
  expect(wildcards(Template.fromStack(aPipelineStack({ audit: { createTrail: true } })))).toEqual([]);
});

test.each(both)('no role has more from AWS than the right to write logs: %s', (_what, template) => {
  const roles = Object.values(template.findResources('AWS::IAM::Role')) as {
    Properties: { ManagedPolicyArns: unknown[]; Policies?: unknown };
  }[];

  expect(roles.length).toBeGreaterThanOrEqual(2);
  for (const { Properties } of roles) {
    expect(Properties.Policies).toBeUndefined();
    expect(Properties.ManagedPolicyArns).toHaveLength(1);
    expect(JSON.stringify(Properties.ManagedPolicyArns)).toContain('service-role/AWSLambdaBasicExecutionRole');
  }
});
