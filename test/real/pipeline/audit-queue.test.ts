import { randomUUID } from 'node:crypto';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
  type Message,
} from '@aws-sdk/client-sqs';
import type { IdentityEvent } from '../../../contracts/catalog.ts';
import { readEvent } from '../../../contracts/read-event.ts';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { CognitoUser } from '../../../local/rig/cognito-user.ts';
import { openTopicReader, type TopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { factId } from '../../../triggers/normalize/cloud-event.ts';
import { anAuditRecord, web } from '../../given/builders/an-audit-record.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { functionEnvironment } from './setup/function-environment.ts';
import { contentOf } from './setup/queue-content.ts';
import { replay } from './setup/replay-command.ts';
import { withoutPolicy } from './setup/without-permission.ts';

const pipeline = deployedPipeline();
const settings = clientSettings(pipeline.endpoint);
const cognito = new CognitoIdentityProviderClient(settings);
const logs = new CloudWatchLogsClient(settings);
const sqs = new SQSClient(settings);
const lambda = new LambdaClient(settings);
const clientId = output('UserPoolClientId');
const auditFunction = output('AuditFunctionName');
const queueUrl = output('AuditQueueUrl');
let reader: TopicReader;

beforeAll(async () => {
  reader = await openTopicReader(pipeline.bootstrap, pipeline.topic);
});

afterAll(() => reader.close());

const events = (): IdentityEvent[] =>
  reader.records.map(({ value }) => readEvent(value)).flatMap((read) => ('event' in read ? [read.event] : []));

/** The events in Kafka of a type and a user. */
const eventsOf = (type: string, sub: string): IdentityEvent[] =>
  events().filter((event) => event.type === type && event.subject === sub);

async function newUser(name: string): Promise<{ readonly user: CognitoUser; readonly subject: string }> {
  const user = new CognitoUser(cognito, clientId, name);
  const subject = await user.signUp();
  await user.confirm();
  return { user, subject };
}

test('a record whose event the bus rejects waits in the queue, and reaches Kafka later', async () => {
  const before = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['VisibilityTimeout'] }),
  );
  const environment = await functionEnvironment(lambda, auditFunction);
  const hiddenFor = (VisibilityTimeout: string) =>
    sqs.send(new SetQueueAttributesCommand({ QueueUrl: queueUrl, Attributes: { VisibilityTimeout } }));
  const { user, subject } = await newUser('vera');
  const startTime = Date.now();
  try {
    await hiddenFor('2');
    await environment.set({ AWS_ENDPOINT_URL_EVENTBRIDGE: 'http://127.0.0.1:1' });
    await user.logInWrongly();
    const line = await waitFor(() => returnedSince(environment.logGroupName, startTime), {
      what: 'the log line of the record',
      timeoutMs: 60_000,
    });
    expect(line).toMatchObject({ level: 'warn', code: 'ECONNREFUSED', RecordsRetried: 1 });
    expect(eventsOf('cognito.login.failed.v1', subject)).toEqual([]);
  } finally {
    await environment.restore();
  }
  try {
    await waitFor(() => eventsOf('cognito.login.failed.v1', subject).length > 0, {
      what: 'the event in Kafka',
      timeoutMs: 60_000,
    });
  } finally {
    await hiddenFor(before.Attributes?.VisibilityTimeout ?? '');
  }
});

async function returnedSince(logGroupName: string, startTime: number): Promise<object | undefined> {
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName, startTime }));
  const lines = events.map(({ message = '' }) => message.trim()).filter((line) => line.includes('"record returned"'));
  return lines.map((line) => JSON.parse(line) as object)[0];
}

test('a record that no retry helps is dead-lettered at once, and delays no other', async () => {
  const eventID = randomUUID();
  const poison = JSON.stringify(anAuditRecord('ChangePassword', { eventID, eventName: 'CallOfTomorrow' }));
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: poison }));
  const { user, subject } = await newUser('wim');
  await user.logInWrongly();

  const deadLetterQueue = output('AuditDeadLetterQueueUrl');
  const message = await waitFor(() => received(deadLetterQueue), {
    what: 'the dead-letter message',
    timeoutMs: 60_000,
  });
  expect(message).toMatchObject({
    Body: poison,
    MessageAttributes: { reason: { StringValue: 'UNKNOWN_EVENT_NAME' }, failedAt: { DataType: 'String' } },
  });
  await sqs.send(new DeleteMessageCommand({ QueueUrl: deadLetterQueue, ReceiptHandle: message.ReceiptHandle }));
  await waitFor(() => eventsOf('cognito.login.failed.v1', subject).length > 0, {
    what: 'the event of the other record',
    timeoutMs: 60_000,
  });
});

test('a record that the rule may not send is dead-lettered, and can be resent', async () => {
  const { user, subject } = await newUser('xeni');
  await withoutPolicy(queueUrl, async () => {
    await user.logInWrongly();
    await waitFor(async () => (await rulesDeadLetters()).some((body) => body.includes(subject)), {
      what: 'the dead-letter message of the rule',
      timeoutMs: 60_000,
    });
  });

  const { code, stderr } = await replay(pipeline.endpoint, 'send', '--queue', 'audit-rules-dead-letters', '--yes');

  expect([code, stderr]).toEqual([0, expect.stringContaining("sent to the audit function's queue")]);
  await waitFor(() => eventsOf('cognito.login.failed.v1', subject).length > 0, {
    what: 'the event in Kafka',
    timeoutMs: 60_000,
  });
});

test("a record that a former version's rule sends to the function itself is not lost", async () => {
  const eventID = randomUUID();
  const Payload = JSON.stringify(anAuditRecord('InitiateAuth', { eventID })).replaceAll(web.clientId, clientId);
  const environment = await functionEnvironment(lambda, auditFunction);
  try {
    await environment.set({ AWS_ENDPOINT_URL_EVENTBRIDGE: 'http://127.0.0.1:1' });
    await lambda.send(new InvokeCommand({ FunctionName: auditFunction, InvocationType: 'Event', Payload }));
    await waitFor(async () => (await rulesDeadLetters()).some((body) => body.includes(eventID)), {
      what: 'the dead-letter message',
      timeoutMs: 60_000,
    });
  } finally {
    await environment.restore();
  }

  await replay(pipeline.endpoint, 'send', '--queue', 'audit-rules-dead-letters', '--yes');

  await waitFor(() => events().some(({ id }) => id === factId(`cognito.login.failed.v1/${eventID}`)), {
    what: 'the event in Kafka',
    timeoutMs: 60_000,
  });
});

const rulesDeadLetters = async (): Promise<string[]> =>
  (await contentOf(pipeline.endpoint, output('AuditRulesDeadLetterQueueUrl'))).map(({ Body }) => Body);

async function received(QueueUrl: string): Promise<Message | undefined> {
  const command = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1, MessageAttributeNames: ['All'] });
  return (await sqs.send(command)).Messages?.[0];
}
