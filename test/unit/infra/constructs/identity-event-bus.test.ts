import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Rule } from 'aws-cdk-lib/aws-events';
import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { IdentityEventBus, type IdentityEventBusProps } from '../../../../infra/constructs/identity-event-bus.ts';
import { anApp, aStack } from '../../../given/builders/a-stack.ts';
import { policyStatements } from '../policy-statements.ts';

const existing: IdentityEventBusProps = { existingName: 'our-own-bus' };

/** A bus, a rule on it, and the template they give. */
function synthesize(props?: IdentityEventBusProps, stack = aStack()) {
  const { bus } = new IdentityEventBus(stack, 'Bus', props);
  new Rule(stack, 'Rule', { eventBus: bus, eventPattern: { source: ['any'] } });
  return Template.fromStack(stack);
}

test('a new bus has the stack name in its own, so that two pipelines never collide', () => {
  const template = synthesize({}, new Stack(anApp(), 'Id', { stackName: 'LoginsOfTheShop' }));

  template.hasResourceProperties('AWS::Events::EventBus', { Name: 'LoginsOfTheShop-identity-events' });
});

test('a new bus is the one that is used, and needs no check', () => {
  const template = synthesize();
  const [id] = Object.keys(template.findResources('AWS::Events::EventBus'));

  template.hasResourceProperties('AWS::Events::Rule', { EventBusName: { Ref: id } });
  template.resourceCountIs('Custom::EventBusExists', 0);
  template.resourceCountIs('AWS::Lambda::Function', 0);
});

test('gives a bus under a key a dead-letter queue whose policy precedes the bus', () => {
  const template = synthesize({ underKey: true });
  const [queue = ''] = Object.keys(template.findResources('AWS::SQS::Queue'));
  const [policy = ''] = Object.keys(template.findResources('AWS::SQS::QueuePolicy'));
  const { Properties } = template.findResources('AWS::SQS::QueuePolicy')[policy] as {
    Properties: { PolicyDocument: { Statement: { Effect: string }[] } };
  };
  const arnOf = (resource: string) => ({
    'Fn::Join': [
      '',
      ['arn:', { Ref: 'AWS::Partition' }, ':events:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, resource],
    ],
  });

  template.hasResource('AWS::Events::EventBus', {
    Properties: { DeadLetterConfig: { Arn: { 'Fn::GetAtt': [queue, 'Arn'] } } },
    DependsOn: Match.arrayWith([policy]),
  });
  expect(Properties.PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow')).toMatchObject([
    {
      Action: 'sqs:SendMessage',
      Principal: { Service: 'events.amazonaws.com' },
      Condition: {
        StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
        ArnLike: {
          'aws:SourceArn': [arnOf(':event-bus/Stack-identity-events'), arnOf(':rule/Stack-identity-events/*')],
        },
      },
    },
  ]);
});

test('gives no other bus a dead-letter queue', () => {
  synthesize().resourceCountIs('AWS::SQS::Queue', 0);
  synthesize({ ...existing, underKey: true }).resourceCountIs('AWS::SQS::Queue', 0);
});

test('an existing bus is looked up by its name, and none is created', () => {
  const template = synthesize(existing);

  template.hasResourceProperties('Custom::EventBusExists', { eventBusName: 'our-own-bus' });
  template.resourceCountIs('AWS::Events::EventBus', 0);
});

test('resources wait for the look-up of an existing bus, or events would be lost', () => {
  const template = synthesize(existing);
  const [check] = Object.keys(template.findResources('Custom::EventBusExists'));

  template.hasResourceProperties('AWS::Events::Rule', {
    EventBusName: { 'Fn::GetAtt': [check, 'eventBusName'] },
  });
});

test('the look-up may only be called and describe that bus', () => {
  const statements = policyStatements(synthesize(existing));

  expect(statements.map(({ Action }) => Action).sort()).toEqual([
    'events:DescribeEventBus',
    'lambda:GetFunction',
    'lambda:InvokeFunction',
  ]);
  const describe = statements.find(({ Action }) => Action === 'events:DescribeEventBus');
  expect(JSON.stringify(describe?.Resource)).toMatch(/:event-bus\/our-own-bus"/);
});

test.each([
  ['name', (stack: Stack) => IdentityEventBus.fromEventBusName(stack, 'Bus', 'identity')],
  [
    'ARN',
    (stack: Stack) =>
      IdentityEventBus.fromEventBusArn(stack, 'Bus', 'arn:aws:events:eu-west-1:111122223333:event-bus/identity'),
  ],
  ['new one', (stack: Stack) => new IdentityEventBus(stack, 'Bus')],
])('grants publishing only events of this source, for a bus by its %s', (_title, create) => {
  const stack = aStack();
  const bus = create(stack);
  bus.grantPublish(new Role(stack, 'Role', { assumedBy: new AccountPrincipal('111122223333') }));

  expect(policyStatements(Template.fromStack(stack))).toEqual([
    {
      Effect: 'Allow',
      Action: 'events:PutEvents',
      Resource: stack.resolve(bus.bus.eventBusArn) as unknown,
      Condition: { 'ForAllValues:StringEquals': { 'events:source': 'cognito-to-kafka' } },
    },
  ]);
});
