/** Settings for new topics. */
export interface CreateTopics {
  readonly partitions: number;
  readonly replicationFactor: number;
}

/** A partition as the brokers describe it; brokers are numbers. */
export interface PartitionState {
  readonly partition: number;
  /** -1 if the partition does not have a leader. */
  readonly leader: number;
  readonly replicas: readonly number[];
  readonly inSync: readonly number[];
}

/** Questions to the brokers about topics, over a separate connection. Each rejects with the client's error. */
export interface TopicAdmin {
  readonly connect: () => Promise<void>;
  /** Resolves with all partitions of these topics. If one topic has an error, rejects with it; it does not name the topic. */
  readonly partitionsOf: (topics: readonly string[]) => Promise<readonly PartitionState[]>;
  /** Resolves with the configuration of a topic for these names, as far as the brokers return it. */
  readonly settingsOf: (topic: string, names: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Also resolves if the topic exists. Does not wait for its leaders. Rejects with the reason of the brokers. */
  readonly create: (topic: string, settings: CreateTopics & { readonly timeoutMs: number }) => Promise<void>;
}
