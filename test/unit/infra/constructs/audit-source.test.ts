import { Match, Template } from 'aws-cdk-lib/assertions';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { apiCallPattern, serviceEventPattern } from '../../../../infra/constructs/audit-patterns.ts';
import { AuditSource, type AuditSourceProps } from '../../../../infra/constructs/audit-source.ts';
import { KnownUsers } from '../../../../infra/constructs/known-users.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
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

test('two rules on the default bus, the only one with records, send them to the queue', () => {
  const { source, template, resolve } = synthesize();
  const details = [apiCallPattern(), serviceEventPattern()].map(({ detail }) => detail);

  template.resourceCountIs('AWS::Events::Rule', details.length);
  for (const detail of details) {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventBusName: Match.absent(),
      State: 'ENABLED',
      EventPattern: Match.objectLike({ source: ['aws.cognito-idp'], detail }),
      Targets: [
        {
          Id: 'Target0',
          Arn: resolve(source.queue.queueArn),
          DeadLetterConfig: { Arn: resolve(source.ruleDeadLetterQueue.queueArn) },
        },
      ],
    });
  }
});

test('each rule may send to both queues, and no service may invoke the function', () => {
  const { source, template, resolve } = synthesize();

  template.resourceCountIs('AWS::Lambda::Permission', 0);
  for (const { queueArn } of [source.queue, source.ruleDeadLetterQueue]) {
    for (const rule of Object.keys(template.findResources('AWS::Events::Rule'))) {
      template.hasResourceProperties('AWS::SQS::QueuePolicy', {
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({
              Effect: 'Allow',
              Action: Match.anyValue(),
              Principal: { Service: 'events.amazonaws.com' },
              Resource: resolve(queueArn),
              Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [rule, 'Arn'] } } },
            }),
          ]),
        },
      });
    }
  }
});

test('no more than two batches of 100 are processed at a time, whatever an attack adds', () => {
  const { source, template, resolve } = synthesize();

  template.resourceCountIs('AWS::Lambda::EventSourceMapping', 1);
  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    EventSourceArn: resolve(source.queue.queueArn),
    FunctionName: resolve(source.function.functionName),
    BatchSize: 100,
    MaximumBatchingWindowInSeconds: 5,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: 2 },
  });
  expect(propertiesOf(template, source.function)).not.toHaveProperty('ReservedConcurrentExecutions');
});

test('a message is hidden for six timeouts and the batch window, and lasts 12 hours', () => {
  const { source, template, resolve } = synthesize();
  const { VisibilityTimeout, RedrivePolicy } = propertiesOf(template, source.queue) as {
    VisibilityTimeout: number;
    RedrivePolicy: { maxReceiveCount: number };
  };

  expect(propertiesOf(template, source.function)).toMatchObject({ Timeout: 30 });
  expect(VisibilityTimeout).toBe(6 * 30 + 5);
  expect(RedrivePolicy).toMatchObject({ deadLetterTargetArn: resolve(source.deadLetterQueue.queueArn) });
  // Half of the deliveries may be throttled polls.
  expect((VisibilityTimeout * RedrivePolicy.maxReceiveCount) / 2).toBeGreaterThanOrEqual(12 * 3600);
});

test('a record that a rule of a previous version sent to the function is not lost', () => {
  const { source, template, resolve } = synthesize();

  expect(propertiesOf(template, source.function)).toMatchObject({
    DeadLetterConfig: { TargetArn: resolve(source.ruleDeadLetterQueue.queueArn) },
  });
});

test('each queue is encrypted by SQS itself, requires TLS and keeps a record 14 days', () => {
  const { template } = synthesize();

  template.resourceCountIs('AWS::SQS::Queue', 3);
  template.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 });
  template.allResourcesProperties('AWS::SQS::QueuePolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ]),
    },
  });
  template.resourceCountIs('AWS::SQS::QueuePolicy', 3);
});

test('the function receives its bus, privacy policy, pools and dead-letter queue', () => {
  const { bus, source, template, resolve } = synthesize({ privacy: { ipAddress: 'truncate' } });

  expect(propertiesOf(template, source.function)).toMatchObject({
    Runtime: 'nodejs24.x',
    Environment: {
      Variables: {
        EVENT_BUS_NAME: resolve(bus.eventBusName),
        PRIVACY_POLICY: '{"ipAddress":"truncate"}',
        USER_POOL_IDS: userPoolIds.join(','),
        DEAD_LETTER_QUEUE_URL: resolve(source.deadLetterQueue.queueUrl),
      },
    },
  });
});

test('may only consume, publish, dead-letter, and list clients and users of its pools', () => {
  const { bus, source, template, resolve } = synthesize();
  const poolArn = (id: string) =>
    expect.objectContaining({ 'Fn::Join': ['', expect.arrayContaining([`:userpool/${id}`])] }) as unknown;

  const deadLetterQueues = [source.ruleDeadLetterQueue, source.deadLetterQueue].map(({ queueArn }) =>
    resolve(queueArn),
  );
  const consuming = ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl', 'ReceiveMessage'];

  expect(policyStatements(template)).toEqual([
    { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: deadLetterQueues },
    { Effect: 'Allow', Action: 'events:PutEvents', Resource: resolve(bus.eventBusArn) },
    {
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: expect.anything() as unknown,
      Condition: { StringEquals: { 'kms:EncryptionContext:aws:sqs:arn': resolve(source.queue.queueArn) } },
    },
    {
      Effect: 'Allow',
      Action: consuming.map((action) => `sqs:${action}`),
      Resource: resolve(source.queue.queueArn),
    },
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

test('all environments share 5 of the 30 ListUsers calls per second of the account', () => {
  const { source, template } = synthesize();
  const { Environment } = propertiesOf(template, source.function) as {
    Environment: { Variables: { LIST_USERS_INTERVAL_MS: string } };
  };

  expect(Environment.Variables.LIST_USERS_INTERVAL_MS).toBe('400');
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
