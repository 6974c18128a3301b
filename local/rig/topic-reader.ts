import { randomUUID } from 'node:crypto';
import { readFrom } from '../../kafka/kafkajs/read-from.ts';
import { quietKafka } from './kafka.ts';
import { withAdmin } from './kafka-admin.ts';

/** A record as a consumer sees it. */
export interface TopicRecord {
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
  /** When this process received it, as Unix time in milliseconds. */
  readonly arrivedAt: number;
}

export interface TopicReader {
  /** Every record since the reader was opened, in the order of arrival. */
  readonly records: readonly TopicRecord[];
  readonly close: () => Promise<void>;
}

export interface TopicReaderOptions {
  /** Where to begin in each partition. @default - where each ends now */
  readonly from?: PartitionOffsets;
  /** Called for each record. */
  readonly onRecord?: (record: TopicRecord) => void;
}

/** An offset for each partition of a topic. */
export type PartitionOffsets = readonly { readonly partition: number; readonly offset: string }[];

/** Opens a consumer with a new group. */
export async function openTopicReader(
  bootstrap: string,
  topic: string,
  { from, onRecord = () => undefined }: TopicReaderOptions = {},
): Promise<TopicReader> {
  const kafka = quietKafka(bootstrap);
  const groupId = `cognito-to-kafka-reader-${randomUUID()}`;
  const begin = (from ?? (await endOffsets(bootstrap, topic))).map((position) => ({ topic, ...position }));
  const records: TopicRecord[] = [];
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100, retry: { retries: 30 } });
  await readFrom(consumer, begin, ({ partition, offset, key, value, headers }) => {
    const record: TopicRecord = { partition, offset, key, value: value ?? '', headers, arrivedAt: Date.now() };
    records.push(record);
    onRecord(record);
  });
  return { records, close: () => consumer.disconnect() };
}

/** Where each partition of the topic ends now. */
export async function endOffsets(bootstrap: string, topic: string): Promise<PartitionOffsets> {
  return withAdmin(bootstrap, async (admin) => {
    const offsets = await admin.fetchTopicOffsets(topic);
    return offsets.map(({ partition, high }) => ({ partition, offset: high }));
  });
}
