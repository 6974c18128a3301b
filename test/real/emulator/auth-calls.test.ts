import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { SQS } from '@aws-sdk/client-sqs';
import { accountId, region } from '../../../local/rig/aws-environment.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { createQueue } from './queue.ts';
import { asRole, policyOf } from './role.ts';
import { createUserPool } from './user-pool.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

const entry = { Source: 'shop', DetailType: 'order placed', Detail: '{}' };
const defaultBus = `arn:aws:events:${region}:${accountId}:event-bus/default`;

test("a role may call what its policy allows, and other calls fail with AWS's message", async () => {
  const events = new EventBridge(await asRole(emulator, { Action: 'events:PutEvents', Resource: defaultBus }));

  await expect(events.putEvents({ Entries: [entry] })).resolves.toMatchObject({ FailedEntryCount: 0 });
  await expect(events.putEvents({ Entries: [{ ...entry, EventBusName: 'other' }] })).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringMatching(
      /^User: arn:aws:sts::\d+:assumed-role\/role-\S+\/tester is not authorized to perform: events:PutEvents on resource: \S+event-bus\/other because no identity-based policy allows the events:PutEvents action$/,
    ) as string,
  });
});

test('a call for a batch needs the action for one message', async () => {
  const queue = await createQueue(emulator, 'batches');
  const Actions = ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility', 'sqs:DeleteMessage'];
  const sqs = new SQS(await asRole(emulator, { Action: Actions, Resource: queue.arn }));

  await sqs.sendMessageBatch({ QueueUrl: queue.url, Entries: [{ Id: 'a', MessageBody: 'a' }] });
  const { Messages = [] } = await sqs.receiveMessage({ QueueUrl: queue.url });
  const Entries = Messages.map(({ ReceiptHandle }) => ({ Id: 'a', ReceiptHandle, VisibilityTimeout: 30 }));
  await sqs.changeMessageVisibilityBatch({ QueueUrl: queue.url, Entries });
  const done = await sqs.deleteMessageBatch({
    QueueUrl: queue.url,
    Entries: Messages.map(({ ReceiptHandle }) => ({ Id: 'a', ReceiptHandle })),
  });
  expect(done.Successful).toHaveLength(1);
});

test('a bus is looked up by who may describe that bus', async () => {
  const events = new EventBridge(await asRole(emulator, { Action: 'events:DescribeEventBus', Resource: defaultBus }));

  await expect(events.describeEventBus({ Name: 'default' })).resolves.toMatchObject({ Arn: defaultBus });
  await expect(events.describeEventBus({ Name: 'other' })).rejects.toThrow('event-bus/other because no identity-based');
});

test('a queue that denies calls without TLS accepts calls, except one without TLS', async () => {
  const queue = await createQueue(emulator, 'tls-only');
  const Condition = { Bool: { 'aws:SecureTransport': 'false' } };
  const tlsOnly = { Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: queue.arn, Condition };
  await queue.sqs.setQueueAttributes({ QueueUrl: queue.url, Attributes: { Policy: policyOf(tlsOnly) } });
  const settings = await asRole(emulator, { Action: 'sqs:SendMessage', Resource: queue.arn });
  const message = { QueueUrl: queue.url, MessageBody: 'a' };
  const plain = new SQS(settings);
  plain.middlewareStack.add(
    (next) => (args) => {
      (args.request as { headers: Record<string, string> }).headers['x-forwarded-proto'] = 'http';
      return next(args);
    },
    { step: 'build' },
  );

  await new SQS(settings).sendMessage(message);
  await expect(plain.sendMessage(message)).rejects.toThrow('with an explicit deny in a resource-based policy');
});

test.each([
  ['without a condition', undefined, true],
  ['on a condition of the service, which Cognito does not tell', 'cognito-idp.amazonaws.com', false],
])('a role that may pass a role %s may update a pool that sends text messages: %s', async (_what, service, allowed) => {
  const { UserPoolId } = await createUserPool(emulator);
  const SnsCallerArn = `arn:aws:iam::${accountId}:role/sms`;
  const Condition = service && { StringEquals: { 'iam:PassedToService': service } };
  const settings = await asRole(
    emulator,
    { Action: 'cognito-idp:UpdateUserPool', Resource: '*' },
    { Action: 'iam:PassRole', Resource: SnsCallerArn, ...(Condition ? { Condition } : {}) },
  );
  const update = new CognitoIdentityProvider(settings).updateUserPool({
    UserPoolId,
    SmsConfiguration: { SnsCallerArn },
  });

  const outcome = await update.then(
    () => 'updated',
    (error: unknown) => (error as Error).message,
  );
  expect(outcome).toMatch(allowed ? /^updated$/ : /not authorized to perform: iam:PassRole on resource: \S+role\/sms/);
});
