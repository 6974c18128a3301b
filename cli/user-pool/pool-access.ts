import type { StackOutputs } from '../../contracts/stack-outputs.ts';
import type { PoolPorts } from '../../triggers/attachment/pool-ports.ts';

/** Which account and Region, and as whom; what is left out is found as the AWS CLI finds it. */
export interface AwsSettings {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
}

/** What the commands for pools do to AWS. */
export interface PoolAccess {
  /** Returns the outputs of a deployed stack. */
  readonly outputs: (stackName: string) => Promise<StackOutputs>;
  readonly pools: PoolPorts;
  /** Whether the function's policy lets the pool invoke it. */
  readonly isPermitted: (functionArn: string, poolArn: string) => Promise<boolean>;
  /** Lets the pool invoke the function, in a statement of ours. */
  readonly permit: (functionArn: string, poolArn: string) => Promise<void>;
  /** Removes our statement; one of a stack stays. */
  readonly forbid: (functionArn: string, poolArn: string) => Promise<void>;
}

export type ConnectPools = (settings: AwsSettings) => Promise<PoolAccess>;
