import { readQueue, sumOf } from '../../../../live/picture/queue-facts.ts';
import { findQueues, type ReplayQueue } from '../../../../replay/queues/find-queues.ts';
import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';

const all = findQueues({
  DeadLetterQueueUrl: 'https://sqs/dead',
  OutboxDeadLetterQueueUrl: 'https://sqs/outbox-dead',
  AuditDeadLetterQueueUrl: 'https://sqs/audit-dead',
  OutboxQueueUrl: 'https://sqs/outbox',
});
const named = (wanted: string): ReplayQueue => {
  const found = all.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no queue ${wanted}`);
  return found;
};
const now = () => new Date('2026-11-24T03:12:50.500Z');

test('returns depth, messages in flight, age of a sample, and the destination', async () => {
  const queues = fakeQueues();
  for (let count = 0; count < 3; count += 1) queues.put('https://sqs/dead', aQueueMessage());
  const read = await readQueue(queues.port, named('dead-letters'), { now, withAge: true });

  expect(read).toEqual({
    name: 'dead-letters',
    isLive: false,
    depth: 3,
    inFlight: 0,
    oldestMs: 3_000,
    replaysTo: "the forwarder's queue",
  });
  expect(queues.hidden('https://sqs/dead')).toBe(0);
});

test('receives no message without the age', async () => {
  const queues = fakeQueues();
  queues.put('https://sqs/dead', aQueueMessage());
  const { oldestMs } = await readQueue(queues.port, named('dead-letters'), { now, withAge: false });

  expect(oldestMs).toBeUndefined();
  expect(queues.messages('https://sqs/dead')[0]?.receiveCount).toBe(0);
});

test('does not disturb a queue that a function empties', async () => {
  const queues = fakeQueues();
  queues.put('https://sqs/outbox', aQueueMessage());
  const { isLive, oldestMs } = await readQueue(queues.port, named('outbox'), { now, withAge: true });

  expect([isLive, oldestMs]).toEqual([true, undefined]);
  expect(queues.messages('https://sqs/outbox')[0]?.receiveCount).toBe(0);
});

test.each([
  ['outbox-dead-letters', 'the bus: all consumers'],
  ['audit-dead-letters', 'the audit function'],
])('messages of %s go to %s', async (name, replaysTo) => {
  expect(await readQueue(fakeQueues().port, named(name), { now, withAge: false })).toMatchObject({ replaysTo });
});

const aQueue = (depth?: number, inFlight?: number, oldestMs?: number) => ({
  name: 'q',
  isLive: false,
  ...(depth === undefined ? {} : { depth }),
  ...(inFlight === undefined ? {} : { inFlight }),
  ...(oldestMs === undefined ? {} : { oldestMs }),
});

test('the sum of queues has the age of the oldest message', () => {
  expect(sumOf([aQueue(1, 2, 30), aQueue(4, 0, 50), aQueue(0, 0)])).toEqual({ waiting: 5, inFlight: 2, oldestMs: 50 });
});

test('the sum is unknown if one queue is, instead of being too small', () => {
  expect(sumOf([aQueue(1, 2), aQueue()])).toEqual({ waiting: undefined, inFlight: undefined, oldestMs: undefined });
});

test('the sum of no queues is empty', () => {
  expect(sumOf([])).toEqual({ waiting: 0, inFlight: 0, oldestMs: undefined });
});
