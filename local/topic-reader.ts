import { randomUUID } from 'node:crypto';
import { quietKafka } from './kafka.ts';

/** A record as a consumer sees it. */
export interface TopicRecord {
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
  /** When this process got it, milliseconds since 1970. */
  readonly arrivedAt: number;
}

export interface TopicReader {
  /** Every record since the reader was opened, in the order of arrival. */
  readonly records: readonly TopicRecord[];
  readonly close: () => Promise<void>;
}

/** Opens a consumer that sees what is written to the topic from now on; `onRecord` is told of each record. */
export async function openTopicReader(
  bootstrap: string,
  topic: string,
  onRecord: (record: TopicRecord) => void = () => undefined,
): Promise<TopicReader> {
  const kafka = quietKafka(bootstrap);
  const ends = await endOffsets(bootstrap, topic);
  const records: TopicRecord[] = [];
  const groupId = `cognito-to-kafka-reader-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100, retry: { retries: 30 } });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: ({ partition, message: { offset, key, value, headers = {} } }) => {
      if (BigInt(offset) < (ends.get(partition) ?? 0n)) return Promise.resolve();
      const text = Object.entries(headers).map(([name, header]) => [name, String(header)] as const);
      const record: TopicRecord = {
        partition,
        offset,
        key: key?.toString() ?? null,
        value: value?.toString() ?? '',
        headers: Object.fromEntries(text),
        arrivedAt: Date.now(),
      };
      records.push(record);
      onRecord(record);
      return Promise.resolve();
    },
  });
  for (const [partition, offset] of ends) consumer.seek({ topic, partition, offset: String(offset) });
  return { records, close: () => consumer.disconnect() };
}

/** Where each partition of the topic ends now. */
async function endOffsets(bootstrap: string, topic: string): Promise<Map<number, bigint>> {
  const admin = quietKafka(bootstrap).admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(offsets.map(({ partition, high }) => [partition, BigInt(high)]));
  } finally {
    await admin.disconnect();
  }
}
