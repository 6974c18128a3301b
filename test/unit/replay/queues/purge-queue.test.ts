import { purgeQueue, type Purge } from '../../../../replay/queues/purge-queue.ts';
import type { QueueMessage } from '../../../../replay/messages/queue-message.ts';
import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';

const url = 'https://sqs/1/dlq';
const queue = { name: 'dlq', url, format: 'event', replaysTo: 'queue', isLive: false } as const;

/** Purges a queue with that many messages; the copies that were kept, and the messages that are left. */
async function purged(count: number, over: Partial<Purge>) {
  const queues = fakeQueues();
  for (let nth = 0; nth < count; nth += 1) queues.put(url, aQueueMessage());
  const kept: (readonly QueueMessage[])[] = [];
  const result = await purgeQueue({
    aws: { queues: queues.port },
    queue,
    matches: () => true,
    signal: new AbortController().signal,
    report: () => undefined,
    max: Infinity,
    keep: (messages) => Promise.resolve(void kept.push(messages)),
    ...over,
  });
  return {
    ...result,
    kept: kept.map(({ length }) => length),
    left: queues.messages(url).length,
    hidden: queues.hidden(url),
    received: queues.messages(url).filter(({ receiveCount }) => receiveCount > 0).length,
  };
}

test('deletes no more than it was allowed to, although more have arrived', async () => {
  const { deleted, kept, left, hidden } = await purged(60, { max: 12 });

  expect([deleted, kept.reduce((sum, length) => sum + length, 0), left, hidden]).toEqual([12, 12, 48, 0]);
  expect(kept).not.toContain(0);
});

test('deletes nothing of which no copy could be kept, and stops', async () => {
  const full = new Error('no space');
  let asked = 0;
  const keep = () => {
    asked += 1;
    return Promise.reject(full);
  };

  const { deleted, left, hidden, stoppedBy, received } = await purged(1_000, { keep });

  expect([deleted, left, hidden, stoppedBy?.error]).toEqual([0, 1_000, 0, full]);
  // Twelve workers, each with one batch.
  expect(asked).toBeLessThanOrEqual(12);
  // And one call in flight.
  expect(received).toBeLessThanOrEqual(240);
});

test('deletes nothing more after Ctrl-C', async () => {
  const control = new AbortController();
  const keep = () => {
    control.abort();
    return Promise.resolve();
  };

  const { deleted, left } = await purged(1_000, { keep, signal: control.signal });

  // What was kept in the moment of Ctrl-C is deleted; the workers behind it keep nothing.
  expect(deleted + left).toBe(1_000);
  expect(deleted).toBeLessThanOrEqual(120);
});

test('receives no more messages of a deep queue than it may delete', async () => {
  const { deleted, left, received } = await purged(1_000, { max: 12 });

  expect([deleted, left]).toEqual([12, 988]);
  expect(received).toBeLessThanOrEqual(240);
});
