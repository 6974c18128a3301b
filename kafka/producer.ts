import type { KafkaRecord } from '../contracts/kafka-record.ts';
import type { TopicLimits } from './topics/topic-limits.ts';

/** A connection to the Kafka cluster that sends records, each to its topic. */
export interface Producer {
  /** Resolves when the cluster has been reached. Rejects with the client's error. */
  readonly connect: () => Promise<void>;
  /** What the topic takes, as far as it is known once the cluster has been reached. */
  readonly limitsOf: (topic: string) => TopicLimits;
  /**
   * Sends the records with `acks=all`. Resolves with, for each record in order, whether the brokers' answer names its
   * topic and partition without an error. Rejects with the client's error: then any of them may have been written.
   */
  readonly send: (records: readonly KafkaRecord[]) => Promise<readonly boolean[]>;
  /** The partition that the last send has chosen for the record; undefined if none has. */
  readonly partitionOf: (record: KafkaRecord) => number | undefined;
  /** Destroys every socket at once, so that nothing is written later; what is under way rejects. Never rejects. */
  readonly destroy: () => void;
}
