import type { Consumer, ConsumerRunConfig, KafkaMessage, TopicPartitionOffset } from 'kafkajs';
import { readFrom } from '../../../../kafka/kafkajs/read-from.ts';
import type { ReadRecord } from '../../../../kafka/reader.ts';

type Content = Pick<KafkaMessage, 'key' | 'value' | 'headers'> & Partial<Pick<KafkaMessage, 'timestamp'>>;
type RunConfig = Required<Pick<ConsumerRunConfig, 'eachMessage'>> & ConsumerRunConfig;

/** A consumer whose group joins and whose records arrive when the test says so. */
function aConsumer() {
  const journal: unknown[] = [];
  let config: RunConfig | undefined;
  let join: () => void = () => undefined;
  const consumer = {
    events: { GROUP_JOIN: 'join' },
    on: (event: string, listener: () => void) => {
      if (event === 'join') join = listener;
    },
    connect: () => Promise.resolve(),
    subscribe: (topics: unknown) => Promise.resolve(journal.push(topics)),
    run: (given: RunConfig) => {
      config = given;
      join();
      return Promise.resolve();
    },
    seek: ({ topic, partition, offset }: TopicPartitionOffset) => journal.push(`${topic}/${partition} ${offset}`),
  };
  return {
    consumer: consumer as unknown as Consumer,
    journal,
    autoCommit: () => config?.autoCommit,
    rejoin: () => {
      join();
    },
    arrive: (topic: string, partition: number, offset: string, content: Content = { key: null, value: null }) =>
      config?.eachMessage({
        topic,
        partition,
        message: { offset, ...content },
      } as Parameters<RunConfig['eachMessage']>[0]),
  };
}

const begin = [
  { topic: 'logins', partition: 0, offset: '7' },
  { topic: 'logins', partition: 1, offset: '0' },
  { topic: 'users', partition: 0, offset: '9007199254740993' },
];

test('subscribes to each topic once, and seeks to the offsets when the group joins', async () => {
  const { consumer, journal, autoCommit } = aConsumer();
  await readFrom(consumer, begin, () => undefined);

  expect(journal).toEqual([
    { topics: ['logins', 'users'], fromBeginning: true },
    'logins/0 7',
    'logins/1 0',
    'users/0 9007199254740993',
  ]);
  expect(autoCommit()).toBe(false);
});

test('continues after the last record of each partition when the group joins again', async () => {
  const { consumer, journal, rejoin, arrive } = aConsumer();
  const read: string[] = [];
  await readFrom(consumer, begin, ({ topic, partition, offset }) => read.push(`${topic}/${partition} ${offset}`));
  await arrive('logins', 0, '7');
  await arrive('users', 0, '9007199254740993');
  journal.length = 0;
  rejoin();

  expect(read).toEqual(['logins/0 7', 'users/0 9007199254740993']);
  expect(journal).toEqual(['logins/0 8', 'logins/1 0', 'users/0 9007199254740994']);
});

test('returns key, value, headers and timestamp, and null for the value of a tombstone', async () => {
  const { consumer, arrive } = aConsumer();
  const read: ReadRecord[] = [];
  await readFrom(consumer, begin, (record) => void read.push(record));
  const headers = { 'content-type': Buffer.from('application/json') };
  await arrive('logins', 0, '7', { key: Buffer.from('ann'), value: Buffer.from('{}'), headers, timestamp: '1700' });
  await arrive('logins', 0, '8', { key: null, value: null, timestamp: '1701' });

  const place = { topic: 'logins', partition: 0 };
  expect(read).toEqual([
    {
      ...place,
      offset: '7',
      key: 'ann',
      value: '{}',
      headers: { 'content-type': 'application/json' },
      timestampMs: 1700,
    },
    { ...place, offset: '8', key: null, value: null, headers: {}, timestampMs: 1701 },
  ]);
});
