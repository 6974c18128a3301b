import { Match, Template } from 'aws-cdk-lib/assertions';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { apiCallPattern, serviceEventPattern } from '../../../infra/constructs/audit-patterns.ts';
import { AuditSource, type AuditSourceProps } from '../../../infra/constructs/audit-source.ts';
import { KnownUsers } from '../../../infra/constructs/known-users.ts';
import { aStack } from '../../builders/a-stack.ts';
import { policyStatements } from '../policy-statements.ts';
import { propertiesOf } from '../properties-of.ts';

const userPoolIds = ['eu-west-1_AbCdEf123', 'eu-west-1_GhIjKl456'];

/** The audit source of two pools, and the template it gives. */
function synthesize(props: Partial<AuditSourceProps> = {}, remembersUsers = false) {
  const stack = aStack();
  const bus = new EventBus(stack, 'Bus');
  const userPools = userPoolIds.map((id) => UserPool.fromUserPoolId(stack, id, id));
  const knownUsers = remembersUsers ? new KnownUsers(stack, 'KnownUsers', { bus }) : undefined;
  const source = new AuditSource(stack, 'Audit', { bus, userPools, knownUsers, ...props });
  const resolve = (value: string) => stack.resolve(value) as unknown;
  return { bus, source, template: Template.fromStack(stack), resolve };
}

test('two rules on the default bus, on which alone the records come, hand them to the function', () => {
  const { source, template, resolve } = synthesize();
  const details = [apiCallPattern(), serviceEventPattern()].map(({ detail }) => detail);

  template.resourceCountIs('AWS::Events::Rule', details.length);
  for (const detail of details) {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventBusName: Match.absent(),
      State: 'ENABLED',
      EventPattern: Match.objectLike({ source: ['aws.cognito-idp'], detail }),
      Targets: [Match.objectLike({ Arn: resolve(source.function.functionArn) })],
    });
  }
});

test('each rule may invoke the function, and nothing else may', () => {
  const { source, template, resolve } = synthesize();
  const rules = Object.keys(template.findResources('AWS::Events::Rule'));

  template.resourceCountIs('AWS::Lambda::Permission', rules.length);
  for (const rule of rules) {
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      FunctionName: resolve(source.function.functionArn),
      Principal: 'events.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': [rule, 'Arn'] },
    });
  }
});

test('Lambda tries a record twice more, within six hours, and then keeps it in the dead-letter queue', () => {
  const { source, template, resolve } = synthesize();

  template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
    FunctionName: resolve(source.function.functionName),
    Qualifier: '$LATEST',
    MaximumRetryAttempts: 2,
    MaximumEventAgeInSeconds: 6 * 3600,
  });
  expect(propertiesOf(template, source.function)).toMatchObject({
    DeadLetterConfig: { TargetArn: resolve(source.deadLetters.queueArn) },
  });
});

test('a record that a rule cannot hand over goes to the same dead-letter queue, and each rule may put it there', () => {
  const { source, template, resolve } = synthesize();
  const Arn = resolve(source.deadLetters.queueArn);

  template.allResourcesProperties('AWS::Events::Rule', { Targets: [Match.objectLike({ DeadLetterConfig: { Arn } })] });
  for (const rule of Object.keys(template.findResources('AWS::Events::Rule'))) {
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'sqs:SendMessage',
            Principal: { Service: 'events.amazonaws.com' },
            Resource: Arn,
            Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [rule, 'Arn'] } } },
          }),
        ]),
      },
    });
  }
});

test('the dead-letter queue is encrypted by SQS itself, takes TLS alone and keeps a record 14 days', () => {
  const { template } = synthesize();

  template.resourceCountIs('AWS::SQS::Queue', 1);
  template.hasResourceProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 });
  template.hasResourceProperties('AWS::SQS::QueuePolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ]),
    },
  });
});

test('the function knows its bus, its privacy policy and its pools', () => {
  const { bus, source, template, resolve } = synthesize({ privacy: { ipAddress: 'truncate' } });

  expect(propertiesOf(template, source.function)).toMatchObject({
    Runtime: 'nodejs24.x',
    Environment: {
      Variables: {
        EVENT_BUS_NAME: resolve(bus.eventBusName),
        PRIVACY_POLICY: '{"ipAddress":"truncate"}',
        USER_POOL_IDS: userPoolIds.join(','),
      },
    },
  });
});

test('the function may publish, park, list the clients and users of its pools, and nothing else', () => {
  const { bus, source, template, resolve } = synthesize();
  const poolArn = (id: string) =>
    expect.objectContaining({ 'Fn::Join': ['', expect.arrayContaining([`:userpool/${id}`])] }) as unknown;

  expect(policyStatements(template)).toEqual([
    { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: resolve(source.deadLetters.queueArn) },
    { Effect: 'Allow', Action: 'events:PutEvents', Resource: resolve(bus.eventBusArn) },
    {
      Effect: 'Allow',
      Action: ['cognito-idp:ListUserPoolClients', 'cognito-idp:ListUsers'],
      Resource: userPoolIds.map(poolArn),
    },
  ]);
});

test('with a table of known users it may get one user at a time, and knows the table', () => {
  const { source, template, resolve } = synthesize({}, true);

  expect(policyStatements(template)).toContainEqual({
    Effect: 'Allow',
    Action: 'dynamodb:GetItem',
    Resource: resolve(source.knownUsers?.table.tableArn ?? ''),
  });
  expect(propertiesOf(template, source.function)).toMatchObject({
    Environment: { Variables: { KNOWN_USERS_TABLE: resolve(source.knownUsers?.table.tableName ?? '') } },
  });
});

test('all its environments together call ListUsers five times a second, of the thirty that the account has', () => {
  const { source, template } = synthesize();
  const { Environment } = propertiesOf(template, source.function) as {
    Environment: { Variables: { LIST_USERS_INTERVAL_MS: string } };
  };

  expect(Environment.Variables.LIST_USERS_INTERVAL_MS).toBe('1000');
});

test('a policy that hashes brings the key and the right to read it', () => {
  const hashKeyArn = 'arn:aws:ssm:eu-west-1:111122223333:parameter/hash-key';
  const { source, template } = synthesize({ privacy: { userAttributes: { email: 'hash' } }, hashKeyArn });

  expect(propertiesOf(template, source.function)).toMatchObject({
    Environment: { Variables: { PRIVACY_HASH_KEY_ARN: hashKeyArn } },
  });
  expect(policyStatements(template)).toContainEqual({
    Effect: 'Allow',
    Action: 'ssm:GetParameter',
    Resource: hashKeyArn,
  });
});
