import type { QueueFacts } from '../../../../replay/queues/queue-facts.ts';
import { workThrough, type Work } from '../../../../replay/queues/work-through.ts';
import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';

const url = 'https://sqs/1/dlq';
const queue = { name: 'dlq', url, format: 'event', replaysTo: 'queue', isLive: false } as const;

function filled(count: number, facts: Partial<QueueFacts> = {}, receiveCounts: readonly number[] = []) {
  const queues = fakeQueues({ facts });
  for (let index = 0; index < count; index += 1) {
    queues.put(url, aQueueMessage({ messageId: `m-${index}`, receiveCount: receiveCounts[index] ?? 0 }));
  }
  return queues;
}

async function work(queues: ReturnType<typeof fakeQueues>, over: Partial<Work> = {}) {
  const said: string[] = [];
  const worked = await workThrough({
    aws: { queues: queues.port },
    queue,
    matches: () => true,
    signal: new AbortController().signal,
    stderr: (line) => void said.push(line),
    act: () => Promise.resolve([]),
    ...over,
  });
  return { ...worked, said };
}

// Twelve lanes have at most two calls each: one whose messages they process, and one in flight.
const mostAfterTheEnd = 240;

test('ends at Ctrl-C, and returns all messages to the queue', async () => {
  const queues = filled(1_000);
  const control = new AbortController();
  const act = () => {
    control.abort();
    return Promise.resolve([]);
  };

  const { seen, gaps } = await work(queues, { signal: control.signal, act });

  expect(seen).toBeLessThanOrEqual(mostAfterTheEnd);
  expect([gaps, queues.hidden(url)]).toEqual([['interrupted'], 0]);
});

test('ends in order as soon as no more is wanted: that is no gap', async () => {
  let acted = 0;
  const act = (chosen: readonly unknown[]) => {
    acted += chosen.length;
    return Promise.resolve([]);
  };

  const { seen, gaps } = await work(filled(1_000), { act, isEnough: () => acted >= 7 });

  expect(seen).toBeGreaterThanOrEqual(7);
  expect(seen).toBeLessThanOrEqual(mostAfterTheEnd);
  expect(gaps).toEqual([]);
});

const worn = 'its messages were delivered too often already to look at them';

test('ends when messages were delivered too often to receive more of them', async () => {
  const queues = filled(1_000, { maxReceiveCount: 40 }, Array<number>(1_000).fill(30));

  const { seen, gaps } = await work(queues);

  expect(seen).toBeLessThanOrEqual(mostAfterTheEnd);
  expect(gaps).toContain(worn);
});

test.each([
  // Looking is a delivery, too.
  ['one of 21 among fresh ones', [0, 0, 20, 0, 0], [worn]],
  ['at most half of the deliveries', [19, 19, 19, 19, 19], []],
])('uses the deliveries of a queue that allows 40: %s', async (_what, receiveCounts, gaps) => {
  const queues = filled(5, { maxReceiveCount: 40 }, receiveCounts);

  const worked = await work(queues);

  expect([worked.seen, worked.gaps]).toEqual([5, gaps]);
});

test('reads a queue that allows 20 deliveries, with a warning, and none below 20', async () => {
  const enough = await work(filled(3, { maxReceiveCount: 20 }));
  const fewer = await work(filled(3, { maxReceiveCount: 19 }));

  expect([enough.seen, enough.said]).toEqual([3, ['dlq: looking counts as one of 20 deliveries.']]);
  expect([fewer.seen, fewer.gaps]).toEqual([0, ['looking counts as one of the 19 deliveries of its messages']]);
});

test('says that it has seen less than SQS counts', async () => {
  expect((await work(filled(3, { visible: 50 }))).gaps).toEqual(['SQS counted about 50; look again']);
  expect((await work(filled(3, { visible: 3 }))).gaps).toEqual([]);
});

test('rejects with the error of a queue that cannot be read', async () => {
  const denied = () => Promise.reject(Object.assign(new Error('AccessDenied'), { name: 'AccessDenied' }));
  const queues = filled(1);

  await expect(work({ ...queues, port: { ...queues.port, receive: denied } })).rejects.toThrow('AccessDenied');
});

test('processes the messages that match, and skips a call without any', async () => {
  const acted: number[] = [];
  const act: Work['act'] = (chosen) => {
    acted.push(chosen.length);
    return Promise.resolve([]);
  };

  const { seen, matched } = await work(filled(25), {
    act,
    lanes: 1,
    matches: ({ message }) => message.messageId === 'm-12',
  });

  expect([seen, matched, acted]).toEqual([25, 1, [1]]);
});

test.each([
  [1, '1 message was in flight in another consumer'],
  [2, '2 messages were in flight in another consumer'],
])('names %i messages that another consumer has', async (inFlight, said) => {
  const { gaps } = await work(filled(1, { inFlight }));

  expect(gaps).toEqual([expect.stringContaining(said)]);
});
