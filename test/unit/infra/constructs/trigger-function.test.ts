import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  afterResponseBudget,
  beforeResponseBudget,
  triggerTimeoutSeconds,
  type DeliveryBudget,
} from '../../../../contracts/delivery-mode.ts';
import { TriggerFunction, type TriggerFunctionProps } from '../../../../infra/constructs/trigger-function.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
import { policyStatements } from '../policy-statements.ts';
import { propertiesOf } from '../properties-of.ts';

const cognitoWaitsMs = 5000;
const coldClientMs = 1000;

const versions = (id: unknown) => ({ 'Fn::Join': ['', [{ 'Fn::GetAtt': [id, 'Arn'] }, ':*']] });

/** A trigger function for a bus and perhaps an outbox, its properties and the template they give. */
function synthesize({ withOutbox = false, ...props }: Partial<TriggerFunctionProps> & { withOutbox?: boolean } = {}) {
  const stack = aStack();
  const bus = new EventBus(stack, 'Bus');
  const outbox = new Queue(stack, 'Queue');
  const trigger = new TriggerFunction(stack, 'Trigger', { bus, ...props, ...(withOutbox ? { outbox } : {}) });
  const template = Template.fromStack(stack);
  const properties = propertiesOf(template, trigger.function);
  const { Variables } = properties['Environment'] as { Variables: Record<string, unknown> };
  const resolve = (value: string) => stack.resolve(value) as unknown;
  const [id] = Object.keys(
    template.findResources('AWS::Lambda::Function', { Properties: { Timeout: triggerTimeoutSeconds } }),
  );
  // The rest is what the check of new versions may do, and what CDK's provider may do for it.
  const rights = policyStatements(template).filter(({ Action }) => !/^lambda:/.test([Action].flat().join()));
  return { bus, outbox, template, properties, variables: Variables, resolve, id, rights };
}

const sum = ({ keyMs, busMs, outboxMs }: DeliveryBudget): number => keyMs + busMs + outboxMs;

test('the function may take longer than Cognito waits, because it answers first', () => {
  expect(synthesize().properties).toMatchObject({ Handler: 'index.handler', Timeout: triggerTimeoutSeconds });
  expect(triggerTimeoutSeconds * 1000).toBeGreaterThan(cognitoWaitsMs);
});

test('delivery after the response fits into the timeout, also with a cold client', () => {
  const { Timeout } = synthesize().properties as { Timeout: number };

  expect(coldClientMs + sum(afterResponseBudget)).toBeLessThan(Timeout * 1000);
});

test.each([100, 1000, 3500])(
  'each part has a share of %i ms before the response, while Cognito still waits',
  (total) => {
    const budget = beforeResponseBudget(total);

    expect(Math.min(budget.keyMs, budget.busMs, budget.outboxMs)).toBeGreaterThan(0);
    expect(sum(budget)).toBeCloseTo(total);
    expect(sum(budget)).toBeLessThan(cognitoWaitsMs);
  },
);

test('by default the function has its bus, defers publishing and omits user attributes', () => {
  const { bus, variables, resolve } = synthesize();

  expect(variables).toEqual({
    EVENT_BUS_NAME: resolve(bus.eventBusName),
    PRIVACY_POLICY: '{}',
    DELIVERY: 'after-response',
    PUBLISH_TIMEOUT_MS: '1000',
  });
});

test('the function has the configured policy, key and architecture', () => {
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

test('publishes before the response with the given timeout if configured', () => {
  const { variables } = synthesize({ delivery: 'before-response', publishTimeout: Duration.millis(2500) });

  expect(variables).toMatchObject({ DELIVERY: 'before-response', PUBLISH_TIMEOUT_MS: '2500' });
});

test('the function knows its outbox', () => {
  const { outbox, variables, resolve } = synthesize({ withOutbox: true });

  expect(variables).toHaveProperty('OUTBOX_QUEUE_URL', resolve(outbox.queueUrl));
});

test('without an outbox the function may put events on that bus, and nothing else', () => {
  const { bus, rights, resolve } = synthesize();

  expect(rights).toEqual([{ Effect: 'Allow', Action: 'events:PutEvents', Resource: resolve(bus.eventBusArn) }]);
});

test('with an outbox the function may also send to it, and nothing else', () => {
  const { bus, outbox, rights, resolve } = synthesize({ withOutbox: true });

  expect(rights).toEqual([
    { Effect: 'Allow', Action: 'events:PutEvents', Resource: resolve(bus.eventBusArn) },
    {
      Effect: 'Allow',
      Action: 'sqs:SendMessage',
      Resource: resolve(outbox.queueArn),
    },
  ]);
});

test('logins reach an alias that moves to a version only after its check passes', () => {
  const { template, id } = synthesize();
  const [version] = Object.keys(
    template.findResources('AWS::Lambda::Version', { Properties: { FunctionName: { Ref: id } } }),
  );
  const [check] = Object.keys(template.findResources('Custom::TriggerVersionCheck'));
  const [alias] = Object.values(template.findResources('AWS::Lambda::Alias'));

  template.hasResourceProperties('Custom::TriggerVersionCheck', { versionArn: { Ref: version } });
  expect(alias).toMatchObject({
    DependsOn: expect.arrayContaining([check]) as unknown,
    Properties: { Name: 'live', FunctionName: { Ref: id }, FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] } },
  });
});

test('the check may only invoke versions of the function, and waits for its permission', () => {
  const { template, id } = synthesize();
  const checks = Object.entries(template.findResources('AWS::IAM::Policy')).filter(([name]) =>
    /Check.*Handler/.test(name),
  );
  const [check] = Object.values(template.findResources('Custom::TriggerVersionCheck')) as { DependsOn: string[] }[];

  expect(checks.map(([, { Properties }]) => (Properties as { PolicyDocument: unknown }).PolicyDocument)).toMatchObject([
    { Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: versions(id) }] },
  ]);
  expect(check?.DependsOn).toContain(checks[0]?.[0]);
});

test('other settings are another version, which is checked', () => {
  const versionOf = (props: Partial<TriggerFunctionProps>) =>
    Object.keys(synthesize(props).template.findResources('AWS::Lambda::Version'));

  expect(versionOf({ publishTimeout: Duration.millis(900) })).not.toEqual(versionOf({}));
});

test('concurrency is set aside where that is asked for', () => {
  expect(synthesize().properties).not.toHaveProperty('ReservedConcurrentExecutions');
  expect(synthesize({ reservedConcurrency: 50 }).properties).toMatchObject({ ReservedConcurrentExecutions: 50 });
});

test('has 256 MB by default, or the given memory', () => {
  expect(synthesize().properties).toMatchObject({ MemorySize: 256 });
  expect(synthesize({ memoryMiB: 512 }).properties).toMatchObject({ MemorySize: 512 });
});

describe('provisioned concurrency', () => {
  const { template } = synthesize({ provisionedConcurrency: 5 });

  test('belongs to the alias, so that it moves with the version that logins reach', () => {
    template.hasResourceProperties('AWS::Lambda::Alias', {
      Name: 'live',
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 5 },
    });
  });

  test('does not belong to a version, which is retained and would be billed for it', () => {
    template.allResourcesProperties('AWS::Lambda::Version', { ProvisionedConcurrencyConfig: Match.absent() });
  });

  test('does not exist by default', () => {
    synthesize().template.hasResourceProperties('AWS::Lambda::Alias', { ProvisionedConcurrencyConfig: Match.absent() });
  });

  test('must leave reserved concurrency for the check of a new version', () => {
    expect(() => synthesize({ provisionedConcurrency: 9, reservedConcurrency: 10 })).not.toThrow();
    expect(() => synthesize({ provisionedConcurrency: 10, reservedConcurrency: 10 })).toThrow(
      'provisionedConcurrency: found 10; allowed: less than delivery.reservedConcurrency, 10, because a deployment invokes',
    );
  });
});

test('retains the previous version, so that the alias can be moved back by hand', () => {
  synthesize().template.hasResource('AWS::Lambda::Version', {
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
});
