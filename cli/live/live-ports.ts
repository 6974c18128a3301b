import type { KafkaConfig, Variables } from '../../kafka/config.ts';
import type { Reader } from '../../kafka/reader.ts';
import type { BusMessagesPort, TemporaryPort, WatchPort } from '../../live/aws/live-aws.ts';
import type { Owner } from '../../live/aws/temporary-pair.ts';
import type { PageFile } from '../../live/server/page-file.ts';
import type { AwsSettings, Clock, Files, ReplayAws } from '../../replay/replay-ports.ts';

/** The settings of a deployed forwarder, and a connection to its Kafka. */
export interface ForwarderKafkaPort {
  readonly region: () => Promise<string>;
  /** Returns the variables of the function. Rejects with the error of Lambda. */
  readonly variables: (functionName: string) => Promise<Variables>;
  /** Connects a reader with the credentials of the operator. */
  readonly connect: (config: KafkaConfig) => Promise<Reader>;
}

/** The services that the page of a deployed stack reads. */
export interface LiveAws {
  readonly replay: ReplayAws;
  readonly watch: WatchPort;
  readonly temporary: TemporaryPort & BusMessagesPort;
  readonly forwarder: ForwarderKafkaPort;
}

/** Everything that `live` needs, except the terminal. */
export interface LivePorts {
  readonly aws: (settings: AwsSettings) => LiveAws;
  readonly clock: Clock;
  readonly files: Files;
  readonly version: string;
  /** The process that creates a temporary rule and queue. */
  readonly owner: Owner;
  /** Whether a process of this machine runs. */
  readonly isRunning: (process: number) => boolean;
  readonly newId: () => string;
  readonly page: () => Promise<readonly PageFile[]>;
  /** Aborted when the process is to end: by Ctrl-C, or by a signal. */
  readonly interrupted: () => AbortSignal;
}
