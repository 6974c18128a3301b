import type { StackOutputs } from '../contracts/stack-outputs.ts';
import type { ArchivePort } from './archive/event-archive.ts';
import type { RulesPort } from './aws/bus-rules.ts';
import type { BusEntry } from './aws/event-bus.ts';
import type { KafkaPort } from './kafka/kafka.ts';
import type { LogSpan } from './aws/log-lines.ts';
import type { QueueFacts } from './queues/queue-facts.ts';
import type { QueueMessage, OutgoingMessage } from './messages/queue-message.ts';
import type { FileLine } from './messages/read-lines.ts';

/** Region, profile and endpoint of the calls to AWS. The SDK's default chain provides the missing ones. */
export interface AwsSettings {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  /** @default - those of the SDK's default chain, or of the profile */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Queues of SQS, at most ten messages per call. */
export interface QueuePort {
  readonly facts: (url: string) => Promise<QueueFacts>;
  /** Receives messages, with this visibility timeout. Waits a second for the first one. */
  readonly receive: (url: string, visibilitySeconds: number) => Promise<readonly QueueMessage[]>;
  /** Makes received messages visible again. */
  readonly release: (url: string, handles: readonly string[]) => Promise<void>;
  /** Returns, in order, the error code of each message; undefined if the queue has accepted it. Never rejects. */
  readonly send: (url: string, messages: readonly OutgoingMessage[]) => Promise<readonly (string | undefined)[]>;
  /** Returns, in order, the error code of each message; undefined if it is deleted. Never rejects. */
  readonly remove: (url: string, handles: readonly string[]) => Promise<readonly (string | undefined)[]>;
}

/** The services of AWS that a replay uses. */
export interface ReplayAws {
  readonly outputs: (stack: string) => Promise<StackOutputs>;
  readonly queues: QueuePort;
  /** Returns, in order, the error code of each event, at most ten; undefined if the bus has accepted it. Never rejects. */
  readonly publish: (entries: readonly BusEntry[]) => Promise<readonly (string | undefined)[]>;
  /** Returns the error code of an asynchronous invocation; undefined if Lambda has accepted it. Never rejects. */
  readonly invoke: (functionName: string, payload: string) => Promise<string | undefined>;
  readonly kafka: KafkaPort;
  readonly archive: ArchivePort;
  readonly rules: RulesPort;
  /** Returns the lines of a part of a log group. */
  readonly logLines: (span: LogSpan) => AsyncIterable<string>;
}

/** The progress of long work. */
export interface Progress {
  readonly advance: (count: number) => void;
  readonly end: () => void;
}

/** AWS's time, from its first response on. Ages are computed with it, because AWS sets the times of messages. */
export interface Clock {
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Reports about long work, and its end on request. */
export interface Operator {
  /** Starts a progress report. `total` is the number of messages; undefined if it is unknown. */
  readonly progress: (total: number | undefined) => Progress;
  /** Returns a signal that is aborted on Ctrl-C. From the first call on, Ctrl-C ends the work in order. */
  readonly interrupted: () => AbortSignal;
}

/** Ports of long work, in addition to AWS. */
export interface WorkPorts {
  readonly clock: Clock;
  readonly ui: Operator;
  /** Receives one line about the work for its operator. */
  readonly report: (line: string) => void;
}

/** A file to which lines are appended. */
export interface AppendFile {
  /**
   * Appends whole lines, in the order of the calls. Resolves once the disk has the lines, and the file, opened by its name and
   * read back, has them byte for byte. Rejects if the file is not a regular file.
   */
  readonly append: (lines: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The files on this machine. Only their owner can read a file that is created here. */
export interface Files {
  /** Opens a file, or creates it. With `isNew`, rejects with EEXIST if the file exists. */
  readonly open: (file: string, options: { readonly isNew: boolean }) => Promise<AppendFile>;
  /** Returns the lines of a file, or of the standard input for `-`. */
  readonly lines: (file: string) => AsyncIterable<FileLine>;
  /** Returns the number of lines of a file; undefined if it can be read only once, such as the standard input or a pipe. */
  readonly lineCount: (file: string) => Promise<number | undefined>;
}
