import { deliver } from '../../../../kafka/send/deliver.ts';
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

/** Six records, two in each of three partitions. */
const inPartitions = (value: string): number => Number(value.replace(/\D/g, '')) % 3;

/** An environment whose cluster has lost partition 1, for so many requests with records for it. */
function anEnvironment() {
  const cluster = { awayFor: Infinity, isDown: false };
  const answer = (values: readonly string[]): Answer => {
    if (!values.some((value) => inPartitions(value) === 1)) return 'all';
    return cluster.awayFor-- > 0 ? aProtocolError('LEADER_NOT_AVAILABLE', 5, true) : 'all';
  };
  const connecting = () => (cluster.isDown ? refused() : ('connects' as const));
  const { create, sends } = fakeProducers({ answer, connecting, partitionOf: inPartitions });
  const warm = warmProducer(create);
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  /** One invocation. */
  const invoke = async () => {
    const [begin, before] = [Date.now(), sends.length];
    const delivering = deliver(outgoings(6), begin + 25_000, { ...warm, now: Date.now, pause });
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
