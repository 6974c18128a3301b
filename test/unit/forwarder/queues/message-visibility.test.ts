import { messageVisibility } from '../../../../forwarder/queues/message-visibility.ts';
import { aFailure } from '../../../given/builders/a-failure.ts';
import { aMessage } from '../../../given/builders/a-message.ts';
import { fakeSqs } from '../../../given/fakes/fake-sqs.ts';

const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/111122223333/queue';

/** A fake SQS, and the port over it. */
function aVisibility(options: Parameters<typeof fakeSqs>[0] & { readonly timeoutMs?: number } = {}) {
  const { timeoutMs = 60_000, ...more } = options;
  const sqs = fakeSqs(more);
  return { ...sqs, delayRetry: messageVisibility({ client: sqs.client, queueUrl, timeoutMs, random: () => 0 }) };
}

const failuresOf = (count: number) => Array.from({ length: count }, () => aFailure());

test('a message stays hidden the longer the oftener it was delivered', async () => {
  const { delayRetry, accepted, calls } = aVisibility();

  await delayRetry([
    aFailure({ message: aMessage({ receiptHandle: 'first', receiveCount: 1 }) }),
    aFailure({ message: aMessage({ receiptHandle: 'fifth', receiveCount: 5 }) }),
  ]);

  expect(calls).toMatchObject([{ QueueUrl: queueUrl }]);
  expect(accepted).toMatchObject([
    { ReceiptHandle: 'first', VisibilityTimeout: 3 },
    { ReceiptHandle: 'fifth', VisibilityTimeout: 40 },
  ]);
});

test('each message has a random part of its own', async () => {
  const sqs = fakeSqs();
  const randoms = [0, 0.9];
  const random = () => randoms.shift() ?? 0;
  const failure = aFailure({ message: aMessage({ receiveCount: 5 }) });

  await messageVisibility({ client: sqs.client, queueUrl, timeoutMs: 60_000, random })([failure, failure]);

  expect(sqs.accepted).toMatchObject([{ VisibilityTimeout: 40 }, { VisibilityTimeout: 76 }]);
});

test('more than ten messages are all delayed', async () => {
  const { delayRetry, accepted } = aVisibility();
  const failures = failuresOf(25);

  await delayRetry(failures);

  expect(accepted).toMatchObject(failures.map(({ message }) => ({ ReceiptHandle: message.receiptHandle })));
});

test('large messages are delayed ten at a time: their bodies are not sent', async () => {
  const { delayRetry, calls } = aVisibility();
  const message = aMessage({ body: 'x'.repeat(500_000) });

  await delayRetry(Array(10).fill(aFailure({ message })));

  expect(calls).toHaveLength(1);
});

test('resolves if a call fails, because the visibility timeout of the queue applies', async () => {
  await expect(aVisibility({ outcome: 'fail' }).delayRetry(failuresOf(12))).resolves.toBeUndefined();
  await expect(aVisibility({ refuses: () => true }).delayRetry(failuresOf(12))).resolves.toBeUndefined();
});

test('delays each message by itself when one makes the call fail', async () => {
  const failures = failuresOf(3);
  const [handle, broken, other] = failures.map(({ message }) => message.receiptHandle);
  const { delayRetry, accepted, calls } = aVisibility({ breaks: ({ ReceiptHandle }) => ReceiptHandle === broken });

  await delayRetry(failures);

  expect(accepted).toMatchObject([{ ReceiptHandle: handle }, { ReceiptHandle: other }]);
  expect(calls.map(({ Entries }) => Entries.length)).toEqual([3, 1, 1, 1]);
});

test('a call without an answer is given up', async () => {
  const { delayRetry, calls } = aVisibility({ outcome: 'hang', timeoutMs: 1 });

  await expect(delayRetry(failuresOf(12))).resolves.toBeUndefined();
  expect(calls).toHaveLength(2);
});
