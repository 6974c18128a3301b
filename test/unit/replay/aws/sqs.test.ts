import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { eventBus } from '../../../../replay/aws/event-bus.ts';
import { sqsQueues } from '../../../../replay/aws/sqs.ts';
import { texts } from '../../../given/builders/a-queue-message.ts';
import { fakeAws, type AwsAnswer, type AwsCall } from '../../../given/fakes/fake-aws.ts';

const url = 'https://sqs.eu-west-1.amazonaws.com/1/dlq';
let aws: Awaited<ReturnType<typeof fakeAws>> | undefined;

async function sqs(answer: (call: AwsCall) => AwsAnswer) {
  aws = await fakeAws(answer);
  return sqsQueues(new SQSClient({ endpoint: aws.url, useQueueUrlAsEndpoint: false, md5: false, maxAttempts: 1 }));
}

afterEach(() => aws?.close());

test('receives ten messages by a long poll, with visibility timeout and attributes', async () => {
  const port = await sqs(() => ({
    Messages: [
      {
        MessageId: 'm-1',
        ReceiptHandle: 'h-1',
        Body: 'body',
        Attributes: {
          SentTimestamp: '1764000000000',
          ApproximateReceiveCount: '3',
          DeadLetterQueueSourceArn: 'arn:aws:sqs:eu-west-1:1:events',
        },
        MessageAttributes: { reason: { DataType: 'String', StringValue: 'X' } },
      },
    ],
  }));

  expect(await port.receive(url, 120)).toEqual([
    {
      messageId: 'm-1',
      handle: 'h-1',
      body: 'body',
      attributes: { reason: expect.objectContaining({ DataType: 'String', StringValue: 'X' }) as unknown },
      sentAt: new Date(1_764_000_000_000),
      receiveCount: 3,
      movedFrom: 'arn:aws:sqs:eu-west-1:1:events',
    },
  ]);
  expect(aws?.calls[0]).toMatchObject({
    operation: 'ReceiveMessage',
    input: {
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 120,
      WaitTimeSeconds: 1,
      MessageAttributeNames: ['All'],
      // SQS returns only those that are named.
      MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount', 'DeadLetterQueueSourceArn'],
    },
  });
});

test('an entry counts as done only if the answer names it', async () => {
  const answer = { Successful: [{ Id: '1' }], Failed: [{ Id: '0', Code: 'InternalError', SenderFault: false }] };
  const port = await sqs(() => answer);
  const messages = [1, 2, 3].map((number) => ({ body: `b${number}`, attributes: texts({ a: 'x' }) }));

  expect(await port.send(url, messages)).toEqual(['InternalError', undefined, 'NOT_ANSWERED']);
  expect(await port.remove(url, ['h0', 'h1', 'h2'])).toEqual(['InternalError', undefined, 'NOT_ANSWERED']);
});

test('a call that fails is the failure of each of its entries', async () => {
  const port = await sqs(() => ({ status: 403, code: 'AccessDenied' }));

  expect(await port.send(url, [{ body: 'b', attributes: {} }])).toEqual(['AccessDenied']);
  expect(await port.remove(url, ['h0', 'h1'])).toEqual(['AccessDenied', 'AccessDenied']);
});

test('shows messages again at once', async () => {
  const port = await sqs(() => ({ Successful: [{ Id: '0' }] }));

  await port.release(url, ['h-1']);

  expect(aws?.calls).toMatchObject([
    { operation: 'ChangeMessageVisibilityBatch', input: { Entries: [{ ReceiptHandle: 'h-1', VisibilityTimeout: 0 }] } },
  ]);
});

test('tells the counts of a queue, and whether SQS moves its messages away', async () => {
  const Attributes = {
    QueueArn: 'arn:q',
    ApproximateNumberOfMessages: '7',
    ApproximateNumberOfMessagesNotVisible: '2',
    MessageRetentionPeriod: '345600',
    RedrivePolicy: '{"deadLetterTargetArn":"arn:dlq","maxReceiveCount":"480"}',
  };
  const port = await sqs(() => ({ Attributes }));

  expect(await port.facts(url)).toStrictEqual({
    arn: 'arn:q',
    visible: 7,
    inFlight: 2,
    retentionSeconds: 345_600,
    maxReceiveCount: 480,
  });
  expect(aws?.calls[0]?.input).toMatchObject({ AttributeNames: ['All'] });
});

test('the bus has an event only if it answers an id', async () => {
  aws = await fakeAws(() => ({ FailedEntryCount: 1, Entries: [{ EventId: 'x' }, { ErrorCode: 'Throttled' }, {}] }));
  const publish = eventBus(new EventBridgeClient({ endpoint: aws.url, maxAttempts: 1 }));
  const entry = { bus: 'b', type: 't', time: '2026-11-24T03:12:45.123Z', detail: '{ "a":1}' };

  expect(await publish([entry, entry, entry])).toEqual([undefined, 'Throttled', 'ENTRY_REFUSED']);
  expect(aws.calls[0]?.input).toMatchObject({
    Entries: [{ EventBusName: 'b', Source: 'cognito-to-kafka', DetailType: 't', Detail: '{ "a":1}' }, {}, {}],
  });
});

test('a bus that cannot be called refuses every event with the code', async () => {
  aws = await fakeAws(() => ({ status: 400, code: 'ThrottlingException' }));
  const publish = eventBus(new EventBridgeClient({ endpoint: aws.url, maxAttempts: 1 }));

  expect(await publish([{ bus: 'b', type: 't', time: '2026-11-24', detail: '{}' }])).toEqual(['ThrottlingException']);
});

test('reads a message of which SQS tells nothing else', async () => {
  const port = await sqs(() => ({ Messages: [{ Attributes: { SentTimestamp: 'noon' } }, {}] }));
  const unknown = { messageId: '', handle: '', body: '', attributes: {}, sentAt: new Date(0), receiveCount: 1 };

  expect(await port.receive(url, 120)).toStrictEqual([unknown, unknown]);
});

test('has no messages of an empty queue, and no facts that SQS does not tell', async () => {
  const port = await sqs(() => ({}));

  expect(await port.receive(url, 120)).toEqual([]);
  expect(await port.facts(url)).toEqual({ arn: '', visible: 0, inFlight: 0, retentionSeconds: 0 });
  expect(await port.send(url, [{ body: 'b', attributes: {} }])).toEqual(['NOT_ANSWERED']);
});

test('tells the time of SQS at the answer', async () => {
  aws = await fakeAws(() => ({ Attributes: {} }));
  const at = new Date('2026-11-24T03:00:00Z');
  const client = new SQSClient({ endpoint: aws.url, useQueueUrlAsEndpoint: false, maxAttempts: 1 });

  expect(await sqsQueues(client, () => at).facts(url)).toMatchObject({ at });
});

test('a bus that answers nothing has no event', async () => {
  aws = await fakeAws(() => ({}));
  const publish = eventBus(new EventBridgeClient({ endpoint: aws.url, maxAttempts: 1 }));

  expect(await publish([{ bus: 'b', type: 't', time: '2026-11-24', detail: '{}' }])).toEqual(['ENTRY_REFUSED']);
});
