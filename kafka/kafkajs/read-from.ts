import type { Consumer, IHeaders } from 'kafkajs';
import type { TopicPosition, ReadRecord } from '../reader.ts';

/**
 * Connects a consumer of a new group, which then reads each record once, from these offsets on. Commits nothing: the group seeks
 * whenever it joins. `admin.setOffsets` of kafkajs would commit the offsets beforehand, but waits five seconds for each topic.
 * Resolves once the group has joined, or has failed to, which the consumer's event CRASH reports.
 */
export async function readFrom(
  consumer: Consumer,
  begin: readonly TopicPosition[],
  onRecord: (record: ReadRecord) => void,
): Promise<void> {
  const keyOf = ({ topic, partition }: Omit<TopicPosition, 'offset'>) => `${topic} ${partition}`;
  const next = new Map(begin.map((position) => [keyOf(position), position]));
  consumer.on(consumer.events.GROUP_JOIN, () => {
    // In effect before the next record: kafkajs drops a response for a partition with a seek.
    for (const position of next.values()) consumer.seek(position);
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [...new Set(begin.map(({ topic }) => topic))], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: ({ topic, partition, message: { offset, key, value, headers, timestamp } }) => {
      next.set(keyOf({ topic, partition }), { topic, partition, offset: String(BigInt(offset) + 1n) });
      const texts = { key: key?.toString() ?? null, value: value?.toString() ?? null, headers: textsOf(headers) };
      onRecord({ topic, partition, offset, ...texts, timestampMs: Number(timestamp) });
      return Promise.resolve();
    },
  });
}

const textsOf = (headers: IHeaders = {}): ReadRecord['headers'] =>
  Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, String(header)]));
