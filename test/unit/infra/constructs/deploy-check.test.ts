import { Match, Template } from 'aws-cdk-lib/assertions';
import { DeployCheck, type DeployCheckProps } from '../../../../infra/constructs/deploy-check.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
import { policyStatements } from '../policy-statements.ts';

/** A check, the attribute by which other resources wait for it, and the template. */
function synthesize(props: Partial<DeployCheckProps> = {}) {
  const stack = aStack();
  const { result } = new DeployCheck(stack, 'Check', {
    bundle: 'event-bus-exists',
    description: 'What it looks for.',
    resourceType: 'Custom::Check',
    actions: ['events:DescribeEventBus'],
    resources: ['arn:aws:events:eu-west-1:111122223333:event-bus/our-own-bus'],
    ...props,
  });
  return { attribute: stack.resolve(result.getAtt('found')) as unknown, template: Template.fromStack(stack) };
}

test('a resource that uses the result of a check waits for the check', () => {
  const { attribute, template } = synthesize();
  const [check] = Object.keys(template.findResources('Custom::Check'));

  expect(attribute).toEqual({ 'Fn::GetAtt': [check, 'found'] });
});

test('a check receives its properties, and is created again when they change', () => {
  synthesize({ properties: { eventBusName: 'our-own-bus' } }).template.hasResourceProperties('Custom::Check', {
    eventBusName: 'our-own-bus',
    ServiceToken: Match.anyValue(),
  });
});

test('a check may do what it was allowed, and nothing else', () => {
  const [allowed, ...calls] = policyStatements(synthesize().template);

  expect(allowed).toEqual({
    Effect: 'Allow',
    Action: 'events:DescribeEventBus',
    Resource: 'arn:aws:events:eu-west-1:111122223333:event-bus/our-own-bus',
  });
  expect(calls.map(({ Action }) => Action).sort()).toEqual(['lambda:GetFunction', 'lambda:InvokeFunction']);
});

test('gives a check a minute, twice the pauses between denials', () => {
  synthesize().template.hasResourceProperties('AWS::Lambda::Function', {
    Description: 'What it looks for.',
    Timeout: 60,
  });
});
