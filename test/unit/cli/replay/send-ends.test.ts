import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

const { DeadLetterQueueUrl: deadLetters, OutboxDeadLetterQueueUrl: outboxDeadLetters } = outputs;
const fill = (queues: ReturnType<typeof fakeQueues>, count: number) => {
  for (let index = 0; index < count; index++) queues.put(deadLetters, aQueueMessage());
};

test('receives no more messages of a deep queue than --max needs', async () => {
  const queues = fakeQueues();
  fill(queues, 1_000);

  const { code } = await runReplay(['send', '--yes', '--max', '7', '--queue', 'dead-letters'], { queues });

  // Twelve workers have at most two calls each: one whose messages they process, and one in flight.
  const received = queues.messages(deadLetters).filter(({ receiveCount }) => receiveCount > 0);
  expect([code, received.length <= 240]).toEqual([0, true]);
});

test('counts the messages of all queues for --max, and reads no further queue', async () => {
  const queues = fakeQueues();
  fill(queues, 2);
  for (const url of [outboxDeadLetters, outboxDeadLetters]) queues.put(url, aQueueMessage());

  const { code, stderr } = await runReplay(['send', '--max', '3', '--yes'], { queues });
  const { stderr: exact } = await runReplay(
    ['send', '--max', '1', '--queue', 'outbox-dead-letters', '--queue', 'outbox'],
    {
      queues,
    },
  );

  expect([code, queues.messages(deadLetters).length, queues.messages(outboxDeadLetters).length]).toEqual([0, 0, 1]);
  expect(stderr.at(-2)).toMatch(/^outbox-dead-letters: 1 sent to /);
  expect(exact.join()).not.toContain('outbox:');
});

test('ends the connections to Kafka, also after an error', async () => {
  const queues = fakeQueues();
  fill(queues, 1);
  const denied = Object.assign(new Error('No.'), { name: 'AccessDenied', $metadata: {} });
  const failing = { ...queues.port, facts: () => Promise.reject(denied) };
  const argv = ['send', '--to', 'kafka-topic', '--yes', '--queue', 'dead-letters'];

  const failed = await runReplay(argv, { queues: { ...queues, port: failing } });
  const done = await runReplay(argv, { queues });

  expect([failed.code, failed.kafka, done.code, done.kafka]).toEqual([1, { isClosed: true }, 0, { isClosed: true }]);
});

test('reads no further queue after Ctrl-C', async () => {
  const { stderr } = await runReplay(['send', '--yes'], { queues: fakeQueues(), signal: AbortSignal.abort() });

  expect(stderr.filter((line) => line.includes(' sent to '))).toHaveLength(1);
});
