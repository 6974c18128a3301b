/** What the forwarder is invoked with, in place of messages of its queue, to say whether it reaches Kafka. */
export interface ForwarderCheck {
  readonly check: 'kafka';
}

/** A topic as the brokers describe it to the forwarder. */
export type TopicState =
  | {
      readonly topic: string;
      /** False also where the forwarder's user may not describe it. */
      readonly exists: false;
    }
  | {
      readonly topic: string;
      readonly exists: true;
      readonly partitions: number;
      /** Brokers that keep each partition; of the partition with the fewest. */
      readonly replicationFactor: number;
      /** min.insync.replicas; undefined where the user may not describe the topic's configuration. */
      readonly minInSyncReplicas?: number;
      /** Partitions that reject events now: they have no leader, or too few in-sync replicas. */
      readonly notWritable: readonly number[];
    };

/** Whether its queues answer it, which it calls for messages that Kafka did not take; `code` is the name of SQS's error. */
export type QueuesState = { readonly reached: true } | { readonly reached: false; readonly code: string };

/** What it answers. It sends nothing and creates nothing. */
export type ForwarderCheckAnswer = KafkaState & {
  /** @default - a forwarder of an earlier deployment, which did not look */
  readonly queues?: QueuesState;
};

/** What it sees of the cluster. */
export type KafkaState =
  | {
      readonly reached: true;
      /** Milliseconds for connecting, authenticating and asking for the topics. */
      readonly tookMs: number;
      /** Every topic that events may go to. */
      readonly topics: readonly string[];
      /** What is wrong with some of them: the names and the remedy. */
      readonly missing?: string;
      /**
       * Reasons why the brokers refused records of the last batch of this environment, such as a missing permission to
       * write. The check alone cannot find that out, because it writes nothing. @default - no topic was refused
       */
      readonly lastRefusal?: string;
      /** Each topic as it is. @default - a forwarder of an earlier deployment, which did not look */
      readonly states?: readonly TopicState[];
    }
  | {
      readonly reached: false;
      readonly tookMs: number;
      /** As in the forwarder's log. */
      readonly code: string;
      /** Why, and what to do; no secret. */
      readonly detail: string;
    };

/** Whether the forwarder was invoked for its check. Lambda never hands messages of the queue over in this form. */
export const isForwarderCheck = (event: object): event is ForwarderCheck =>
  'check' in event && event.check === 'kafka' && !('Records' in event);
