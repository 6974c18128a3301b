import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { Lambda } from '@aws-sdk/client-lambda';
import { SQS, type Message } from '@aws-sdk/client-sqs';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { CognitoUser } from '../../../local/rig/cognito-user.ts';
import { openTopicReader, type TopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { parseFunctionArn } from '../../../platform/function-arn.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { publishEvents } from './setup/publish-events.ts';
import { contentOf } from './setup/queue-content.ts';
import { withoutAction, withoutPolicy } from './setup/without-permission.ts';

const { endpoint, bootstrap, topic } = deployedPipeline();
const settings = clientSettings(endpoint);
const cognito = new CognitoIdentityProviderClient(settings);
const logs = new CloudWatchLogsClient(settings);
const sqs = new SQS(settings);
let reader: TopicReader;

beforeAll(async () => {
  reader = await openTopicReader(bootstrap, topic);
});
afterAll(() => reader.close());

const inKafka = (text: string) =>
  waitFor(() => reader.records.find(({ value }) => value.includes(text)), {
    what: `${text} in Kafka`,
    timeoutMs: 60_000,
  });

const inQueue = (queueUrl: string, text: string) =>
  waitFor(async () => (await contentOf(endpoint, queueUrl)).find(({ Body }) => Body.includes(text)), {
    what: `${text} in ${queueUrl}`,
    timeoutMs: 60_000,
  });

/** Takes the message about an event out of a queue. */
async function take(QueueUrl: string, id: string): Promise<Message> {
  const message = await waitFor(
    async () => {
      const call = { QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'], VisibilityTimeout: 1 };
      return (await sqs.receiveMessage(call)).Messages?.find(({ Body = '' }) => Body.includes(id));
    },
    { what: `the message of ${id}`, timeoutMs: 60_000 },
  );
  await sqs.deleteMessage({ QueueUrl, ReceiptHandle: message.ReceiptHandle });
  return message;
}

test('without PutEvents a login succeeds, and the outbox delivers its events', async () => {
  const begin = Date.now();
  await withoutAction(output('TriggerFunctionArn'), 'events:PutEvents', async () => {
    const user = new CognitoUser(cognito, output('UserPoolClientId'), 'alfa');
    await user.signUp();
    await user.confirm();
    await user.logIn();
    await inKafka('"username":"alfa"');
  });

  const logGroupName = output('TriggerLogGroupName');
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName, startTime: begin }));
  expect(events.map(({ message = '' }) => message).join('')).toContain('"code":"AccessDeniedException"');
});

test('without its permission on the queue, the rule dead-letters an event', async () => {
  const event = anEvent();

  await withoutPolicy(output('QueueUrl'), async () => {
    await publishEvents([event]);
    const { MessageAttributes } = await take(output('RuleDeadLetterQueueUrl'), event.id);
    expect(MessageAttributes?.['ERROR_CODE']?.StringValue).toBe('NO_PERMISSIONS');
  });
});

test('without ReceiveMessage of the forwarder an event waits in the queue', async () => {
  const [before, event] = [anEvent(), anEvent()];

  await withoutAction(output('ForwarderFunctionName'), 'sqs:ReceiveMessage', async () => {
    await publishEvents([event]);
    expect(await inQueue(output('QueueUrl'), event.id)).toMatchObject({ IsVisible: true });
  });
  await publishEvents([before]);
  await inKafka(event.id);
  await inKafka(before.id);
});

test('without the permission to invoke the trigger function, a sign-up fails', async () => {
  const lambda = new Lambda(settings);
  const { name: FunctionName, qualifier: Qualifier } = parseFunctionArn(output('TriggerFunctionArn')) ?? { name: '' };
  const target = { FunctionName, Qualifier };
  const { Policy = '' } = await lambda.getPolicy(target);
  const { Statement } = JSON.parse(Policy) as {
    Statement: { Sid: string; Principal: { Service: string }; Condition: { ArnLike: Record<string, string> } }[];
  };
  const ofPool = Statement.filter(({ Principal }) => Principal.Service === 'cognito-idp.amazonaws.com');
  const signUp = (name: string) => new CognitoUser(cognito, output('UserPoolClientId'), name).signUp();

  for (const { Sid } of ofPool) await lambda.removePermission({ ...target, StatementId: Sid });
  try {
    await expect(signUp('bravo')).rejects.toMatchObject({
      name: 'UnexpectedLambdaException',
      message: 'PreSignUp invocation failed due to error AccessDeniedException.',
    });
  } finally {
    for (const { Sid, Condition } of ofPool)
      await lambda.addPermission({
        ...target,
        StatementId: Sid,
        SourceArn: Condition.ArnLike['AWS:SourceArn'],
        Principal: 'cognito-idp.amazonaws.com',
        Action: 'lambda:InvokeFunction',
      });
  }
  await signUp('bravo');
});
