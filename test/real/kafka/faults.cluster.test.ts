import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { keyHash } from '../../../kafka/kafkajs/key-hash.ts';
import type { Message } from '../../../kafka/records/message.ts';
import {
  freezeKafka,
  killKafka,
  restartKafka,
  startKafkaCluster,
  stopKafkaCluster,
  thawKafka,
  type KafkaCluster,
} from '../../../local/rig/kafka-cluster.ts';
import { startKafka, stopKafka, type KafkaBroker } from '../../../local/rig/kafka.ts';
import { addKafkaConfig } from '../../../local/rig/kafka-config-command.ts';
import { allInSync, createAssignedTopic } from '../../../local/rig/kafka-topics.ts';
import { aMessage } from '../../given/builders/a-message.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { anExampleEvent } from '../../given/builders/an-example-event.ts';
import { connectionsTo } from './connections-to.ts';
import { forwarderOn } from './forwarder-on.ts';
import { countsIn } from '../../../local/rig/topic-contents.ts';

let runFolder: string;
let cluster: KafkaCluster;
beforeAll(async () => {
  runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-faults-'));
  cluster = await startKafkaCluster({ runFolder });
});
afterAll(async () => {
  await stopKafkaCluster(cluster);
  await rm(runFolder, { recursive: true, force: true });
});

/** A topic of three partitions, each led by another broker, of which so many need to have a record; and its forwarder. */
async function aTopic(topic: string, minInSync = 2) {
  const replicas = [
    [1, 2, 3],
    [2, 3, 1],
    [3, 1, 2],
  ];
  await createAssignedTopic(cluster.bootstrap, {
    topic,
    replicas,
    settings: { 'min.insync.replicas': String(minInSync) },
  });
  return { topic, invoke: forwarderOn(cluster.bootstrap, topic) };
}

const broker = (id: number): KafkaBroker => {
  const found = cluster.brokers[id - 1];
  if (!found) throw new Error(`The cluster has no broker ${id}.`);
  return found;
};
const messages = (count: number) => Array.from({ length: count }, () => aMessage());
/** The partition of three in which a message's event belongs. */
const partitionOf = ({ body }: Message) =>
  (keyHash(Buffer.from((JSON.parse(body) as { readonly subject: string }).subject)) & 0x7fffffff) % 3;

/** Those of the messages that are not in the topic. */
async function missing(topic: string, sent: readonly { readonly id: string; readonly body: string }[]) {
  const counts = await countsIn(cluster.bootstrap, topic);
  return sent.filter(({ body }) => !counts.has(body)).map(({ id }) => id);
}

test('delivers in one invocation if a leader is killed, unless all replicas are needed', async () => {
  const { topic, invoke } = await aTopic('leader-killed');
  const strict = await aTopic('needs-all', 3);
  await invoke(messages(6));
  const batch = messages(60);
  await freezeKafka(broker(1));
  const invoked = invoke(batch);
  await killKafka(broker(1));

  const { again, deadLettered, tookMs } = await invoked;

  expect([again, deadLettered]).toEqual([[], []]);
  expect(tookMs).toBeLessThan(25_000);
  expect(await missing(topic, batch)).toEqual([]);
  const refused = await strict.invoke(batch, 11_000);
  expect([refused.again.length, refused.deadLettered]).toEqual([60, []]);
  expect(refused.logged).toMatchObject({ code: 'NOT_ENOUGH_REPLICAS' });
  expect(refused.tookMs).toBeLessThan(11_000);
  await startKafka(broker(1));
  await allInSync(cluster.bootstrap, topic);
});

test('keeps connections, and delivers the next batch at once after a broker restarted', async () => {
  const { topic, invoke } = await aTopic('restarted');
  const ports = cluster.brokers.map(({ port }) => port);
  const open = connectionsTo(ports);
  await invoke(messages(60));
  const first = open.now();
  for (let nth = 0; nth < 20; nth++) await invoke(messages(60));
  expect(first.length).toBeLessThanOrEqual(ports.length + 1);
  expect(open.now()).toEqual(first);
  await restartKafka(broker(2));
  const batch = messages(30);

  const { again, deadLettered, tookMs } = await invoke(batch);

  expect(open.now().length).toBeLessThanOrEqual(ports.length + 1);
  open.stop();
  expect([again, deadLettered]).toEqual([[], []]);
  expect(tookMs).toBeLessThan(25_000);
  expect(await missing(topic, batch)).toEqual([]);
  await allInSync(cluster.bootstrap, topic);
});

test('returns unacknowledged records in time if a leader is frozen', async () => {
  const { topic, invoke } = await aTopic('leader-frozen');
  await invoke(messages(6));
  const batch = messages(60);
  await freezeKafka(broker(3));

  const { again, deadLettered, tookMs, logged } = await invoke(batch, 9_000);
  await thawKafka(broker(3));

  expect(deadLettered).toEqual([]);
  expect(again.length).toBeGreaterThan(0);
  expect(tookMs).toBeLessThan(9_000);
  expect(logged['EventsPossiblyDuplicated']).toBeGreaterThan(0);
  const redelivered = batch.filter(({ id }) => again.includes(id));
  expect((await invoke(redelivered)).again).toEqual([]);
  expect(await missing(topic, batch)).toEqual([]);
  await allInSync(cluster.bootstrap, topic);
});

test('fails only a partition without a broker, in a warm and in a new environment', async () => {
  await createAssignedTopic(cluster.bootstrap, { topic: 'one-away', replicas: [[1], [2], [3]] });
  await createAssignedTopic(cluster.bootstrap, { topic: 'all-there', replicas: [[1], [3]] });
  const anEnvironment = () => forwarderOn(cluster.bootstrap, 'one-away', { 'cognito.token.': 'all-there' });
  const warm = anEnvironment();
  await warm(messages(30));
  const [first, second] = [messages(30), messages(30)];
  const others = Array.from({ length: 4 }, () =>
    aMessage({ body: JSON.stringify({ ...anExampleEvent('cognito.token.revoked.v1'), id: v7() }) }),
  );
  await stopKafka(broker(2));

  const invoked = await Promise.all([
    warm([...first, ...others.slice(2)], 9_000),
    anEnvironment()([...second, ...others.slice(0, 2)], 9_000),
  ]);
  await startKafka(broker(2));

  await allInSync(cluster.bootstrap, 'one-away');
  expect(invoked.flatMap(({ deadLettered }) => deadLettered)).toEqual([]);
  const again = invoked.flatMap((outcome) => outcome.again).sort();
  const away = [...first, ...second].filter((message) => partitionOf(message) === 1);
  expect(again).toEqual(away.map(({ id }) => id).sort());
});

test('returns the batch while two of three brokers are down, and delivers it later', async () => {
  const { topic, invoke } = await aTopic('two-killed');
  await invoke(messages(6));
  const batch = messages(60);
  await Promise.all([killKafka(broker(1)), killKafka(broker(2))]);

  const { again, deadLettered, tookMs, logged } = await invoke(batch, 12_000);

  expect(deadLettered).toEqual([]);
  expect([...again].sort()).toEqual(batch.map(({ id }) => id).sort());
  expect(tookMs).toBeLessThan(12_000);
  expect(logged).toMatchObject({ EventsDelivered: 0, EventsRetried: 60, EventsDeadLettered: 0, BatchSize: 60 });
  await Promise.all([startKafka(broker(1)), startKafka(broker(2))]);
  await allInSync(cluster.bootstrap, topic);
  expect((await invoke(batch)).again).toEqual([]);
  expect(await missing(topic, batch)).toEqual([]);
});

// The last one: the quota stays.
test('delivers late or returns in time while a quota is exhausted', async () => {
  const { topic, invoke } = await aTopic('throttled');
  await addKafkaConfig(cluster.bootstrap, { type: 'clients', name: 'cognito-to-kafka' }, 'producer_byte_rate=500');
  const [first, second] = [many(), many()];
  expect(await invoke(first)).toMatchObject({ again: [], deadLettered: [] });

  const { again, deadLettered, tookMs } = await invoke(second, 15_000);

  expect(deadLettered).toEqual([]);
  expect(tookMs).toBeGreaterThan(1_000);
  expect(tookMs).toBeLessThan(15_000);
  const redelivered = second.filter(({ id }) => again.includes(id));
  expect((await invoke(redelivered)).again).toEqual([]);
  expect(await missing(topic, [...first, ...second])).toEqual([]);
});

/** 160 kB that no compression makes smaller. */
const many = () =>
  Array.from({ length: 40 }, () => aMessage({ body: JSON.stringify({ ...anEvent(), padding: padding() }) }));
const padding = (): string => randomBytes(3_000).toString('base64');
