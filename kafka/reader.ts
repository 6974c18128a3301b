/** An offset in a partition. */
export interface TopicPosition {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/** A record as it was read. */
export interface ReadRecord extends TopicPosition {
  readonly key: string | null;
  /** `null` for a tombstone. */
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** Timestamp of the record in Unix time in milliseconds: of its writing, or of its sending, as the topic is configured. */
  readonly timestampMs: number;
}

/** A connection to the Kafka cluster that reads topics, with a new consumer group. Commits no offsets. */
export interface Reader {
  /** Resolves with the end of each partition of these topics. Rejects with the client's error. */
  readonly endsOf: (topics: readonly string[]) => Promise<readonly TopicPosition[]>;
  /**
   * Reads each record once, from these positions on. Resolves when the group has its partitions. Rejects with the client's
   * error.
   */
  readonly read: (begin: readonly TopicPosition[], onRecord: (record: ReadRecord) => void) => Promise<void>;
  /** The error that ended reading; undefined while it continues. */
  readonly failure: () => Error | undefined;
  /** Ends the connections and removes the consumer group. Never rejects. */
  readonly close: () => Promise<void>;
}
