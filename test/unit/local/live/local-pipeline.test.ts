import type { Switches } from '../../../../live/wire/local-actions.ts';
import { localPipeline } from '../../../../local/live/local-pipeline.ts';
import { findQueues } from '../../../../replay/queues/find-queues.ts';
import type { QueuePort } from '../../../../replay/replay-ports.ts';
import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';

const outputs = {
  QueueUrl: 'https://sqs/queue',
  DeadLetterQueueUrl: 'https://sqs/dead',
  OutboxDeadLetterQueueUrl: 'https://sqs/outbox-dead',
  OutboxQueueUrl: 'https://sqs/outbox',
  AuditQueueUrl: 'https://sqs/audit',
  AuditFunctionName: 'audit',
};

interface Given {
  readonly outstanding?: readonly { readonly atMs: number; readonly inOutbox: boolean }[];
  readonly switches?: Partial<Switches>;
  /** URLs of queues that cannot be read. */
  readonly unreadable?: readonly string[];
}

function aPipeline({ outstanding = [], switches = {}, unreadable = [] }: Given = {}) {
  const queues = fakeQueues();
  const port: QueuePort = {
    ...queues.port,
    facts: (url) => (unreadable.includes(url) ? Promise.reject(new Error('no answer')) : queues.port.facts(url)),
  };
  const counts: (number | undefined)[] = [];
  const pipeline = localPipeline({
    topic: 'identity-events',
    selection: { aws: { queues: port }, outputs, allQueues: findQueues(outputs) },
    bus: {
      refresh: () => undefined,
      rates: () => ({ cognito: 2, audit: 1, refused: 0.5, recovered: 0.25 }),
      outstanding: () => outstanding,
    },
    switches: () => ({ kafka: 'running', bus: 'working', ...switches }),
    onQueues: (count) => void counts.push(count),
  });
  const read = async () => {
    const reading = await pipeline.port.read();
    const box = (id: string) => reading.picture.boxes.find((one) => one.id === id);
    return { ...reading, box };
  };
  return { ...pipeline, queues, counts, read };
}

test('counts the messages of each box, and of all', async () => {
  const { queues, counts, read } = aPipeline();
  for (const url of ['queue', 'queue', 'dead', 'outbox-dead', 'outbox', 'audit'])
    queues.put(`https://sqs/${url}`, aQueueMessage());
  queues.hideAll('https://sqs/queue');
  const { box, queues: all, problems } = await read();

  expect(box('queue')).toMatchObject({ waiting: 0, inFlight: 2 });
  expect(box('dead-letters')).toMatchObject({ waiting: 2, inFlight: 0 });
  expect([box('outbox')?.waiting, box('audit')?.waiting, box('bus')?.waiting]).toEqual([1, 1, undefined]);
  expect(all.map(({ name, depth }) => [name, depth])).toEqual([
    ['dead-letters', 1],
    ['outbox-dead-letters', 1],
    ['outbox', 1],
    ['audit', 1],
  ]);
  expect([counts, problems]).toEqual([[6], []]);
});

test.each([
  ['https://sqs/dead', 'dead-letters', 'dead-letters'],
  ['https://sqs/queue', 'queue', 'queue'],
])('says that %s cannot be read, and counts nothing as missing', async (url, id, name) => {
  const { counts, read } = aPipeline({ unreadable: [url] });
  const { box, problems } = await read();

  expect(box(id)?.waiting).toBeUndefined();
  expect(box('outbox')?.waiting).toBe(0);
  expect(problems).toMatchObject([{ panel: 'picture', code: 'QUEUES_UNREADABLE' }]);
  expect(problems[0]?.text).toContain(`: ${name}.`);
  expect(counts).toEqual([undefined]);
});

test('has the rates of the bus, and those of Kafka from the events that arrived', async () => {
  const { arrived, read } = aPipeline();
  const now = Date.now();
  for (let count = 0; count < 10; count += 1) arrived(now, 5);
  const { picture } = await read();
  const rates = Object.fromEntries(picture.edges.map(({ from, to, perSecond }) => [`${from}>${to}`, perSecond]));

  expect(rates).toMatchObject({
    'cognito>bus': 2,
    'audit>bus': 1,
    'cognito>outbox': 0.5,
    'outbox>bus': 0.25,
    'bus>queue': 3.25,
    'queue>forwarder': 2,
    'forwarder>kafka': 2,
  });
});

test('has the lag of the events since the last reading', async () => {
  const { arrived, read } = aPipeline();
  for (const lagMs of [30, 10, 20, undefined]) arrived(Date.now(), lagMs);
  const [first, second] = [await read(), await read()];

  expect(first.lag).toMatchObject([{ p50: 20, p99: 30 }]);
  expect(second.lag).toMatchObject([{ p50: undefined, p99: undefined, perSecond: 0 }]);
});

test('a queue that has messages has the age of the oldest event on its way', async () => {
  const now = Date.now();
  const outstanding = [
    { atMs: now - 60_000, inOutbox: true },
    { atMs: now - 30_000, inOutbox: false },
    { atMs: now - 10_000, inOutbox: false },
  ];
  const { queues, read } = aPipeline({ outstanding });
  const before = await read();
  queues.put('https://sqs/queue', aQueueMessage());
  queues.put('https://sqs/outbox', aQueueMessage());
  const { box } = await read();

  expect(before.box('queue')?.oldestMs).toBeUndefined();
  expect(Math.round((box('queue')?.oldestMs ?? 0) / 10_000)).toBe(3);
  expect(Math.round((box('outbox')?.oldestMs ?? 0) / 10_000)).toBe(6);
});

test.each([
  [{ kafka: 'stopped' }, 'kafka', 'Kafka is stopped. Events wait in the queue.'],
  [{ kafka: 'starting' }, 'kafka', 'Kafka is starting. Events wait in the queue.'],
  [{ bus: 'refusing' }, 'bus', 'The bus refuses events. They wait in the outbox.'],
  [{ bus: 'slow' }, 'bus', 'The bus answers late.'],
] as const)('shows the fault of %j', async (switches, id, fault) => {
  const { picture } = await aPipeline({ switches }).read();

  expect(picture.boxes.flatMap((box) => (box.fault === undefined ? [] : [[box.id, box.fault]]))).toEqual([[id, fault]]);
});
