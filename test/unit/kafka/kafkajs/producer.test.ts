import { kafkaFailureCause } from '../../../../kafka/failures/failure.ts';
import { kafkajsProducer } from '../../../../kafka/kafkajs/producer.ts';
import type { Producer } from '../../../../kafka/producer.ts';
import { usualLimits } from '../../../../kafka/topics/topic-limits.ts';
import type { TopicCheck } from '../../../../kafka/topics/topic-check.ts';
import { anOutgoing } from '../../../given/builders/an-outgoing.ts';
import { brokerTopic, fakeBroker, otherTopic } from '../../../given/fakes/fake-broker.ts';

// Keys and the partition of four in which Kafka's own clients put them: murmur2 of the key, without its sign, modulo 4
// (Apache Kafka, UtilsTest.testMurmur2).
const keys = ['21', 'lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', 'foobar', 'abc'];
const records = keys.map((key) => anOutgoing(key).record);

let ends: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
});

/** A fake broker, and a connected producer for it. */
async function aProducer(options: Parameters<typeof fakeBroker>[0] = {}) {
  const broker = await fakeBroker(options);
  const producer = producerFor(broker.address);
  ends.push(producer.destroy, broker.stop);
  await producer.connect();
  return { broker, producer };
}

const producerFor = (address: string, checkTopics: TopicCheck = () => Promise.resolve(new Map())): Producer =>
  kafkajsProducer({
    brokers: [address],
    clientId: 'test',
    access: { ssl: false },
    checkTopics,
    compression: 'none',
  });

/** The sorted reason of a rejection. Fails where there is none. */
const causeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => {
      throw new Error('There was no rejection.');
    },
    (error: unknown) => kafkaFailureCause(error),
  );

test('chooses the partition that other clients of Kafka choose', async () => {
  const { broker, producer } = await aProducer();

  expect(await producer.send(records)).toEqual([true, true, true, true]);

  const sorted = broker.requests.flat().sort((one, other) => one.partition - other.partition);
  expect(sorted.map(({ partition }) => partition)).toEqual([0, 1, 2, 3]);
  sorted.forEach(({ batch }, partition) => {
    expect(batch).toContain(keys[partition]);
  });
});

test('records wait for all replicas, and have their value and their headers', async () => {
  const { broker, producer } = await aProducer();

  await producer.send([
    { topic: brokerTopic, key: 'abc', value: '{"a": 1}', headers: { 'content-type': 'application/json' } },
  ]);

  expect(broker.requests).toEqual([
    [
      {
        acks: -1,
        topic: brokerTopic,
        partition: 3,
        batch: expect.stringMatching(/\{"a": 1\}.*content-type.*application\/json/s) as string,
      },
    ],
  ]);
});

test('a record without a key goes somewhere', async () => {
  const { producer } = await aProducer();

  expect(await producer.send([{ topic: brokerTopic, key: null, value: '{}', headers: {} }])).toEqual([true]);
});

test('acknowledges no record of a partition that the answer does not name', async () => {
  const { producer } = await aProducer({ errorCode: (partition) => (partition === 2 ? undefined : 0) });

  expect(await producer.send(records)).toEqual([true, true, false, true]);
});

test('all records of one partition share its mapping', async () => {
  const { producer } = await aProducer({ errorCode: (partition) => (partition === 3 ? 0 : undefined) });
  const [foobar, abc] = ['foobar', 'abc'].map((key) => ({ topic: brokerTopic, key, value: '{}', headers: {} }));
  const sent = [abc, foobar, abc, foobar].flatMap((record) => record ?? []);

  expect(await producer.send(sent)).toEqual([true, false, true, false]);
});

test('sends records of several topics in one request, and reads each acknowledgment', async () => {
  const fails = (partition: number, topic: string) => topic === otherTopic && partition === 3;
  const { broker, producer } = await aProducer({ errorCode: (...where) => (fails(...where) ? undefined : 0) });
  const sent = [brokerTopic, otherTopic].flatMap((topic) =>
    ['foobar', 'abc'].map((key) => ({ topic, key, value: '{}', headers: {} })),
  );

  expect(await producer.send(sent)).toEqual([true, true, true, false]);
  expect(broker.requests.map((request) => request.map(({ topic, partition }) => [topic, partition]))).toEqual([
    [brokerTopic, otherTopic].flatMap((topic) => [2, 3].map((partition) => [topic, partition])),
  ]);
});

test.each([
  ['names no partition', { errorCode: () => undefined }],
  ['names another topic', { answeredTopic: 'another' }],
])('an answer that %s acknowledges nothing', async (_what, options) => {
  const { producer } = await aProducer(options);

  expect(await producer.send(records)).toEqual([false, false, false, false]);
});

test.each([
  [6, 'NOT_LEADER_FOR_PARTITION', true],
  [10, 'MESSAGE_TOO_LARGE', false],
  [19, 'NOT_ENOUGH_REPLICAS', true],
])('error %i of one partition rejects, and the client tries nothing itself', async (number, code, retriable) => {
  const { broker, producer } = await aProducer({ errorCode: (partition) => (partition === 1 ? number : 0) });

  expect(await causeOf(producer.send(records))).toMatchObject({ code, retriable });
  expect(broker.requests).toHaveLength(1);
});

test('names the partitions of a failed send, and none of a record that it never got', async () => {
  const { producer } = await aProducer({ errorCode: () => 19 });
  const [, ...sent] = records;
  await causeOf(producer.send(sent));

  expect(records.map(producer.partitionOf)).toEqual([undefined, 1, 2, 3]);
});

test('returns the limits that the check read, and closes the connection of the check', async () => {
  const broker = await fakeBroker();
  const limits = { maxBatchBytes: 1, needsKeys: true };
  const producer = producerFor(broker.address, async (admin) => {
    await admin.connect();
    return new Map([[brokerTopic, limits]]);
  });
  ends.push(producer.destroy, broker.stop);
  await producer.connect();

  expect([producer.limitsOf(brokerTopic), producer.limitsOf(otherTopic)]).toEqual([limits, usualLimits]);
  expect(broker.connections()).toBe(2);
  while (broker.sockets.size > 1) await new Promise(setImmediate);
});

test('a broker that does not listen is a refused connection', async () => {
  const broker = await fakeBroker();
  await broker.stop();
  const producer = producerFor(broker.address);
  ends.push(producer.destroy);

  expect(await causeOf(producer.connect())).toMatchObject({ code: 'ECONNREFUSED', retriable: true });
});

test('rejects requests in flight when destroyed, and opens no other socket', async () => {
  const { broker, producer } = await aProducer({ answers: false });
  const sending = causeOf(producer.send(records));
  while (broker.requests.length === 0) await new Promise(setImmediate);
  const before = broker.connections();

  producer.destroy();

  expect(await sending).toMatchObject({ retriable: true });
  while (broker.sockets.size > 0) await new Promise(setImmediate);
  await expect(producer.send(records)).rejects.toThrow('The producer is disconnected');
  await causeOf(producer.connect());
  expect(broker.connections()).toBe(before);
  expect(broker.requests).toHaveLength(1);
});
