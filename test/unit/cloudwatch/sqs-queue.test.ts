import { metricData, metricKey } from './metric-data.ts';
import { modelQueue } from './sqs-queue.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

function aQueue(maxReceiveCount = 100) {
  const data = metricData();
  const to = modelQueue({ name: 'dead', data, visibilityTimeoutMs: minuteMs });
  const queue = modelQueue({ name: 'queue', data, visibilityTimeoutMs: minuteMs, redrive: { maxReceiveCount, to } });
  const metric = (name: string, atMs: number, QueueName = 'queue') =>
    data.statistic(metricKey('AWS/SQS', name, { QueueName }), 'Maximum', atMs, atMs + minuteMs);
  return { queue, dead: to, age: (atMs: number, name?: string) => metric('ApproximateAgeOfOldestMessage', atMs, name) };
}

test('the age counts a message in flight, and leaves it out after the fourth receive', () => {
  const { queue, age } = aQueue();
  queue.send('first', 0);
  for (const minute of [0, 1, 2]) expect(queue.receive(10, minute * minuteMs)).toHaveLength(1);
  queue.putMetrics(2 * minuteMs);
  queue.send('second', 3 * minuteMs);
  expect(queue.receive(10, 3 * minuteMs)).toHaveLength(2);
  queue.putMetrics(3 * minuteMs);

  expect(age(2 * minuteMs)).toBe(180);
  expect(age(3 * minuteMs)).toBe(60);
});

test('a message received too often moves to the DLQ, where its age starts again', () => {
  const { queue, dead, age } = aQueue(2);
  queue.send('body', 0);
  for (const minute of [0, 1, 2]) queue.receive(10, minute * minuteMs);
  dead.putMetrics(2 * minuteMs);

  expect(queue.size()).toBe(0);
  expect(age(2 * minuteMs, 'dead')).toBe(60);
  expect(dead.receive(10, 3 * minuteMs)).toMatchObject([{ receives: 4, receivesHere: 1, sentMs: 0 }]);
});

test('an empty queue writes zeros for six hours after its last use, and then nothing', () => {
  const { queue, age } = aQueue();
  queue.receive(10, 0);
  queue.putMetrics(5 * hourMs);
  queue.putMetrics(6 * hourMs);

  expect(age(5 * hourMs)).toBe(0);
  expect(age(6 * hourMs)).toBeUndefined();
});

test('a queue that was idle writes metrics a quarter of an hour after it is used again', () => {
  const { queue, age } = aQueue();
  queue.receive(10, 0);
  queue.send('body', 8 * hourMs);
  queue.putMetrics(8 * hourMs);
  queue.putMetrics(8 * hourMs + 15 * minuteMs);

  expect(age(8 * hourMs)).toBeUndefined();
  expect(age(8 * hourMs + 15 * minuteMs)).toBe(960);
});

test('a hidden message is received again after its timeout, and a deleted one is not', () => {
  const { queue } = aQueue();
  queue.send('body', 0);
  const [message] = queue.receive(10, 0);
  queue.hide(message?.id ?? '', 5000);

  expect(queue.receive(10, 4999)).toEqual([]);
  expect(queue.receive(10, 5000)).toHaveLength(1);
  queue.delete(message?.id ?? '');
  expect(queue.receive(10, hourMs)).toEqual([]);
});
