import { createHash } from 'node:crypto';
import { createDeadLetters, createOutbox } from '../../../../triggers/outbox/dependencies.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { fakeAws, type AwsAnswer } from '../../../given/fakes/fake-aws.ts';

// The client keeps its address, so there is one server for all tests.
let aws: Awaited<ReturnType<typeof fakeAws>>;
let isDown = false;

beforeAll(async () => {
  aws = await fakeAws(({ input }): AwsAnswer => {
    if (isDown) return { status: 500, code: 'InternalError' };
    const [{ MessageBody } = { MessageBody: '' }] = (input as { Entries: { MessageBody: string }[] }).Entries;
    // The client compares it with the body that it sent.
    const MD5OfMessageBody = createHash('md5').update(MessageBody).digest('hex');
    return { Successful: [{ Id: '0', MD5OfMessageBody }] };
  });
});

afterAll(() => aws.close());

beforeEach(() => {
  isDown = false;
  aws.calls.splice(0);
});

const event = anEvent();

// The first test creates the client, and this one notices its settings.
test('gives up after two calls, because an answer may wait', async () => {
  isDown = true;

  const refusal = { event, code: 'TIMEOUT' };
  expect(await createOutbox(`${aws.url}/111122223333/outbox`)([refusal])).toEqual([refusal]);
  expect(aws.calls).toHaveLength(2);
});

test('sends refused events to the outbox, and unpublishable messages to its DLQ', async () => {
  const [outbox, deadLetters] = [`${aws.url}/111122223333/outbox`, `${aws.url}/111122223333/outbox-dlq`];

  expect(await createOutbox(outbox)([{ event, code: 'TIMEOUT' }])).toEqual([]);
  expect(await createDeadLetters(deadLetters)([{ messageId: 'm', body: '{"half', code: 'NOT_JSON' }])).toEqual([]);

  const time = { StringValue: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string };
  expect(aws.calls).toMatchObject([
    {
      operation: 'SendMessageBatch',
      input: {
        QueueUrl: outbox,
        Entries: [{ MessageBody: JSON.stringify(event), MessageAttributes: { refusedAt: time } }],
      },
    },
    {
      operation: 'SendMessageBatch',
      input: { QueueUrl: deadLetters, Entries: [{ MessageBody: '{"half', MessageAttributes: { failedAt: time } }] },
    },
  ]);
});
