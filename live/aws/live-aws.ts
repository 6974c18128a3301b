/** A statistic of one metric of CloudWatch, per minute. */
export interface MetricQuery {
  /** Unique among the queries of a call: a lower-case letter, then letters and digits. */
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** `Sum`, `Maximum` or a percentile such as `p99`. */
  readonly statistic: string;
}

/** Values by the start of their minute, in Unix time in milliseconds. A minute without values is absent. */
export type MetricValues = ReadonlyMap<number, number>;

/** An alarm of CloudWatch in ALARM state. */
export interface FiringAlarm {
  readonly name: string;
  readonly since: Date;
}

/** CloudWatch, as the page reads it. A refused call rejects. */
export interface WatchPort {
  /** Returns the values of each query, by its id. */
  readonly metrics: (
    queries: readonly MetricQuery[],
    span: { readonly from: Date; readonly to: Date },
  ) => Promise<ReadonlyMap<string, MetricValues>>;
  /** Returns the alarms in ALARM state whose names begin with a prefix. */
  readonly alarmsOn: (prefix: string) => Promise<readonly FiringAlarm[]>;
}

/** A temporary queue, by its name. */
export interface TemporaryQueue {
  readonly name: string;
  readonly url: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A temporary queue to create. */
export interface NewTemporaryQueue extends Omit<TemporaryQueue, 'url'> {
  /** Policy as JSON, which allows the rule to send. */
  readonly policy: string;
}

/** A temporary rule, and the queue of the same name. */
export interface TemporaryPair {
  /** Name or ARN of the bus. */
  readonly bus: string;
  readonly name: string;
  readonly queueUrl: string;
}

/** A temporary rule that sends every identity event of a bus to the queue. */
export interface NewTemporaryRule extends TemporaryPair {
  readonly queueArn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Temporary queues and rules. A refused call rejects. */
export interface TemporaryPort {
  /** Returns the queues whose names begin with a prefix. */
  readonly list: (prefix: string) => Promise<readonly TemporaryQueue[]>;
  /** Creates a queue that keeps messages for five minutes, and returns its URL. */
  readonly createQueue: (queue: NewTemporaryQueue) => Promise<string>;
  readonly createRule: (rule: NewTemporaryRule) => Promise<void>;
  /** Removes the rule, if it exists, and then the queue. */
  readonly remove: (pair: TemporaryPair) => Promise<void>;
  /** Adds tags to a queue, or replaces them. */
  readonly tag: (queueUrl: string, tags: Readonly<Record<string, string>>) => Promise<void>;
}

/** The messages of the temporary queue. */
export interface BusMessagesPort {
  /** Waits up to 20 seconds for messages, deletes them, and returns their bodies. Rejects when the signal is aborted. */
  readonly take: (queueUrl: string, signal: AbortSignal) => Promise<readonly string[]>;
}
