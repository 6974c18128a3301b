import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SQSEvent } from 'aws-lambda';
import { startPoller } from '../../../../bench/peers/lambda/poller.ts';
import type { ReceivedMessage } from '../../../../bench/peers/queue/sqs-calls.ts';

const message = (id: number): ReceivedMessage => ({
  MessageId: `id-${id}`,
  ReceiptHandle: `handle-${id}`,
  Body: `body ${id}`,
  MD5OfBody: '',
  Attributes: { ApproximateReceiveCount: '2' },
});

/** Polls a queue with that many messages until it is empty; records what is invoked and deleted. */
async function poll(count: number, batch: number, invoke: (event: SQSEvent) => Promise<unknown>) {
  const queue = Array.from({ length: count }, (_unused, index) => message(index));
  const events: SQSEvent[] = [];
  const deleted: string[] = [];
  const { promise: isEmpty, resolve } = Promise.withResolvers<undefined>();
  const calls = {
    receive: () => {
      if (queue.length === 0) resolve(undefined);
      return nextTurn().then(() => queue.splice(0, 10));
    },
    delete: (_url: string, handles: readonly string[]) => {
      deleted.push(...handles);
      return Promise.resolve();
    },
  };
  const environment = {
    invoke: (event: object) => {
      events.push(event as SQSEvent);
      return invoke(event as SQSEvent);
    },
  };
  const poller = startPoller({ calls, queueUrl: 'queue', batch, environments: [environment] });
  await isEmpty;
  await poller.stop();
  return { events, deleted, sizes: events.map(({ Records }) => Records.length) };
}

const nothingFailed = () => Promise.resolve({ batchItemFailures: [] });

test('passes messages as Lambda does, and deletes them afterwards', async () => {
  const { events, deleted } = await poll(2, 10, nothingFailed);

  expect(events[0]?.Records[0]).toMatchObject({
    messageId: 'id-0',
    receiptHandle: 'handle-0',
    body: 'body 0',
    attributes: { ApproximateReceiveCount: '2' },
    eventSource: 'aws:sqs',
  });
  expect(deleted).toEqual(['handle-0', 'handle-1']);
});

test.each([
  [10, [10, 10, 5]],
  [20, [20, 5]],
  [100, [25]],
])('forms batches of %d', async (batch, sizes) => {
  const found = await poll(25, batch, nothingFailed);

  expect(found.sizes).toEqual(sizes);
  expect(found.deleted).toHaveLength(25);
});

test('does not delete messages that the function reports as failed', async () => {
  const { deleted } = await poll(3, 10, () => Promise.resolve({ batchItemFailures: [{ itemIdentifier: 'id-1' }] }));

  expect(deleted).toEqual(['handle-0', 'handle-2']);
});

test('deletes nothing of a batch whose invocation failed', async () => {
  expect(await poll(3, 10, () => Promise.reject(new Error('timed out')))).toMatchObject({ deleted: [], sizes: [3] });
});

test('deletes everything if the function returns nothing', async () => {
  expect((await poll(3, 10, () => Promise.resolve(undefined))).deleted).toHaveLength(3);
});
