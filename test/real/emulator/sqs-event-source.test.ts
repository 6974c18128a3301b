import { randomUUID } from 'node:crypto';
import { Lambda } from '@aws-sdk/client-lambda';
import type { SQSEvent } from 'aws-lambda';
import { waitFor } from '../../../local/rig/wait-for.ts';
import type { Answer } from './answer-server.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { createQueue } from './queue.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

/** Sends messages to a queue, and then lets a function that answers so consume it. */
async function consume(bodies: readonly string[], answer: Answer) {
  const batches: string[][] = [];
  const FunctionName = await emulator.createFunction((event) => {
    batches.push((event as SQSEvent).Records.map(({ body }) => body));
    return answer(event);
  });
  const queue = await createQueue(emulator, `queue-${randomUUID()}`, 1);
  const Entries = bodies.map((MessageBody, index) => ({ Id: `m${index}`, MessageBody }));
  await queue.sqs.sendMessageBatch({ QueueUrl: queue.url, Entries });
  await new Lambda(emulator.settings).createEventSourceMapping({
    FunctionName,
    EventSourceArn: queue.arn,
    BatchSize: 10,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  });
  return { batches, queue };
}

test.each([
  ['an empty identifier', { itemIdentifier: '' }],
  ['an unknown identifier', { itemIdentifier: 'unknown' }],
  ['null as identifier', { itemIdentifier: null }],
  ['a wrong key', { messageId: 'unknown' }],
])('a batch comes again as a whole when a failure has %s', async (_what, failure) => {
  const { batches } = await consume(['a', 'b'], (event) => ({
    batchItemFailures: [{ itemIdentifier: (event as SQSEvent).Records[0]?.messageId }, failure],
  }));

  const again = await waitFor(() => batches[1], { what: 'the batch to come again', timeoutMs: 10_000 });
  expect(again.toSorted()).toEqual(['a', 'b']);
});

test('an empty object as a batch item failure deletes the messages', async () => {
  const { batches, queue } = await consume(['a', 'b'], () => ({ batchItemFailures: [{}] }));

  await queue.emptied();
  expect(batches).toEqual([['a', 'b']]);
});

test('null instead of a list of failures is success', async () => {
  const { batches, queue } = await consume(['a', 'b'], () => ({ batchItemFailures: null }));

  await queue.emptied();
  expect(batches).toEqual([['a', 'b']]);
});
