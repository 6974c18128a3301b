import type { KafkaRecord } from '../contracts/kafka-record.ts';
import type { TopicLimits } from './topics/topic-limits.ts';

/** A connection to the Kafka cluster that sends records, each to its topic. */
export interface Producer {
  /** Resolves when the cluster has been reached. Rejects with the client's error. */
  readonly connect: () => Promise<void>;
  /** The limits of the topic; the usual ones before the connection, or if they are unknown. */
  readonly limitsOf: (topic: string) => TopicLimits;
  /**
   * Sends the records with `acks=all`. Resolves with, for each record in order, whether the brokers' answer names its
   * topic and partition without an error. Rejects with the client's error: then any of them may have been written.
   */
  readonly send: (records: readonly KafkaRecord[]) => Promise<readonly boolean[]>;
  /** The partition that the last send has chosen for the record; undefined if none has. */
  readonly partitionOf: (record: KafkaRecord) => number | undefined;
  /** Destroys every socket at once, so that nothing is written later. Requests in flight reject. Never throws. */
  readonly destroy: () => void;
}
