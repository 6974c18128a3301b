import type { MessageFilter } from './dead-letters.ts';

/** Work on dead letters. A job begins with a dry run, and changes nothing before it is applied. */
export interface JobRequest {
  readonly kind: 'send' | 'export' | 'purge';
  /** Names of queues: at least one; exactly one for a purge. */
  readonly queues: readonly string[];
  readonly filter?: MessageFilter;
  /** Maximum number of messages. For `send` only. @default - no maximum */
  readonly max?: number;
  /** Messages per second. For `send` only. @default - no limit */
  readonly perSecond?: number;
  /** Destination. For `send` only. @default - where the messages came from */
  readonly to?: 'queue' | 'bus' | 'kafka-topic';
  /** Whether to send invalid messages, too. For `send` only. @default false */
  readonly force?: boolean;
}

/** Applies a job after its dry run. */
export interface ApplyRequest {
  /** `JobResult.matched` of the dry run, as the operator confirms it. Another number is rejected. */
  readonly matched: number;
}

export type JobState = 'dry-run' | 'ready' | 'running' | 'done' | 'incomplete' | 'failed' | 'cancelled';

export interface Job {
  readonly id: string;
  readonly request: JobRequest;
  /** `ready`: the dry run is complete, and the job can be applied once. */
  readonly state: JobState;
  /** Unix time in milliseconds. */
  readonly startedAt: number;
  readonly progress: JobProgress;
  /** Result of the dry run. */
  readonly dryRun?: JobResult;
  readonly result?: JobResult;
  /** Failure and fix, if `state` is `failed`. */
  readonly failure?: string;
}

export interface JobProgress {
  readonly done: number;
  /** Absent if unknown. */
  readonly total?: number;
}

export interface JobResult {
  /** Messages that a dry run selected, or that a run has sent, exported or deleted. */
  readonly matched: number;
  /** Destination per queue, for `send`. */
  readonly destinations?: Readonly<Record<string, string>>;
  /** Number of messages by event type. */
  readonly types: Readonly<Record<string, number>>;
  /** Number of messages by error code, and by the reason why they were skipped. */
  readonly failed: Readonly<Record<string, number>>;
  readonly skipped: Readonly<Record<string, number>>;
  /** File on the machine of this server, for `export` and `purge`. */
  readonly file?: string;
  /** Sentences: what was not read or not deleted, and why. */
  readonly reports: readonly string[];
}
