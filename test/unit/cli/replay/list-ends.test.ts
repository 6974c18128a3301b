import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

function filled(count: number, facts: Parameters<typeof fakeQueues>[0] = {}) {
  const queues = fakeQueues(facts);
  for (let index = 0; index < count; index += 1) queues.put(outputs.DeadLetterQueueUrl, aQueueMessage());
  return queues;
}
const list = ['list', '--json', '--queue', 'dead-letters'];

test('ends in order at the --limit of a large queue', async () => {
  const { code, stdout, stderr } = await runReplay([...list, '--limit', '7'], { queues: filled(1_000) });

  expect([code, stdout.length, stderr]).toEqual([0, 7, ['7 shown; there may be more (--limit).']]);
});

test('reports a queue as partly read if it has more messages than arrived', async () => {
  const { code, stderr } = await runReplay(list, { queues: filled(3, { facts: { visible: 50 } }) });

  expect([code, stderr]).toEqual([1, [expect.stringContaining('SQS counted about 50'), '3 found.']]);
});

test('does not take a queue that it must not read for a full one', async () => {
  const queues = filled(1);
  const denied = Object.assign(new Error('No.'), { name: 'AccessDenied', $metadata: {} });
  const port = { ...queues.port, receive: () => Promise.reject(denied) };

  const { code, stderr } = await runReplay(list, { queues: { ...queues, port } });

  expect(code).toBe(1);
  expect(stderr.join()).toContain('AccessDenied');
  expect(stderr.join()).not.toContain('120,000');
});
