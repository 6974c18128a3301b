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

test('receives no more messages of a large queue than --limit needs', async () => {
  const queues = filled(1_000);

  await runReplay([...list, '--limit', '7'], { queues });

  // Twelve workers have at most two calls each: one whose messages they process, and one in flight.
  const received = queues.messages(outputs.DeadLetterQueueUrl).filter(({ receiveCount }) => receiveCount > 0);
  expect(received.length).toBeLessThanOrEqual(240);
});

test('lists at most 100 messages in a table, and every message as JSON or CSV', async () => {
  const linesOf = async (...argv: string[]) =>
    (await runReplay(['list', '--queue', 'dead-letters', ...argv], { queues: filled(101) })).stdout.length;

  // The table and the CSV have a line of names.
  expect([await linesOf(), await linesOf('--json'), await linesOf('--csv')]).toEqual([101, 101, 102]);
});

test('prints no table without a message', async () => {
  const { stdout, stderr } = await runReplay(['list'], { queues: filled(0) });

  expect([stdout, stderr]).toEqual([[], ['0 found.']]);
});

test('names a message without an event by its own id, and prints its age in this queue', async () => {
  const queues = fakeQueues();
  const body = '{"half';
  // It is 06:00. SQS keeps the time when a message was first sent to a queue.
  const sentAt = new Date('2026-11-23T03:00:00Z');
  queues.put(outputs.DeadLetterQueueUrl, aQueueMessage({ messageId: 'm-broken', body, sentAt }));

  const { stdout } = await runReplay(['list', '--queue', 'dead-letters'], { queues });

  expect(stdout[1]).toMatch(/^m-broken +2 h +MESSAGE_TOO_LARGE/);
});
