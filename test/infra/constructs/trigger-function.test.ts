import { Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import type { PublisherProps } from '../../../infra/constructs/publisher-function.ts';
import { TriggerFunction } from '../../../infra/constructs/trigger-function.ts';
import { aStack } from '../../builders/a-stack.ts';
import { policyStatements } from '../policy-statements.ts';
import { propertiesOf } from '../properties-of.ts';

/** A trigger function for a bus, its properties and the template they give. */
function synthesize(props: Omit<PublisherProps, 'bus'> = {}) {
  const stack = aStack();
  const bus = new EventBus(stack, 'Bus');
  const trigger = new TriggerFunction(stack, 'Trigger', { bus, ...props });
  const template = Template.fromStack(stack);
  return { stack, bus, template, properties: propertiesOf(template, trigger.function) };
}

test('the function may take as long as Cognito waits: five seconds', () => {
  expect(synthesize().properties).toMatchObject({ Timeout: 5 });
});

test('the function knows its bus, and lets no user attribute out by default', () => {
  const { stack, bus, properties } = synthesize();

  expect(properties).toMatchObject({
    Environment: { Variables: { EVENT_BUS_NAME: stack.resolve(bus.eventBusName) as unknown, PRIVACY_POLICY: '{}' } },
  });
});

test('the function has what it was told: policy, key and processor', () => {
  const { properties } = synthesize({
    privacy: { userAttributes: { email: 'hash', 'custom:plan': 'include' } },
    hashKeyArn: 'arn:aws:ssm:eu-west-1:111122223333:parameter/hash-key',
    architecture: Architecture.ARM_64,
  });

  expect(properties).toMatchObject({
    Architectures: ['arm64'],
    Environment: {
      Variables: {
        PRIVACY_POLICY: '{"userAttributes":{"email":"hash","custom:plan":"include"}}',
        PRIVACY_HASH_KEY_ARN: 'arn:aws:ssm:eu-west-1:111122223333:parameter/hash-key',
      },
    },
  });
});

test('the function may put events on that bus, and nothing else', () => {
  const { stack, bus, template } = synthesize();

  expect(policyStatements(template)).toEqual([
    { Effect: 'Allow', Action: 'events:PutEvents', Resource: stack.resolve(bus.eventBusArn) as unknown },
  ]);
});
