import { Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { TriggerFunction, type TriggerFunctionProps } from '../../../infra/constructs/trigger-function.ts';
import { aStack } from '../../builders/a-stack.ts';
import { policyStatements } from '../policy-statements.ts';
import { propertiesOf } from '../properties-of.ts';

/** A trigger function for a bus, its properties and the template they give. */
function synthesize(props: Omit<TriggerFunctionProps, 'bus'> = {}) {
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

test('the function has the privacy policy as JSON', () => {
  const privacy = { userAttributes: { email: 'include', 'custom:plan': 'omit' } } as const;
  const { Environment } = synthesize({ privacy }).properties as {
    Environment: { Variables: { PRIVACY_POLICY: string } };
  };

  expect(JSON.parse(Environment.Variables.PRIVACY_POLICY)).toEqual(privacy);
});

test('the function may put events on that bus, and nothing else', () => {
  const { stack, bus, template } = synthesize();

  expect(policyStatements(template)).toEqual([
    { Effect: 'Allow', Action: 'events:PutEvents', Resource: stack.resolve(bus.eventBusArn) as unknown },
  ]);
});

test('the processor can be chosen', () => {
  expect(synthesize().properties).not.toHaveProperty('Architectures');
  expect(synthesize({ architecture: Architecture.ARM_64 }).properties).toHaveProperty('Architectures', ['arm64']);
});
