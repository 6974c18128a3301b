import { Fn } from 'aws-cdk-lib';
import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { PublisherFunction, type PublisherProps } from '../../../../infra/constructs/publisher-function.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
import { policyStatements } from '../policy-statements.ts';
import { propertiesOf } from '../properties-of.ts';

const secretArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:hash-key-AbCdEf';
const parameterArn = 'arn:aws:ssm:eu-west-1:111122223333:parameter/hash-key';
const hashing = { userAttributes: { email: 'hash' } } as const;

/** A function that publishes to a bus, its variables and properties, and the template they give. */
function synthesize(props: Omit<PublisherProps, 'bus'> = {}) {
  const stack = aStack();
  const bus = new EventBus(stack, 'Bus');
  const publisher = new PublisherFunction(stack, 'Publisher', {
    bus,
    bundle: 'trigger',
    description: 'A publisher.',
    timeout: Duration.seconds(5),
    memoryMiB: 128,
    environment: { COLOUR: 'blue' },
    ...props,
  });
  const template = Template.fromStack(stack);
  const properties = propertiesOf(template, publisher.function);
  const { Variables } = properties['Environment'] as { Variables: Record<string, unknown> };
  return { stack, bus, template, properties, variables: Variables };
}

test('the function knows its bus and its own settings, and lets nothing out by default', () => {
  const { stack, bus, variables } = synthesize();

  expect(variables).toEqual({
    EVENT_BUS_NAME: stack.resolve(bus.eventBusName) as unknown,
    PRIVACY_POLICY: '{}',
    COLOUR: 'blue',
  });
});

test('the function has the privacy policy as JSON', () => {
  const privacy = { userAttributes: { email: 'include' }, clientMetadata: { app: 'omit' }, userAgent: 'omit' } as const;
  const { variables } = synthesize({ privacy });

  expect(JSON.parse(variables['PRIVACY_POLICY'] as string)).toEqual(privacy);
});

test('the function may put events on that bus, and nothing else', () => {
  const { stack, bus, template } = synthesize();

  expect(policyStatements(template)).toEqual([
    { Effect: 'Allow', Action: 'events:PutEvents', Resource: stack.resolve(bus.eventBusArn) as unknown },
  ]);
});

test.each([
  ['a secret', secretArn, 'secretsmanager:GetSecretValue'],
  ['a parameter', parameterArn, 'ssm:GetParameter'],
])('a function that hashes knows its key in %s, and may read that alone', (_what, hashKeyArn, action) => {
  const { template, variables } = synthesize({ privacy: hashing, hashKeyArn });

  expect(variables).toHaveProperty('PRIVACY_HASH_KEY_ARN', hashKeyArn);
  expect(policyStatements(template).slice(1)).toEqual([{ Effect: 'Allow', Action: action, Resource: hashKeyArn }]);
});

test('may read a key whose ARN is known only at deployment from either service', () => {
  const hashKeyArn = Fn.importValue('hash-key');
  const { template } = synthesize({ privacy: hashing, hashKeyArn });

  expect(policyStatements(template)[1]).toEqual({
    Effect: 'Allow',
    Action: ['secretsmanager:GetSecretValue', 'ssm:GetParameter'],
    Resource: { 'Fn::ImportValue': 'hash-key' },
  });
});

test.each([[undefined], [{ userAttributes: { email: 'include' } } as const]])(
  'a function that hashes nothing does not get the key: %j',
  (privacy) => {
    const { template, variables } = synthesize({ hashKeyArn: secretArn, ...(privacy && { privacy }) });

    expect(variables).not.toHaveProperty('PRIVACY_HASH_KEY_ARN');
    expect(policyStatements(template)).toHaveLength(1);
  },
);

test('the policy does not contain the ARN of the key', () => {
  const { variables } = synthesize({ privacy: hashing, hashKeyArn: secretArn });

  expect(variables['PRIVACY_POLICY']).toBe('{"userAttributes":{"email":"hash"}}');
});

test('a function cannot hash without a key', () => {
  expect(() => synthesize({ privacy: hashing })).toThrow(/^Stack\/Publisher: the privacy policy hashes .* hashKeyArn/);
});

test('the processor can be chosen', () => {
  expect(synthesize().properties).not.toHaveProperty('Architectures');
  expect(synthesize({ architecture: Architecture.ARM_64 }).properties).toHaveProperty('Architectures', ['arm64']);
});
