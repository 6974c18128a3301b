import { Duration, Fn } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { LambdaFunction } from '../../../../infra/constructs/lambda-function.ts';
import { aPipelineStack, aStack } from '../../../given/builders/a-stack.ts';

/** The stack of a function with these variables, and perhaps values that are known only at deployment. */
function aFunctionWith(environment: Readonly<Record<string, string>>, deployed = 0) {
  const stack = aStack();
  const { queueArn } = new Queue(stack, 'Queue');
  const tokens = Array.from({ length: deployed }, (_, index) => [`TOKEN_${index}`, Fn.join(',', [queueArn, 'x'])]);
  new LambdaFunction(stack, 'Lambda', {
    bundle: 'forwarder',
    description: 'What it does.',
    timeout: Duration.seconds(7),
    memoryMiB: 192,
    environment: { ...environment, ...(Object.fromEntries(tokens) as Record<string, string>) },
  });
  return stack;
}

// Lambda measures {"A":"…"}.
const around = '{"A":""}'.length;

test('takes as many bytes of variables as Lambda does', () => {
  expect(() => Template.fromStack(aFunctionWith({ A: 'x'.repeat(4096 - around) }))).not.toThrow();
  expect(() => Template.fromStack(aFunctionWith({ A: 'x'.repeat(4097 - around) }))).toThrow(
    'The environment variables have about 4097 bytes, and Lambda takes 4096. The largest are A (4091). Shorten them.',
  );
});

test('counts quotes with their escapes, and characters by their bytes', () => {
  expect(() => Template.fromStack(aFunctionWith({ A: '"'.repeat(2100) }))).toThrow(/about 4208 bytes/);
  expect(() => Template.fromStack(aFunctionWith({ A: 'é'.repeat(2100) }))).toThrow(/about 4208 bytes/);
});

test('estimates values that are known only at deployment', () => {
  expect(() => Template.fromStack(aFunctionWith({}, 20))).not.toThrow();
  expect(() => Template.fromStack(aFunctionWith({}, 30))).toThrow(/about \d+ bytes, and Lambda takes 4096/);
});

test('names the option that a long variable comes from, and the function', () => {
  const names = Array.from({ length: 150 }, (_, index) => [`custom:attribute_${index}`, 'include']);
  const stack = aPipelineStack({ privacy: { userAttributes: Object.fromEntries(names) as object } });

  expect(() => Template.fromStack(stack)).toThrow(
    /\[\S*Trigger\/Observer\/Lambda\] The environment .*The largest are PRIVACY_POLICY \(\d+, from privacy\)/,
  );
});
