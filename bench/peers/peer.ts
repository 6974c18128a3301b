/** Queue, topic and folder of one run of a peer. */
export interface PeerPlace {
  /** Bootstrap servers, comma-separated. */
  readonly bootstrap: string;
  readonly topic: string;
  /** Endpoint of the queue server. */
  readonly endpoint: string;
  readonly queueUrl: string;
  readonly deadLetterQueueUrl: string;
  /** Visibility timeout of the queue, in seconds. */
  readonly visibilitySeconds: number;
  /** Folder for logs and settings. */
  readonly folder: string;
  /** Number of messages that a Lambda handler gets at a time; the other peers form their own batches. */
  readonly batch: number;
}

export interface RunningPeer {
  /** Its processes, whose CPU time counts. */
  readonly pids: () => readonly number[];
  readonly stop: () => Promise<void>;
}

/** A way to bring messages from a queue to Kafka. */
export interface Peer {
  readonly name: string;
  /** Its settings, one per line, as the run prints them. */
  readonly settings: readonly string[];
  readonly start: (place: PeerPlace) => Promise<RunningPeer>;
}

/** Seconds for which a received message is invisible to other consumers. Every peer has the same. */
export const visibilityTimeoutSeconds = 60;

/** Number of receives after which SQS moves a message to the dead-letter queue: AWS recommends five or more for Lambda. */
export const maxReceiveCount = 5;
