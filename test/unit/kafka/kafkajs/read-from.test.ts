import type { Consumer, ConsumerRunConfig, TopicPartitionOffset } from 'kafkajs';
import { readFrom } from '../../../../kafka/kafkajs/read-from.ts';

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
    arrive: (topic: string, partition: number, offset: string) =>
      config?.eachMessage({ topic, partition, message: { offset } } as Parameters<RunConfig['eachMessage']>[0]),
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
  await readFrom(consumer, begin, ({ topic, partition, message }) =>
    read.push(`${topic}/${partition} ${message.offset}`),
  );
  await arrive('logins', 0, '7');
  await arrive('users', 0, '9007199254740993');
  journal.length = 0;
  rejoin();

  expect(read).toEqual(['logins/0 7', 'users/0 9007199254740993']);
  expect(journal).toEqual(['logins/0 8', 'logins/1 0', 'users/0 9007199254740994']);
});
