import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import type { Access } from '../access/access.ts';
import type { Reader } from '../reader.ts';
import { installCodecs } from './compression.ts';
import { readFrom } from './read-from.ts';
import { saslOf } from './sasl.ts';

export interface ReaderSettings {
  /** Bootstrap servers, as host:port. */
  readonly brokers: readonly string[];
  readonly access: Access;
  /** Also the start of the consumer group's name, which permissions can refer to. */
  readonly clientId: string;
}

/** A reader over kafkajs. Connects with the first call. */
export function kafkajsReader({ brokers, access, clientId }: ReaderSettings): Reader {
  installCodecs();
  const kafka = new Kafka({
    brokers: [...brokers],
    clientId,
    ssl: access.ssl,
    ...saslOf(access),
    connectionTimeout: 3000,
    retry: { retries: 2, initialRetryTime: 200, restartOnFailure: () => Promise.resolve(false) },
    logLevel: logLevel.NOTHING,
  });
  const groupId = `${clientId}-${randomUUID()}`;
  const [admin, consumer] = [kafka.admin(), kafka.consumer({ groupId, maxWaitTimeInMs: 100 })];
  let failure: Error | undefined;
  return {
    endsOf: async (topics) => {
      await admin.connect();
      const ends = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
      return topics.flatMap((topic, index) =>
        (ends[index] ?? []).map(({ partition, high }) => ({ topic, partition, offset: high })),
      );
    },
    read: async (begin, onRecord) => {
      const joined = new Promise<void>((resolve, reject) => {
        consumer.on(consumer.events.GROUP_JOIN, () => {
          resolve();
        });
        consumer.on(consumer.events.CRASH, ({ payload: { error } }) => {
          failure = error;
          reject(error);
        });
      });
      // It may also crash later, when nothing waits for this any more.
      joined.catch(() => undefined);
      await readFrom(consumer, begin, onRecord);
      await joined;
    },
    failure: () => failure,
    close: async () => {
      await consumer.disconnect().catch(() => undefined);
      // The brokers remove a group that remains after their own time.
      await admin.deleteGroups([groupId]).catch(() => undefined);
      await admin.disconnect().catch(() => undefined);
    },
  };
}
