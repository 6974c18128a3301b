import type { CanaryDelivered } from '../../contracts/canary.ts';
import type { EventOf } from '../../contracts/catalog.ts';
import type { ForwarderCheckAnswer } from '../../contracts/forwarder-check.ts';
import type { TriggerState } from '../../triggers/attachment/trigger-plan.ts';
import type { AttachmentPorts } from '../user-pool/attachment-ports.ts';
import type { LoginPool } from './login.ts';
import type { TopicWatch } from './topic-watch.ts';
import type { AwsSettings } from '../../replay/replay-ports.ts';

export interface BusPort {
  /** Sends the event to the bus. Rejects with the reason if EventBridge does not accept it. */
  readonly publish: (busName: string, event: EventOf<'cognito.login.attempted.v1'>) => Promise<void>;
}

/** The forwarder, its log and the topics that it writes to. */
export interface ForwarderPort {
  /** Invokes the forwarder for its check. Rejects if Lambda does not run it. */
  readonly checkKafka: (functionName: string) => Promise<ForwarderCheckAnswer>;
  /** Returns the forwarder's log entry of the canary since then; `undefined` before the entry exists. */
  readonly delivered: (functionName: string, id: string, since: Date) => Promise<CanaryDelivered | undefined>;
  /** Returns the types of a temporary user's events that Kafka has acknowledged since then, from the forwarder's log. */
  readonly userEvents: (functionName: string, username: string, since: Date) => Promise<ReadonlySet<string>>;
  /**
   * Begins to read the topic of canaries with the settings of the forwarder. With a user pool, also reads the topics of the
   * events of its temporary users. Rejects if this machine cannot read them.
   */
  readonly watchTopic: (functionName: string, userPoolId?: string) => Promise<TopicWatch>;
}

export interface QueueDepthPort {
  /** Returns the number of messages in a queue, in flight or not. */
  readonly depth: (queueUrl: string) => Promise<number>;
}

export interface LoginPoolPort {
  /** The observed triggers of a pool. Rejects with PoolNotFound if the pool does not exist. */
  readonly triggers: (userPoolId: string, functionArn: string) => Promise<readonly TriggerState[]>;
  readonly loginPool: (userPoolId: string, clientId: string) => LoginPool;
}

/** The parts of a deployed stack that `smoke` talks to. */
export interface SmokeAws {
  readonly stack: Pick<AttachmentPorts, 'outputs'>;
  readonly bus: BusPort;
  readonly forwarder: ForwarderPort;
  readonly queues: QueueDepthPort;
  readonly pools: LoginPoolPort;
}

/** Everything that `smoke` needs, except the terminal. */
export interface SmokePorts {
  readonly aws: (settings: AwsSettings) => SmokeAws;
  /** Returns the time of AWS, from its first response on. */
  readonly now: () => Date;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Aborted when the process is to end: by Ctrl-C, or by a signal. */
  readonly interrupted: () => AbortSignal;
}
