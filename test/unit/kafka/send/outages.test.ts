import { deliver } from '../../../../kafka/send/deliver.ts';
import { outages } from '../../../../kafka/send/outages.ts';
import { warmProducer } from '../../../../kafka/send/warm-producer.ts';
import { aProtocolError, refused } from '../../../given/builders/a-kafka-error.ts';
import { outgoings } from '../../../given/builders/an-outgoing.ts';
import { fakeProducers, type Answer } from '../../../given/fakes/fake-producer.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const numberIn = (value: string): number => Number(value.replace(/\D/g, ''));
const noLeader = aProtocolError('LEADER_NOT_AVAILABLE', 5, true);

/**
 * An environment that sends two records to each partition, of which there are three. Its cluster has lost partition 1,
 * for so many requests with records for it.
 */
function anEnvironment(partitions = 3) {
  const cluster = { away: [1], awayFor: Infinity, error: noLeader, isDown: false, goesDown: false };
  const inPartitions = (value: string): number => numberIn(value) % partitions;
  const answer = (values: readonly string[]): Answer => {
    if (!values.some((value) => cluster.away.includes(inPartitions(value)))) return 'all';
    cluster.isDown ||= cluster.goesDown;
    return cluster.awayFor-- > 0 ? cluster.error : 'all';
  };
  const connecting = () => (cluster.isDown ? refused() : ('connects' as const));
  const { create, sends } = fakeProducers({ answer, connecting, partitionOf: inPartitions });
  const warm = warmProducer(create);
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  /** One invocation. */
  const invoke = async (outgoing = outgoings(2 * partitions)) => {
    const [begin, before] = [Date.now(), sends.length];
    const delivering = deliver(outgoing, begin + 25_000, { ...warm, now: Date.now, pause });
    const tookMs = delivering.then(() => Date.now() - begin);
    await jest.runAllTimersAsync();
    const { failures } = await delivering;
    const failed = failures.map(({ message }) => message.id);
    return { failed, tookMs: await tookMs, sent: sends.slice(before).map(({ values }) => values.join()) };
  };
  return { cluster, invoke };
}

test('waits for an unavailable partition once, then tries it last per invocation', async () => {
  const { invoke } = anEnvironment();
  const first = await invoke();
  expect(first.failed).toEqual(['m-1', 'm-4']);
  expect(first.tookMs).toBeGreaterThanOrEqual(12_000);

  const second = await invoke();

  expect(second.failed).toEqual(['m-1', 'm-4']);
  expect(second.tookMs).toBeLessThan(1_000);
  expect(second.sent.slice(1)).toEqual(['m-0,m-3', 'm-2,m-5', 'm-1,m-4']);
});

test('delivers at once to a partition that is back, and waits for it again', async () => {
  const { cluster, invoke } = anEnvironment();
  await invoke();
  cluster.awayFor = 0;
  expect((await invoke()).failed).toEqual([]);

  cluster.awayFor = Infinity;
  jest.advanceTimersByTime(60_000);
  expect((await invoke()).tookMs).toBeGreaterThanOrEqual(12_000);
});

test('forgets the outage of a partition that is back at its one try', async () => {
  const { cluster, invoke } = anEnvironment();
  await invoke();
  // The request with the whole batch.
  cluster.awayFor = 1;
  expect((await invoke()).failed).toEqual([]);

  cluster.awayFor = Infinity;
  expect((await invoke()).tookMs).toBeGreaterThanOrEqual(12_000);
});

test('notes no outage of partitions for a cluster that cannot be reached', async () => {
  const { cluster, invoke } = anEnvironment();
  cluster.isDown = true;
  expect((await invoke()).failed).toHaveLength(6);

  cluster.isDown = false;
  expect((await invoke()).tookMs).toBeGreaterThanOrEqual(12_000);
});

test('remembers an outage for a minute from its last try', async () => {
  const { invoke } = anEnvironment();
  await invoke();
  for (let nth = 0; nth < 3; nth++) {
    jest.advanceTimersByTime(40_000);

    expect((await invoke()).tookMs).toBeLessThan(1_000);
  }
});

test('forgets an outage after exactly a minute', () => {
  const memory = outages();
  const group = { outgoing: outgoings(1), partition: 1 };
  memory.note(group, 1_000);

  expect([60_999, 61_000].map((nowMs) => memory.has(group, nowMs))).toEqual([true, false]);
});

test('notes no outage of partitions whose cluster goes down meanwhile', async () => {
  const { cluster, invoke } = anEnvironment();
  cluster.goesDown = true;
  expect((await invoke()).failed).toHaveLength(6);

  Object.assign(cluster, { isDown: false, goesDown: false });
  expect((await invoke()).tookMs).toBeGreaterThanOrEqual(12_000);
});

test('notes no outage of partitions that it had no time to try one by one', async () => {
  const { cluster, invoke } = anEnvironment(30);
  cluster.away = Array.from({ length: 30 }, (_unused, partition) => partition);
  expect((await invoke()).failed).toHaveLength(60);

  cluster.away = [29];
  expect((await invoke()).tookMs).toBeGreaterThanOrEqual(12_000);
});

test('notes no outage of a partition when the cluster refuses this user', async () => {
  const { cluster, invoke } = anEnvironment();
  const ofPartition = outgoings(6).filter((_one, index) => index % 3 === 1);
  cluster.error = aProtocolError('CLUSTER_AUTHORIZATION_FAILED', 31);
  expect(await invoke(ofPartition)).toMatchObject({ failed: ['m-1', 'm-4'], tookMs: 0 });

  cluster.error = noLeader;
  expect((await invoke(ofPartition)).tookMs).toBeGreaterThanOrEqual(12_000);
});
