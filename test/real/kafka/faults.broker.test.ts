import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AclOperationTypes, AclPermissionTypes } from 'kafkajs';
import { LogoutCompleted } from '../../../contracts/events/logout.ts';
import { apis } from '../../../local/rig/broker-protocol.ts';
import { withAdmin } from '../../../local/rig/kafka-admin.ts';
import { createAssignedTopic } from '../../../local/rig/kafka-topics.ts';
import { startKafka, stopKafka, type KafkaBroker } from '../../../local/rig/kafka.ts';
import { freePort } from '../../../local/rig/tcp-ports.ts';
import { openTcpProxy, type TcpProxy } from '../../../local/rig/tcp-proxy.ts';
import type { Message } from '../../../kafka/records/message.ts';
import { exampleEvent } from '../../../scripts/example-event.ts';
import { anAclEntry } from '../../given/builders/an-acl-entry.ts';
import { aMessage } from '../../given/builders/a-message.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { effectsIn, eventIdsOf } from './effects-in.ts';
import { forwarderOn } from './forwarder-on.ts';
import { countsIn } from '../../../local/rig/topic-contents.ts';

const host = '127.0.0.1';
let broker: KafkaBroker;
let bootstrap: string;
let proxy: TcpProxy;
beforeAll(async () => {
  const [runFolder, port, controllerPort, proxiedPort] = [
    await mkdtemp(join(tmpdir(), 'cognito-to-kafka-faults-')),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  proxy = await openTcpProxy(proxiedPort);
  // Clients that begin at the proxy are sent back to it.
  const properties = {
    listeners: `PLAINTEXT://${host}:${port},PROXIED://${host}:${proxiedPort},CONTROLLER://${host}:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://${host}:${port},PROXIED://${host}:${proxy.port}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'allow.everyone.if.no.acl.found': 'true',
  };
  broker = { runFolder, port, controllerPort, properties };
  bootstrap = `${host}:${port}`;
  await startKafka(broker);
});
afterAll(async () => {
  await stopKafka(broker);
  await proxy.close();
  await rm(broker.runFolder, { recursive: true, force: true });
});

async function aTopic(topic: string, settings: Readonly<Record<string, string>> = {}): Promise<string> {
  await createAssignedTopic(bootstrap, { topic, replicas: [[1], [1], [1]], settings });
  return topic;
}

/** An event with padding in which no compression finds anything. */
const unpackable = (bytes: number): string =>
  JSON.stringify({ ...anEvent(), padding: randomBytes(bytes).toString('base64') });
const messages = (count: number): Message[] => Array.from({ length: count }, () => aMessage());
const aLogout = (): Message => aMessage({ body: JSON.stringify(exampleEvent(LogoutCompleted)) });
const idsOf = (some: readonly { readonly id: string }[]): string[] => some.map(({ id }) => id);
/** How often each of the messages is in the topic. */
async function copiesOf(topic: string, some: readonly Message[]): Promise<number[]> {
  const counts = await countsIn(bootstrap, topic);
  return some.map(({ body }) => counts.get(body) ?? 0);
}

test('delivers at least once, in one invocation, if a connection breaks early', async () => {
  const topic = await aTopic('answer-lost');
  const invoke = forwarderOn(`${host}:${proxy.port}`, topic);
  const batch = messages(30);
  proxy.loseAnswers(apis.produce);

  const { again, deadLettered, logged } = await invoke(batch);

  expect([again, deadLettered]).toEqual([[], []]);
  expect(await copiesOf(topic, batch)).toEqual(Array(30).fill(2));
  expect(logged).toMatchObject({ EventsDelivered: 30, EventsPossiblyDuplicated: 30 });
  expect([...(await effectsIn(bootstrap, topic, 60))].sort()).toEqual(eventIdsOf(batch).sort());
});

test('returns in time while the network drops packets, and delivers afterwards', async () => {
  const topic = await aTopic('silent');
  const invoke = forwarderOn(`${host}:${proxy.port}`, topic);
  await invoke(messages(3));
  const batch = messages(30);
  proxy.silence();

  const { again, deadLettered, tookMs } = await invoke(batch, 6_500);
  proxy.heal();

  expect([idsOf(batch), deadLettered]).toEqual([[...again], []]);
  expect(tookMs).toBeLessThan(6_500);
  expect((await invoke(batch)).again).toEqual([]);
  expect(await copiesOf(topic, batch)).toEqual(Array(30).fill(1));
});

test('replaces a connection that the network dropped, without a redelivery', async () => {
  const topic = await aTopic('died-silently');
  const invoke = forwarderOn(`${host}:${proxy.port}`, topic);
  await invoke(messages(3));
  proxy.silence();
  proxy.heal();
  const batch = messages(30);

  const { again, tookMs } = await invoke(batch);

  expect(again).toEqual([]);
  expect(tookMs).toBeLessThan(25_000);
  expect(await copiesOf(topic, batch)).toEqual(Array(30).fill(1));
});

test('dead-letters a record that is too large, with its partition, not the others', async () => {
  const topic = await aTopic('too-large', { 'max.message.bytes': '20000' });
  const good = messages(20);
  const large = aMessage({ body: unpackable(30_000) });

  const { again, deadLettered } = await forwarderOn(bootstrap, topic)([...good.slice(0, 10), large, ...good.slice(10)]);

  expect(again).toEqual([]);
  expect(deadLettered).toMatchObject([
    { message: { id: large.id }, topic, partition: expect.any(Number) as number, cause: { code: 'MESSAGE_TOO_LARGE' } },
  ]);
  expect(await copiesOf(topic, [large])).toEqual([0]);
  expect(await copiesOf(topic, good)).toEqual(Array(20).fill(1));
});

test('dead-letters a record without a key for a compacted topic, not the others', async () => {
  const topic = await aTopic('compacted', { 'cleanup.policy': 'compact' });
  const good = messages(5);
  const bad = aMessage({ body: JSON.stringify({ ...anEvent(), subject: undefined }) });

  const { again, deadLettered } = await forwarderOn(bootstrap, topic)([bad, ...good]);

  expect(again).toEqual([]);
  expect(deadLettered).toMatchObject([{ message: { id: bad.id }, cause: { code: 'INVALID_RECORD' } }]);
  expect(await copiesOf(topic, good)).toEqual(Array(5).fill(1));
  expect(await copiesOf(topic, [bad])).toEqual([0]);
});

test('retries events of a missing topic, and delivers those of other topics', async () => {
  const topic = await aTopic('is-there');
  const [good, lost] = [messages(10), [aLogout(), aLogout()]];

  const { again, deadLettered, logged, tookMs } = await forwarderOn(bootstrap, topic, {
    'cognito.logout.': 'is-not-there',
  })([...good, ...lost]);

  expect([again, deadLettered]).toEqual([idsOf(lost), []]);
  expect(logged).toMatchObject({ level: 'warn', code: 'UNKNOWN_TOPIC_OR_PARTITION', EventsDelivered: 10 });
  expect(await copiesOf(topic, good)).toEqual(Array(10).fill(1));
  expect(tookMs).toBeLessThan(10_000);
});

test('retries events of a topic without WRITE permission, and delivers the others once', async () => {
  const topic = await aTopic('allowed');
  const denied = await aTopic('denied');
  await deny(denied);
  const [good, lost] = [messages(10), [aLogout(), aLogout()]];

  const { again, deadLettered, logged } = await forwarderOn(bootstrap, topic, { 'cognito.logout.': denied })([
    ...good,
    ...lost,
  ]);

  expect([again, deadLettered]).toEqual([idsOf(lost), []]);
  expect(logged).toMatchObject({ code: 'TOPIC_AUTHORIZATION_FAILED', EventsDelivered: 10, EventsRetried: 2 });
  expect(await copiesOf(topic, good)).toEqual(Array(10).fill(1));
});

/** Everyone may look at the topic and read it, and nobody may write to it. */
async function deny(topic: string): Promise<void> {
  const acl = [
    anAclEntry(topic, AclOperationTypes.WRITE, AclPermissionTypes.DENY),
    anAclEntry(topic, AclOperationTypes.DESCRIBE, AclPermissionTypes.ALLOW),
  ];
  await withAdmin(bootstrap, (admin) => admin.createAcls({ acl }));
}
