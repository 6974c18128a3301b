import { deadLetterQueue } from '../../../../forwarder/queues/dead-letter-queue.ts';
import type { Failure } from '../../../../kafka/failures/failure.ts';
import { forwarderVersion } from '../../../../forwarder/queues/version.ts';
import { aFailure, poisonous } from '../../../given/builders/a-failure.ts';
import { aMessage } from '../../../given/builders/a-message.ts';
import { fakeSqs, sqsLimits } from '../../../given/fakes/fake-sqs.ts';

const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/111122223333/dead-letters';
const now = () => new Date('2026-11-24T03:20:00.000Z');

/** A fake SQS and a dead-letter queue over it. */
function aDeadLetterQueue(options: Parameters<typeof fakeSqs>[0] & { readonly timeoutMs?: number } = {}) {
  const { timeoutMs = 60_000, ...more } = options;
  const sqs = fakeSqs(more);
  return { ...sqs, sendToDeadLetterQueue: deadLetterQueue({ client: sqs.client, queueUrl, timeoutMs, now }) };
}

/** As many failures as asked for, whose bodies have that many bytes. */
const failuresOf = (bytes: number, count: number) =>
  Array.from({ length: count }, () => aFailure({ message: aMessage({ body: 'x'.repeat(bytes) }) }));

/** Ids of messages: a test that fails should not print a megabyte. */
const ids = (failures: readonly Failure[]): string[] => failures.map(({ message }) => message.id);

test('sends a message byte for byte', async () => {
  const { sendToDeadLetterQueue, accepted, calls } = aDeadLetterQueue();
  const body = ' {"half":\t"ä\\u00e4 😀\r\n ';

  expect(await sendToDeadLetterQueue([aFailure({ message: aMessage({ body }) })])).toEqual([]);
  expect(accepted.map(({ MessageBody }) => MessageBody)).toEqual([body]);
  expect(calls).toMatchObject([{ QueueUrl: queueUrl }]);
});

test('the attributes say why, where to, how often, since when and when', async () => {
  const { sendToDeadLetterQueue, accepted } = aDeadLetterQueue();
  const message = aMessage({ receiveCount: 3, firstReceivedAt: new Date('2026-11-24T03:12:45.123Z') });

  await sendToDeadLetterQueue([{ message, topic: 'identity', partition: 5, cause: poisonous }]);

  expect(accepted.map(({ MessageAttributes }) => MessageAttributes)).toEqual([
    {
      reason: { DataType: 'String', StringValue: 'NOT_JSON' },
      detail: { DataType: 'String', StringValue: 'The body is not JSON.' },
      topic: { DataType: 'String', StringValue: 'identity' },
      attempts: { DataType: 'String', StringValue: '3' },
      firstReceivedAt: { DataType: 'String', StringValue: '2026-11-24T03:12:45.123Z' },
      failedAt: { DataType: 'String', StringValue: '2026-11-24T03:20:00.000Z' },
      partition: { DataType: 'String', StringValue: '5' },
      forwarderVersion: { DataType: 'String', StringValue: forwarderVersion },
    },
  ]);
});

test('sets neither topic nor partition for a message that is not an event', async () => {
  const { sendToDeadLetterQueue, accepted } = aDeadLetterQueue();

  await sendToDeadLetterQueue([aFailure()]);

  expect(accepted).toHaveLength(1);
  for (const name of ['topic', 'partition']) expect(accepted[0]?.MessageAttributes).not.toHaveProperty(name);
});

test('sends more than ten messages, each with its own reason', async () => {
  const { sendToDeadLetterQueue, accepted } = aDeadLetterQueue();
  const failures = Array.from({ length: 25 }, (_unused, index) =>
    aFailure({ message: aMessage({ body: `body ${index}` }), cause: { ...poisonous, code: `CODE_${index}` } }),
  );

  expect(await sendToDeadLetterQueue(failures)).toEqual([]);
  expect(accepted.map(({ MessageBody, MessageAttributes }) => [MessageBody, MessageAttributes?.['reason']])).toEqual(
    failures.map(({ message, cause }) => [message.body, { DataType: 'String', StringValue: cause.code }]),
  );
});

test('sends ten messages that are too large for one call', async () => {
  const { sendToDeadLetterQueue, accepted } = aDeadLetterQueue();

  expect(ids(await sendToDeadLetterQueue(failuresOf(256 * 1024, 10)))).toEqual([]);
  expect(accepted).toHaveLength(10);
});

test('counts the attributes of messages whose bodies just fit in one call', async () => {
  const { sendToDeadLetterQueue, accepted } = aDeadLetterQueue();

  expect(ids(await sendToDeadLetterQueue(failuresOf(sqsLimits.bytes / 4, 4)))).toEqual([]);
  expect(accepted).toHaveLength(4);
});

test('counts names and types of attributes, and splits calls only above the limit', async () => {
  const { sendToDeadLetterQueue, accepted, calls } = aDeadLetterQueue();
  const [failure] = failuresOf(0, 1);
  if (!failure) throw new Error('There is no failure.');
  await sendToDeadLetterQueue([failure]);
  const attributes = Object.entries(accepted[0]?.MessageAttributes ?? {});
  const texts = attributes.flatMap(([name, { DataType = '', StringValue = '' }]) => [name, DataType, StringValue]);
  const half = sqsLimits.bytes / 2 - Buffer.byteLength(texts.join(''));
  calls.length = 0;

  expect(ids(await sendToDeadLetterQueue(failuresOf(half, 2)))).toEqual([]);
  expect(ids(await sendToDeadLetterQueue([...failuresOf(half, 1), ...failuresOf(half + 1, 1)]))).toEqual([]);
  expect(calls.map(({ Entries }) => Entries.length)).toEqual([2, 1, 1]);
});

test('a body counts in bytes, not in characters', async () => {
  const { sendToDeadLetterQueue, accepted } = aDeadLetterQueue();
  const message = aMessage({ body: '€'.repeat(200_000) });

  expect(ids(await sendToDeadLetterQueue([aFailure({ message }), aFailure({ message })]))).toEqual([]);
  expect(accepted).toHaveLength(2);
});

test('returns a message that leaves no room for the attributes, and sends the others', async () => {
  const { sendToDeadLetterQueue, accepted } = aDeadLetterQueue();
  const tooLarge = failuresOf(sqsLimits.bytes, 1);

  expect(ids(await sendToDeadLetterQueue([...failuresOf(10, 1), ...tooLarge, ...failuresOf(10, 1)]))).toEqual(
    ids(tooLarge),
  );
  expect(accepted).toHaveLength(2);
});

test('exactly the messages whose entry is refused stay', async () => {
  const { sendToDeadLetterQueue } = aDeadLetterQueue({ refuses: ({ MessageBody }) => MessageBody === 'no' });
  const failures = ['yes', 'no', 'yes', 'yes', 'no', 'yes', 'yes', 'yes', 'yes', 'yes', 'no', 'yes'].map((body) =>
    aFailure({ message: aMessage({ body }) }),
  );

  expect(await sendToDeadLetterQueue(failures)).toEqual(failures.filter(({ message }) => message.body === 'no'));
});

test('returns all messages if the answer names none of them, without another call', async () => {
  const failures = failuresOf(10, 2);
  const send = jest.fn(() => Promise.resolve({}));
  const sendToDeadLetterQueue = deadLetterQueue({ client: { send }, queueUrl, timeoutMs: 60_000, now });

  expect(await sendToDeadLetterQueue(failures)).toEqual(failures);
  expect(send).toHaveBeenCalledTimes(1);
});

test('all messages stay when the call fails', async () => {
  const failures = failuresOf(10, 12);

  expect(await aDeadLetterQueue({ outcome: 'fail' }).sendToDeadLetterQueue(failures)).toEqual(failures);
});

test('a call without an answer is given up, and its messages stay', async () => {
  const failures = failuresOf(10, 12);
  const { sendToDeadLetterQueue, calls } = aDeadLetterQueue({ outcome: 'hang', timeoutMs: 1 });

  expect(await sendToDeadLetterQueue(failures)).toEqual(failures);
  expect(calls).toHaveLength(2);
});
