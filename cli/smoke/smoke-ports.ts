import type { CanaryDelivered } from '../../contracts/canary.ts';
import type { EventOf } from '../../contracts/catalog.ts';
import type { ForwarderCheckAnswer } from '../../contracts/forwarder-check.ts';
import type { StackOutputs } from '../../contracts/stack-outputs.ts';
import type { TriggerState } from '../../triggers/attachment/trigger-plan.ts';
import type { LoginPool } from './login.ts';
import type { TopicWatch } from './topic-watch.ts';
import type { AwsSettings } from '../../replay/replay-ports.ts';

export interface SmokeAws {
  /** Returns the outputs of a deployed stack. */
  readonly outputs: (stackName: string) => Promise<StackOutputs>;
  /** Puts the event on the bus. Rejects with the reason where EventBridge does not accept it. */
  readonly publish: (busName: string, event: EventOf<'cognito.login.attempted.v1'>) => Promise<void>;
  /** What the forwarder's log says of the canary since then; undefined as long as it says nothing. */
  readonly delivered: (functionName: string, id: string, since: Date) => Promise<CanaryDelivered | undefined>;
  /** Types of the events of a temporary user that Kafka has acknowledged since then, from the forwarder's log. */
  readonly userEvents: (functionName: string, username: string, since: Date) => Promise<ReadonlySet<string>>;
  /**
   * Begins to read the topic of canaries, with the forwarder's settings; with a user pool also the topics of its temporary
   * users' events. Rejects if that cannot be done from here.
   */
  readonly watchTopic: (functionName: string, userPoolId?: string) => Promise<TopicWatch>;
  /** The observed triggers of a pool. Rejects with PoolNotFound if the pool does not exist. */
  readonly triggers: (userPoolId: string, functionArn: string) => Promise<readonly TriggerState[]>;
  /** Invokes the forwarder for its check. Rejects where Lambda does not run it. */
  readonly checkKafka: (functionName: string) => Promise<ForwarderCheckAnswer>;
  /** Messages in a queue, hidden ones included. */
  readonly depth: (queueUrl: string) => Promise<number>;
  readonly loginPool: (userPoolId: string, clientId: string) => LoginPool;
}

/** What `smoke` needs of the world besides the terminal. */
export interface SmokePorts {
  readonly aws: (settings: AwsSettings) => SmokeAws;
  /** AWS's time, from its first answer on. */
  readonly now: () => Date;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Aborted when the process is to end: by Ctrl-C, or by a signal. */
  readonly interrupted: () => AbortSignal;
}
