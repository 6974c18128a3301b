import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { LambdaFunction, type LambdaFunctionProps } from '../../../../infra/constructs/lambda-function.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
import { policyStatements } from '../policy-statements.ts';
import { propertiesOf } from '../properties-of.ts';

const props: LambdaFunctionProps = {
  bundle: 'forwarder',
  description: 'What it does.',
  timeout: Duration.seconds(7),
  memoryMiB: 192,
};

const kinds = [
  ['in one file', { bundle: 'forwarder' }],
  ['in parts', { bundle: 'trigger' }],
] as const;

/** A function, its properties and the template it gives. */
function synthesize(over: Partial<LambdaFunctionProps> = {}) {
  const stack = aStack();
  const lambda = new LambdaFunction(stack, 'Lambda', { ...props, ...over });
  const template = Template.fromStack(stack);
  return { stack, template, properties: propertiesOf(template, lambda.function) };
}

test.each(kinds)('a function %s runs on nodejs24.x, with the time and the memory it was given', (_kind, kind) => {
  expect(synthesize(kind).properties).toMatchObject({
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Description: 'What it does.',
    Timeout: 7,
    MemorySize: 192,
  });
});

test.each(kinds)('%s, the processor and the variables are up to Lambda, unless they are given', (_kind, kind) => {
  const bare = synthesize(kind).properties;
  expect(bare).not.toHaveProperty('Architectures');
  expect(bare).not.toHaveProperty('Environment');

  const given = synthesize({ ...kind, architecture: Architecture.ARM_64, environment: { COLOUR: 'blue' } });
  expect(given.properties).toMatchObject({
    Architectures: ['arm64'],
    Environment: { Variables: { COLOUR: 'blue' } },
  });
});

test.each(kinds)('a function %s logs to a group of its own that keeps lines for a month', (_kind, kind) => {
  const { template, properties } = synthesize(kind);
  const groups = template.findResources('AWS::Logs::LogGroup');

  expect(Object.values(groups)).toMatchObject([{ Properties: { RetentionInDays: 30 } }]);
  expect(properties).toMatchObject({ LoggingConfig: { LogGroup: { Ref: Object.keys(groups)[0] } } });
});

test.each(kinds)('a function %s may write its log and nothing else', (_kind, kind) => {
  const { template } = synthesize(kind);

  expect(policyStatements(template)).toEqual([]);
  template.hasResourceProperties('AWS::IAM::Role', {
    ManagedPolicyArns: [
      { 'Fn::Join': ['', Match.arrayWith([':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'])] },
    ],
    Policies: Match.absent(),
  });
});

test.each(kinds)('a function %s loses failed asynchronous events unless it has a queue', (_kind, kind) => {
  expect(synthesize(kind).properties).not.toHaveProperty('DeadLetterConfig');

  const stack = aStack();
  const deadLetterQueue = new Queue(stack, 'Queue');
  const lambda = new LambdaFunction(stack, 'Lambda', { ...props, ...kind, deadLetterQueue });
  expect(propertiesOf(Template.fromStack(stack), lambda.function)).toMatchObject({
    DeadLetterConfig: { TargetArn: stack.resolve(deadLetterQueue.queueArn) as unknown },
  });
});

test('a function cannot leave out a package that its bundle always contains', () => {
  expect(() => synthesize({ externalPackages: ['kafkajs'] })).toThrow(/"forwarder".*"kafkajs"/);
});
