import { Tags, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { TriggerFunction, type TriggerFunctionProps } from '../../../../infra/constructs/trigger-function.ts';
import { aPipelineStack, aStack } from '../../../given/builders/a-stack.ts';

/** Ids of the versions of a stack, and what its alias points to. */
function versionsOf(stack: Stack) {
  const template = Template.fromStack(stack);
  const versions = Object.keys(template.findResources('AWS::Lambda::Version'));
  const [alias] = Object.values(template.findResources('AWS::Lambda::Alias')) as {
    Properties: { FunctionVersion: { 'Fn::GetAtt': [string, string] } };
  }[];
  expect(alias?.Properties.FunctionVersion['Fn::GetAtt'][0]).toBe(versions[0]);
  return versions;
}

const onBus = (name: string, more: object = {}) =>
  versionsOf(aPipelineStack({ eventBus: { name }, userPools: [{ id: 'eu-west-1_A' }], ...more }));

test('publishes another version, which logins reach, for another existing bus', () => {
  expect(onBus('one')).toHaveLength(1);
  expect(onBus('one')).toEqual(onBus('one'));
  expect(onBus('other')).not.toEqual(onBus('one'));
});

test('publishes no version for other tags', () => {
  expect(onBus('one', { tags: { team: 'identity' } })).toEqual(onBus('one'));
});

/** The versions of a trigger function that refers to resources of its stack. */
function versionsWith(props: (stack: Stack) => Partial<TriggerFunctionProps>, tag?: string) {
  const stack = aStack();
  const bus = new EventBus(stack, 'Bus', { eventBusName: 'identity' });
  new TriggerFunction(stack, 'Trigger', { bus, ...props(stack) });
  if (tag !== undefined) Tags.of(stack).add('team', tag);
  return versionsOf(stack);
}

const hashed = { userAttributes: { email: 'hash' } } as const;

test.each([
  ['outbox', (name: string) => (stack: Stack) => ({ outbox: new Queue(stack, 'Queue', { queueName: name }) })],
  ['bus', (name: string) => (stack: Stack) => ({ bus: new EventBus(stack, 'Named', { eventBusName: name }) })],
  [
    'secret',
    (name: string) => (stack: Stack) => ({
      privacy: hashed,
      hashKeyArn: new Secret(stack, 'Key', { secretName: name }).secretArn,
    }),
  ],
])('publishes another version when the %s of its stack is replaced', (_what, named) => {
  expect(versionsWith(named('one'))).toEqual(versionsWith(named('one')));
  expect(versionsWith(named('other'))).not.toEqual(versionsWith(named('one')));
});
