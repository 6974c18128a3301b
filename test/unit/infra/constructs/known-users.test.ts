import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { KnownUsers, knownUsersPattern } from '../../../../infra/constructs/known-users.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
import { aPipelineTemplate } from '../../../given/builders/a-template.ts';
import { matchesPattern } from '../matches-pattern.ts';
import { policyStatements } from '../policy-statements.ts';
import { propertiesOf } from '../properties-of.ts';

/** The construct with a bus, and the template it gives. */
function synthesize(days?: number) {
  const stack = aStack();
  const bus = new EventBus(stack, 'Bus');
  const knownUsers = new KnownUsers(stack, 'KnownUsers', {
    bus,
    ...(days === undefined ? {} : { rememberFor: Duration.days(days) }),
  });
  const resolve = (value: string) => stack.resolve(value) as unknown;
  return { bus, knownUsers, template: Template.fromStack(stack), resolve };
}

test('the table is paid by request, forgets by itself, and has users by sub', () => {
  const { template } = synthesize();

  template.hasResourceProperties('AWS::DynamoDB::Table', {
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'sub', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'sub', AttributeType: 'S' }],
    TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
  });
});

test('the table takes TLS alone', () => {
  synthesize().template.hasResourceProperties('AWS::DynamoDB::Table', {
    ResourcePolicy: {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 'dynamodb:*',
            Resource: '*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    },
  });
});

test('the rule sends sub and pool to the queue, and nothing else of an event', () => {
  const { bus, knownUsers, template, resolve } = synthesize();

  template.hasResourceProperties('AWS::Events::Rule', {
    EventBusName: resolve(bus.eventBusName),
    Targets: [
      {
        Arn: resolve(knownUsers.queue.queueArn),
        InputTransformer: {
          InputPathsMap: { 'detail-subject': '$.detail.subject', 'detail-data-userPoolId': '$.detail.data.userPoolId' },
          InputTemplate: '{"subject":<detail-subject>,"userPoolId":<detail-data-userPoolId>}',
        },
      },
    ],
  });
});

test('two environments at most get large batches and retry messages for 14 days', () => {
  const { knownUsers, template, resolve } = synthesize();

  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    EventSourceArn: resolve(knownUsers.queue.queueArn),
    FunctionName: resolve(knownUsers.function.functionName),
    BatchSize: 1000,
    MaximumBatchingWindowInSeconds: 30,
    ScalingConfig: { MaximumConcurrency: 2 },
    // It fails as a whole, and writes nothing twice.
    FunctionResponseTypes: Match.absent(),
  });
  template.hasResourceProperties('AWS::SQS::Queue', {
    MessageRetentionPeriod: 1_209_600,
    VisibilityTimeout: 210,
    SqsManagedSseEnabled: true,
    RedrivePolicy: Match.absent(),
  });
});

test.each([
  [undefined, '400'],
  [30, '30'],
])('with %j days configured, the function remembers users for %s', (days, REMEMBER_USERS_DAYS) => {
  const { bus, knownUsers, template, resolve } = synthesize(days);

  expect(propertiesOf(template, knownUsers.function)).toMatchObject({
    Environment: {
      Variables: {
        EVENT_BUS_NAME: resolve(bus.eventBusName),
        KNOWN_USERS_TABLE: resolve(knownUsers.table.tableName),
        REMEMBER_USERS_DAYS,
      },
    },
  });
});

test('the function may only read and write the table in batches, and take messages', () => {
  const { knownUsers, template, resolve } = synthesize();
  const statements = policyStatements(template).map(({ Action, Resource }) => [[Action].flat(), Resource]);

  expect(statements).toEqual(
    expect.arrayContaining([
      [['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem'], resolve(knownUsers.table.tableArn)],
      [expect.arrayContaining(['sqs:ReceiveMessage']), resolve(knownUsers.queue.queueArn)],
    ]),
  );
  expect(statements).toHaveLength(2);
});

describe('the events that show a user', () => {
  const shows = (
    type: string,
    { loginsShowUsers = false, ...over }: { loginsShowUsers?: boolean; subject?: string | undefined } = {},
  ) => {
    const { source, detailType, detail } = knownUsersPattern(loginsShowUsers);
    const event = { source: 'cognito-to-kafka', 'detail-type': type, detail: { type, subject: 'c2f58484', ...over } };
    return matchesPattern({ source, 'detail-type': detailType, detail }, event);
  };

  test.each(['token.issued', 'password.changed', 'user.attributes_changed', 'mfa.changed', 'logout.completed'])(
    '%s, with a subject',
    (name) => {
      expect(shows(`cognito.${name}.v1`)).toBe(true);
      expect(shows(`cognito.${name}.v1`, { subject: undefined })).toBe(false);
    },
  );

  test.each(['login.succeeded', 'sign_up.confirmed'])('%s only where tokens do not', (name) => {
    expect(shows(`cognito.${name}.v1`)).toBe(false);
    expect(shows(`cognito.${name}.v1`, { loginsShowUsers: true })).toBe(true);
  });

  test.each(['token.refreshed', 'login.attempted', 'login.failed', 'user.deleted'])('not %s', (name) => {
    expect(shows(`cognito.${name}.v1`, { loginsShowUsers: true })).toBe(false);
  });
});

test.each<[string, object, boolean]>([
  ['a created pool', {}, false],
  ['an attached pool', { userPools: [{ id: 'eu-west-1_One' }] }, false],
  [
    'a pool that is not attached',
    { userPools: [{ id: 'eu-west-1_One' }, { id: 'eu-west-1_Two', attach: false }] },
    true,
  ],
  [
    'a token trigger of another function',
    { userPools: [{ id: 'eu-west-1_One', excludeTriggers: ['PreTokenGeneration'] }] },
    true,
  ],
  [
    'another trigger of another function',
    { userPools: [{ id: 'eu-west-1_One', excludeTriggers: ['CustomMessage'] }] },
    false,
  ],
])('with %s, logins show users: %j', (_what, config, loginsShowUsers) => {
  aPipelineTemplate(config).hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { 'detail-type': knownUsersPattern(loginsShowUsers).detailType },
  });
});

test('a pipeline that remembers nobody has no table, and its audit function knows none', () => {
  for (const audit of [{ rememberUsersDays: 0 }, { enabled: false }]) {
    const template = aPipelineTemplate({ audit });

    template.resourceCountIs('AWS::DynamoDB::Table', 0);
    template.resourcePropertiesCountIs(
      'AWS::Lambda::Function',
      { Environment: { Variables: { KNOWN_USERS_TABLE: Match.anyValue() } } },
      0,
    );
  }
});
