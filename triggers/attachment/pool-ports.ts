import type { UpdateUserPoolRequest, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import type { Trigger } from '../../contracts/trigger-sources.ts';

/** A pool as Cognito describes it. */
export interface DescribedPool {
  readonly pool: UserPoolType;
  /** Paths of settings that Cognito returned and the SDK does not know: an update leaves them out, and so may reset them. */
  readonly unknown: readonly string[];
  /** Triggers as Cognito returned them, with members that the SDK does not know. @default - those of `pool` */
  readonly returnedTriggers?: Readonly<Record<string, unknown>>;
}

/** The calls with which attaching changes pools. */
export interface PoolPorts {
  /** Returns the current pool; undefined if it does not exist. */
  readonly describe: (userPoolId: string) => Promise<DescribedPool | undefined>;
  readonly update: (request: UpdateUserPoolRequest) => Promise<void>;
  /** Waits before another attempt. */
  readonly pause: (attempt: number) => Promise<void>;
}

/** Result of attaching or detaching a pool. */
export interface Outcome {
  /** Whether the pool was updated. False if nothing had to change. */
  readonly updated: boolean;
  /**
   * Fields that differ, after the update, from the description just before it (see `changedFields`). Also the paths of
   * settings that the SDK does not know: the update may have reset them.
   */
  readonly differences: readonly string[];
  /** Fields that another party changed while the pool was attached or detached, before the last update. @default - none */
  readonly changedMeanwhile?: readonly string[];
  /** Triggers from which another party removed the function after each update. @default - none */
  readonly missing?: readonly Trigger[];
}
