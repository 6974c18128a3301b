import type { QueueFacts } from '../../../../replay/queues/queue-facts.ts';
import { processQueue, type ProcessQueueOptions } from '../../../../replay/queues/process-queue.ts';
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

async function work(queues: ReturnType<typeof fakeQueues>, over: Partial<ProcessQueueOptions> = {}) {
  const said: string[] = [];
  const result = await processQueue({
    aws: { queues: queues.port },
    queue,
    matches: () => true,
    signal: new AbortController().signal,
    report: (line) => void said.push(line),
    onMessages: () => Promise.resolve([]),
    ...over,
  });
  return { ...result, said };
}

// Twelve workers have at most two calls each: one whose messages they process, and one in flight.
const mostAfterTheEnd = 240;

test('ends at Ctrl-C, and returns all messages to the queue', async () => {
  const queues = filled(1_000);
  const control = new AbortController();
  const onMessages = () => {
    control.abort();
    return Promise.resolve([]);
  };

  const { seen, incompleteReasons } = await work(queues, { signal: control.signal, onMessages });

  expect(seen).toBeLessThanOrEqual(mostAfterTheEnd);
  expect([incompleteReasons, queues.hidden(url)]).toEqual([['interrupted'], 0]);
});

test('ends in order as soon as no more is wanted: that is not incomplete', async () => {
  let acted = 0;
  const onMessages = (chosen: readonly unknown[]) => {
    acted += chosen.length;
    return Promise.resolve([]);
  };

  const { seen, incompleteReasons } = await work(filled(1_000), { onMessages, shouldStop: () => acted >= 7 });

  expect(seen).toBeGreaterThanOrEqual(7);
  expect(seen).toBeLessThanOrEqual(mostAfterTheEnd);
  expect(incompleteReasons).toEqual([]);
});

const worn = 'its messages were delivered too often to receive them again';

test('ends when messages were delivered too often to receive more of them', async () => {
  const queues = filled(1_000, { maxReceiveCount: 40 }, Array<number>(1_000).fill(30));

  const { seen, incompleteReasons } = await work(queues);

  expect(seen).toBeLessThanOrEqual(mostAfterTheEnd);
  expect(incompleteReasons).toContain(worn);
});

test.each([
  // Looking is a delivery, too.
  ['one of 21 among fresh ones', [0, 0, 20, 0, 0], [worn]],
  ['at most half of the deliveries', [19, 19, 19, 19, 19], []],
])('uses the deliveries of a queue that allows 40: %s', async (_what, receiveCounts, incompleteReasons) => {
  const queues = filled(5, { maxReceiveCount: 40 }, receiveCounts);

  const result = await work(queues);

  expect([result.seen, result.incompleteReasons]).toEqual([5, incompleteReasons]);
});

test('reads a queue that allows 20 deliveries, with a warning, and none below 20', async () => {
  const enough = await work(filled(3, { maxReceiveCount: 20 }));
  const fewer = await work(filled(3, { maxReceiveCount: 19 }));

  expect([enough.seen, enough.said]).toEqual([3, ['dlq: a scan counts as one of 20 deliveries.']]);
  expect([fewer.seen, fewer.incompleteReasons]).toEqual([
    0,
    ['a scan counts as one of the 19 deliveries of its messages'],
  ]);
});

test('says that it has seen less than SQS counts', async () => {
  expect((await work(filled(3, { visible: 50 }))).incompleteReasons).toEqual([
    'SQS counted about 50 messages. Run the command again',
  ]);
  expect((await work(filled(3, { visible: 3 }))).incompleteReasons).toEqual([]);
});

test('rejects with the error of a queue that cannot be read', async () => {
  const denied = () => Promise.reject(Object.assign(new Error('AccessDenied'), { name: 'AccessDenied' }));
  const queues = filled(1);

  await expect(work({ ...queues, port: { ...queues.port, receive: denied } })).rejects.toThrow('AccessDenied');
});

test('processes the messages that match, and skips a call without any', async () => {
  const acted: number[] = [];
  const onMessages: ProcessQueueOptions['onMessages'] = (chosen) => {
    acted.push(chosen.length);
    return Promise.resolve([]);
  };

  const { seen, matched } = await work(filled(25), {
    onMessages,
    concurrency: 1,
    matches: ({ message }) => message.messageId === 'm-12',
  });

  expect([seen, matched, acted]).toEqual([25, 1, [1]]);
});

test.each([
  [1, '1 message was in flight in another consumer'],
  [2, '2 messages were in flight in another consumer'],
])('names %i messages that another consumer has', async (inFlight, said) => {
  const { incompleteReasons } = await work(filled(1, { inFlight }));

  expect(incompleteReasons).toEqual([expect.stringContaining(said)]);
});

test('does not report the messages of another consumer after it stopped early', async () => {
  const interrupted = await work(filled(1, { inFlight: 2 }), { signal: AbortSignal.abort() });
  const stopped = await work(filled(1, { inFlight: 2 }), { shouldStop: () => true });

  expect([interrupted.incompleteReasons, stopped.incompleteReasons]).toEqual([['interrupted'], []]);
});
