import type { StackOutputs } from '../contracts/stack-outputs.ts';
import type { ArchivePort } from './archive/event-archive.ts';
import type { RulesPort } from './aws/bus-rules.ts';
import type { BusEntry } from './aws/event-bus.ts';
import type { KafkaPort } from './kafka/kafka.ts';
import type { LogSpan } from './aws/log-lines.ts';
import type { QueueFacts } from './queues/queue-facts.ts';
import type { QueueMessage, OutgoingMessage } from './messages/queue-message.ts';
import type { FileLine } from './messages/read-lines.ts';

/** Where and as whom AWS is called; what is left out comes from the ordinary chain of the SDK. */
export interface AwsSettings {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
}

/** Queues, at most ten messages in a call. */
export interface QueuePort {
  readonly facts: (url: string) => Promise<QueueFacts>;
  /** JSON: who may do what with the queue; undefined where it says nothing. */
  readonly policy: (url: string) => Promise<string | undefined>;
  /** Takes messages and hides them for the seconds given; waits a second for one. */
  readonly receive: (url: string, visibilitySeconds: number) => Promise<readonly QueueMessage[]>;
  /** Shows messages again that were received. */
  readonly release: (url: string, handles: readonly string[]) => Promise<void>;
  /** In order, for each message why it was refused, or undefined where the queue has it. Never rejects. */
  readonly send: (url: string, messages: readonly OutgoingMessage[]) => Promise<readonly (string | undefined)[]>;
  /** In order, for each message why it is still there, or undefined where it is gone. Never rejects. */
  readonly remove: (url: string, handles: readonly string[]) => Promise<readonly (string | undefined)[]>;
}

/** What replaying needs of AWS. */
export interface ReplayAws {
  readonly outputs: (stack: string) => Promise<StackOutputs>;
  readonly queues: QueuePort;
  /** In order, for each event why the bus refused it, or undefined where it has it. Never rejects. At most ten. */
  readonly publish: (entries: readonly BusEntry[]) => Promise<readonly (string | undefined)[]>;
  /** Why Lambda refused an asynchronous invocation, or undefined where it has it. Never rejects. */
  readonly invoke: (functionName: string, payload: string) => Promise<string | undefined>;
  readonly kafka: KafkaPort;
  readonly archive: ArchivePort;
  readonly rules: RulesPort;
  /** Lines of a log group, one after the other. */
  readonly logLines: (span: LogSpan) => AsyncIterable<string>;
}

/** How far a long piece of work is. */
export interface Progress {
  readonly advance: (count: number) => void;
  readonly end: () => void;
}

/** What long work reports to, and who may end it. */
export interface Operator {
  /** A bar for work on so many messages, or a count where nobody knows how many there are; where somebody looks at it. */
  readonly progress: (total: number | undefined) => Progress;
  /** Aborted by Ctrl-C; from the first call on, Ctrl-C ends the work in order, and a second one ends the process. */
  readonly interrupted: () => AbortSignal;
}

/** What long work needs besides AWS. */
export interface WorkPorts {
  readonly ui: Operator;
  /** Prints one line for the person who started the work. */
  readonly stderr: (line: string) => void;
  /** AWS's time, from its first answer on. Ages are computed with it, because AWS sets the times of messages. */
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** A file that is being written. */
export interface NewFile {
  /** As `append` of `Files`. */
  readonly write: (lines: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The files on this machine. Only their owner can read a file that is created here. */
export interface Files {
  /**
   * Writes whole lines at the end of a file, in the order of the calls. Resolves once the disk has the lines and the
   * file, read back, holds them byte for byte. Rejects if it is not a regular file.
   */
  readonly append: (file: string, lines: string) => Promise<void>;
  /** Rejects with EEXIST if the name exists. */
  readonly create: (file: string) => Promise<NewFile>;
  /** The lines of a file, or of the standard input for `-`, one after the other. */
  readonly lines: (file: string) => AsyncIterable<FileLine>;
  /** The number of lines of a file; undefined if it can be read only once, such as the standard input or a pipe. */
  readonly lineCount: (file: string) => Promise<number | undefined>;
}
