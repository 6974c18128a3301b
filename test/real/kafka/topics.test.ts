import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Admin } from 'kafkajs';
import { ensureTopic, quietKafka, startKafka, stopKafka, type KafkaBroker } from '../../../local/rig/kafka.ts';
import { freePort } from '../../../local/rig/tcp-ports.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { anExampleEvent } from '../../given/builders/an-example-event.ts';
import { captureStdout } from '../../given/fakes/captured-stdout.ts';
import { aForwarder } from './a-forwarder.ts';

let broker: KafkaBroker;
let admin: Admin;
let bootstrap = '';
beforeAll(async () => {
  const runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-topics-'));
  broker = { runFolder, port: await freePort(), controllerPort: await freePort() };
  await startKafka(broker);
  bootstrap = `127.0.0.1:${broker.port}`;
  admin = quietKafka(bootstrap).admin();
  await admin.connect();
});
afterAll(async () => {
  await admin.disconnect();
  await stopKafka(broker);
  await rm(broker.runFolder, { recursive: true, force: true });
});

const recordsIn = async (topic: string): Promise<number> =>
  (await admin.fetchTopicOffsets(topic)).reduce((sum, { high }) => sum + Number(high), 0);

test('events go to the topics of their types', async () => {
  for (const topic of ['map-rest', 'map-logins', 'map-failed']) await ensureTopic(bootstrap, topic);
  const topicsByType = { 'cognito.login.': 'map-logins', 'cognito.login.succeeded.v1': 'map-failed' };
  const outcome = await aForwarder({ bootstrap, topics: { topic: 'map-rest', topicsByType } }).forward([
    ...[anEvent(), anEvent(), anExampleEvent('cognito.login.attempted.v1'), anExampleEvent('cognito.token.revoked.v1')],
  ]);

  expect(outcome).toMatchObject({ retried: 0, code: undefined });
  expect(await Promise.all(['map-rest', 'map-logins', 'map-failed'].map(recordsIn))).toEqual([1, 1, 2]);
});

test('logs every missing topic with the fix, and delivers events of the others', async () => {
  await ensureTopic(bootstrap, 'start-there');
  const topicsByType = {
    'cognito.login.': 'start-missing',
    'cognito.token.': 'start-there',
    'cognito.user.': 'start-too',
  };
  const { forward } = aForwarder({ bootstrap, topics: { topic: 'start-there', topicsByType } });

  const stdout = captureStdout();
  const outcome = await forward([anEvent(), anExampleEvent('cognito.token.revoked.v1'), anEvent()]).finally(
    stdout.restore,
  );
  expect(stdout.lines()).toMatchObject([
    { level: 'error', message: 'topics are missing', code: 'KAFKA_TOPIC_MISSING' },
  ]);
  expect(stdout.lines()[0]?.['detail']).toMatch(
    /^The topics start-missing, start-too do not exist.*kafka\.createTopics/,
  );
  expect(outcome).toMatchObject({ retried: 2, code: 'UNKNOWN_TOPIC_OR_PARTITION' });
  expect(await recordsIn('start-there')).toBe(1);

  for (const topic of ['start-missing', 'start-too']) await ensureTopic(bootstrap, topic);
  expect(await forward()).toMatchObject({ retried: 0, code: undefined });
  expect(await recordsIn('start-missing')).toBe(2);
});

test('creates missing topics if configured, also from several environments at once', async () => {
  const topics = { topic: 'made-events', topicsByType: { 'cognito.login.': 'made-logins' } };
  const createTopics = { partitions: 4, replicationFactor: 1 };
  const environments = [1, 2, 3].map(() => aForwarder({ bootstrap, topics, createTopics }));

  const outcomes = await Promise.all(environments.map(({ forward }) => forward()));

  expect(outcomes.map(({ retried }) => retried)).toEqual([0, 0, 0]);
  const { topics: made } = await admin.fetchTopicMetadata({ topics: ['made-events', 'made-logins'] });
  expect(made.map(({ partitions }) => partitions.length)).toEqual([4, 4]);
  // A partition may be a moment late to have its leader: then a copy is sent.
  expect(await recordsIn('made-logins')).toBeGreaterThanOrEqual(6);
});

test('sends nothing and names the topics if none exists', async () => {
  const topics = { topic: 'nowhere', topicsByType: {} };

  const outcome = await aForwarder({ bootstrap, topics }).forward();

  expect(outcome).toMatchObject({ retried: 2, code: 'KAFKA_TOPIC_MISSING' });
  expect(outcome.detail).toMatch(/^The topic nowhere does not exist/);
});

test('creates a deleted topic again under a warm environment, and delivers the batch', async () => {
  const topics = { topic: 'made-again', topicsByType: { 'cognito.token.': 'made-once' } };
  const createTopics = { partitions: 2, replicationFactor: 1 };
  const { forward } = aForwarder({ bootstrap, topics, createTopics });
  expect(await forward()).toMatchObject({ retried: 0 });
  await admin.deleteTopics({ topics: ['made-again'] });
  const isGone = async () => !(await admin.listTopics()).includes('made-again');
  await waitFor(isGone, { what: 'the topic to be gone', timeoutMs: 30_000 });

  expect(await forward([anEvent(), anExampleEvent('cognito.token.revoked.v1'), anEvent()])).toMatchObject({
    retried: 0,
  });
  expect(await recordsIn('made-again')).toBeGreaterThanOrEqual(2);
});

test('topics that exist stay as they are where creation is asked for', async () => {
  await ensureTopic(bootstrap, 'made-before', 2);
  const topics = { topic: 'made-before', topicsByType: {} };

  const { forward } = aForwarder({ bootstrap, topics, createTopics: { partitions: 6, replicationFactor: 1 } });

  expect(await forward()).toMatchObject({ retried: 0 });
  const { topics: made } = await admin.fetchTopicMetadata({ topics: ['made-before'] });
  expect(made[0]?.partitions).toHaveLength(2);
});

test('a creation that the brokers refuse says how it was tried', async () => {
  const topics = { topic: 'made-never', topicsByType: {} };

  const { forward } = aForwarder({ bootstrap, topics, createTopics: { partitions: 3, replicationFactor: 3 } });

  const outcome = await forward();
  expect(outcome).toMatchObject({ retried: 2, code: 'KAFKA_TOPIC_MISSING' });
  expect(outcome.detail).toMatch(/made-never cannot be created with 3 partitions and replication factor 3/);
});

test('checks the size, the replicas and the availability of each topic', async () => {
  await ensureTopic(bootstrap, 'state-sound', 3);
  const configEntries = [{ name: 'min.insync.replicas', value: '2' }];
  await admin.createTopics({
    topics: [{ topic: 'state-stuck', numPartitions: 2, replicationFactor: 1, configEntries }],
    waitForLeaders: false,
  });
  const topicsByType = { 'cognito.login.': 'state-stuck', 'cognito.token.': 'state-none' };
  const { check } = aForwarder({ bootstrap, topics: { topic: 'state-sound', topicsByType } });
  const isStuckThere = () =>
    admin.fetchTopicMetadata({ topics: ['state-stuck'] }).then(
      () => true,
      () => false,
    );
  await waitFor(isStuckThere, { what: 'the topic', timeoutMs: 30_000 });

  expect(await check()).toMatchObject({
    reached: true,
    missing: expect.stringMatching(/^The topic state-none does not exist/) as string,
    states: [
      {
        topic: 'state-sound',
        exists: true,
        partitions: 3,
        replicationFactor: 1,
        minInSyncReplicas: 1,
        notWritable: [],
      },
      { topic: 'state-stuck', exists: true, partitions: 2, minInSyncReplicas: 2, notWritable: [0, 1] },
      { topic: 'state-none', exists: false },
    ],
  });
});
