import type { SendMessageBatchCommand, SendMessageBatchCommandOutput, SQSClient } from '@aws-sdk/client-sqs';
import { readEvent } from '../../../../contracts/read-event.ts';
import { refuseAll } from '../../../../triggers/publish/event-bus.ts';
import { sendToOutbox, sendToDeadLetterQueue } from '../../../../triggers/publish/outbox.ts';
import { anEvent } from '../../../given/builders/an-event.ts';

const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/111122223333/outbox';
const now = () => new Date('2026-11-24T03:12:46.000Z');
const event = anEvent();
const refusals = [...refuseAll([event], 'TIMEOUT'), ...refuseAll([anEvent()], 'ThrottlingException')];

/** An SQS client that keeps what it was sent and gives the answer, or rejects with it if it is an error. */
function fakeClient(answer: object | Error) {
  const sent: { input: SendMessageBatchCommand['input']; options: unknown }[] = [];
  const send = (command: SendMessageBatchCommand, options: unknown) => {
    sent.push({ input: command.input, options });
    if (answer instanceof Error) return Promise.reject(answer);
    return Promise.resolve({ $metadata: {}, ...answer } as SendMessageBatchCommandOutput);
  };
  return { sent, client: { send } as unknown as Pick<SQSClient, 'send'> };
}

const sendOver = (answer: object | Error) => sendToOutbox(fakeClient(answer).client, queueUrl, now)(refusals);
const bothKept = { Successful: [{ Id: '0' }, { Id: '1' }] };

test('sends each event as a message, with reason and time as attributes', async () => {
  const { client, sent } = fakeClient(bothKept);
  const { signal } = new AbortController();

  await expect(sendToOutbox(client, queueUrl, now)(refusals, signal)).resolves.toEqual([]);

  const refusedAt = { DataType: 'String', StringValue: '2026-11-24T03:12:46.000Z' };
  const attributes = (reason: string) => ({ reason: { DataType: 'String', StringValue: reason }, refusedAt });
  expect(sent).toEqual([
    {
      input: {
        QueueUrl: queueUrl,
        Entries: refusals.map((refusal, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify(refusal.event),
          MessageAttributes: attributes(refusal.code),
        })),
      },
      options: { abortSignal: signal },
    },
  ]);
});

test('a body is an event that can be read again', async () => {
  const { client, sent } = fakeClient(bothKept);

  await sendToOutbox(client, queueUrl, now)(refusals);

  expect(readEvent(sent[0]?.input.Entries?.[0]?.MessageBody ?? '')).toEqual({ event });
  expect(sent[0]?.options).toEqual({});
});

test.each([
  ['the first', { Successful: [{ Id: '0' }], Failed: [{ Id: '1', Code: 'InternalError' }] }, refusals.slice(1)],
  ['the second', { Successful: [{ Id: '1' }], Failed: [{ Id: '0' }] }, refusals.slice(0, 1)],
  ['the second, and silently the first', { Successful: [{ Id: '1' }] }, refusals.slice(0, 1)],
  ['both, in another order', { Successful: [{ Id: '1' }, { Id: '0' }] }, []],
  ['none', { Failed: [{ Id: '0' }, { Id: '1' }] }, refusals],
  ['what was not sent', { Successful: [{ Id: '2' }, {}] }, refusals],
  ['nothing, with an empty answer', {}, refusals],
])('where the queue took %s, what it did not take comes back with its code', async (_what, answer, left) => {
  await expect(sendOver(answer)).resolves.toEqual(left);
});

test('a call that fails keeps nothing, and does not reject', async () => {
  await expect(sendOver(new Error('no route'))).resolves.toEqual(refusals);
});

/** A client that takes what SQS takes: ten messages and 1 MiB, attributes included, a call. */
function limitedClient() {
  const calls: { id: string; body: string; attributes: unknown }[][] = [];
  const send = ({ input: { Entries = [] } }: SendMessageBatchCommand) => {
    const bytes = Entries.reduce(
      (sum, { MessageBody = '', MessageAttributes = {} }) =>
        Object.entries(MessageAttributes).reduce(
          (more, [name, { DataType = '', StringValue = '' }]) =>
            more + Buffer.byteLength(name + DataType + StringValue),
          sum + Buffer.byteLength(MessageBody),
        ),
      0,
    );
    if (Entries.length > 10 || bytes > 1_048_576) return Promise.reject(new Error('BatchRequestTooLong'));
    calls.push(
      Entries.map(({ Id = '', MessageBody = '', MessageAttributes }) => ({
        id: Id,
        body: MessageBody,
        attributes: MessageAttributes,
      })),
    );
    return Promise.resolve({ Successful: Entries.map(({ Id }) => ({ Id })) });
  };
  return { calls, client: { send } as unknown as Pick<SQSClient, 'send'> };
}

const eventOf = (bytes: number) => anEvent({ data: { ...anEvent().data, username: 'é'.repeat(bytes / 2) } });

test('sends as few calls as the limits allow, and returns an event that exceeds them', async () => {
  const { client, calls } = limitedClient();
  const events = [
    ...Array.from({ length: 11 }, () => anEvent()),
    eventOf(600_000),
    eventOf(600_000),
    eventOf(1_048_576),
  ];

  const notPublished = await sendToOutbox(client, queueUrl, now)(refuseAll(events, 'EVENT_TOO_LARGE'));

  expect(notPublished).toEqual(refuseAll(events.slice(-1), 'EVENT_TOO_LARGE'));
  expect(calls.map(({ length }) => length)).toEqual([10, 2, 1]);
  expect(calls.flat().map(({ body }) => body)).toEqual(events.slice(0, -1).map((one) => JSON.stringify(one)));
});

test('moves unpublishable messages byte for byte, with the reason and the time', async () => {
  const { client, calls } = limitedClient();
  const messages = ['no JSON \u00e9', JSON.stringify(event)].map((body, index) => ({
    messageId: `m${index}`,
    body,
    code: 'NOT_JSON',
    ...(index === 0 ? { detail: 'time: missing' } : {}),
  }));

  await expect(sendToDeadLetterQueue(client, queueUrl, now)(messages)).resolves.toEqual([]);

  const attributes = {
    reason: { DataType: 'String', StringValue: 'NOT_JSON' },
    failedAt: { DataType: 'String', StringValue: '2026-11-24T03:12:46.000Z' },
  };
  expect(calls).toEqual([
    messages.map(({ body }, index) => ({
      id: String(index),
      body,
      attributes:
        index === 0 ? { ...attributes, detail: { DataType: 'String', StringValue: 'time: missing' } } : attributes,
    })),
  ]);
});

test('returns messages that the dead-letter queue rejects', async () => {
  const message = { messageId: 'm0', body: 'no', code: 'NOT_JSON' };
  const { client } = fakeClient(new Error('no route'));

  await expect(sendToDeadLetterQueue(client, queueUrl, now)([message])).resolves.toEqual([message]);
});

test.each(['InvalidMessageContents', 'AWS.SimpleQueueService.BatchRequestTooLong'])(
  'a message for which SQS refuses the whole call with %s keeps no other out',
  async (name) => {
    const bodies: string[] = [];
    const bad = anEvent();
    const send = ({ input: { Entries = [] } }: SendMessageBatchCommand) => {
      const texts = Entries.map(({ MessageBody = '' }) => MessageBody);
      if (texts.some((text) => text.includes(bad.id))) return Promise.reject(Object.assign(new Error(), { name }));
      bodies.push(...texts);
      return Promise.resolve({ Successful: Entries.map(({ Id }) => ({ Id })) });
    };
    const others = Array.from({ length: 9 }, () => anEvent());
    const all = refuseAll([...others.slice(0, 4), bad, ...others.slice(4)], 'TIMEOUT');

    const left = await sendToOutbox({ send }, queueUrl, now)(all);

    expect(left.map((refusal) => refusal.event)).toEqual([bad]);
    expect(bodies).toHaveLength(9);
  },
);

test.each([undefined, null, 'text'])('keeps events back for the log when %j is thrown', async (thrown) => {
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- not only errors are thrown
  const client = { send: () => Promise.reject(thrown) };
  const refusals = [
    { event: anEvent(), code: 'TIMEOUT' },
    { event: anEvent(), code: 'TIMEOUT' },
  ];

  expect(await sendToOutbox(client, 'https://sqs/1/outbox', () => new Date())(refusals)).toEqual(refusals);
});

test('counts the attributes of messages when it fills a call', async () => {
  const attributes = ['reason', 'String', 'TIMEOUT', 'refusedAt', 'String', now().toISOString()].join('').length;
  const first = anEvent();
  const padding = 1_048_577 - 2 * attributes - JSON.stringify(first).length - JSON.stringify(eventOf(0)).length;
  const second = anEvent({ data: { ...anEvent().data, username: 'x'.repeat(padding) } });
  const { client, calls } = limitedClient();

  await expect(sendToOutbox(client, queueUrl, now)(refuseAll([first, second], 'TIMEOUT'))).resolves.toEqual([]);
  expect(calls.map(({ length }) => length)).toEqual([1, 1]);
});
