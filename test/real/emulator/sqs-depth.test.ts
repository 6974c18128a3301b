import { startEmulator, type Emulator } from './emulator.ts';
import { createQueue, type Queue } from './queue.ts';

const depth = 5_000;

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

async function fill(queue: Queue): Promise<void> {
  for (let from = 0; from < depth; from += 10) {
    const Entries = Array.from({ length: 10 }, (_none, index) => ({
      Id: `m${index}`,
      MessageBody: String(from + index),
    }));
    await queue.sqs.sendMessageBatch({ QueueUrl: queue.url, Entries });
  }
}

test('a full queue delivers each message once, and redelivers only returned ones', async () => {
  const queue = await createQueue(emulator, 'deep');
  await fill(queue);
  const seen = new Set<string>();
  const handles: string[] = [];
  for (let messages = await queue.receive(); messages.length > 0; messages = await queue.receive()) {
    for (const { Body = '', ReceiptHandle = '' } of messages) {
      seen.add(Body);
      handles.push(ReceiptHandle);
    }
  }
  expect([seen.size, handles.length]).toEqual([depth, depth]);

  for (let from = 0; from < depth; from += 20) {
    const entries = handles.slice(from, from + 20).map((ReceiptHandle, index) => ({ Id: `m${index}`, ReceiptHandle }));
    const gone = await queue.sqs.deleteMessageBatch({ QueueUrl: queue.url, Entries: entries.slice(0, 10) });
    const Entries = entries.slice(10).map((entry) => ({ ...entry, VisibilityTimeout: 0 }));
    const shown = await queue.sqs.changeMessageVisibilityBatch({ QueueUrl: queue.url, Entries });
    expect([gone.Successful?.length, shown.Successful?.length]).toEqual([10, 10]);
  }

  const { Attributes } = await queue.sqs.getQueueAttributes({ QueueUrl: queue.url, AttributeNames: ['All'] });
  expect(Attributes?.['ApproximateNumberOfMessages']).toBe(String(depth / 2));
});

test('a handle of nothing is refused, entry by entry', async () => {
  const queue = await createQueue(emulator, 'shallow');
  await queue.sqs.sendMessage({ QueueUrl: queue.url, MessageBody: 'one' });
  const [message] = await queue.receive();
  const Entries = [message?.ReceiptHandle, 'nothing'].map((ReceiptHandle, index) => ({
    Id: `m${index}`,
    ReceiptHandle,
  }));

  const { Successful, Failed } = await queue.sqs.deleteMessageBatch({ QueueUrl: queue.url, Entries });

  expect([Successful, Failed]).toMatchObject([[{ Id: 'm0' }], [{ Id: 'm1', Code: 'ReceiptHandleIsInvalid' }]]);
});
