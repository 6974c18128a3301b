import type { StackOutputs } from '../../contracts/stack-outputs.ts';
import type { AwsSettings } from '../../replay/replay-ports.ts';
import type { PoolPorts } from '../../triggers/attachment/pool-ports.ts';

/** What the commands for pools do to AWS. */
export interface AttachmentPorts {
  /** Returns the outputs of a deployed stack. */
  readonly outputs: (stackName: string) => Promise<StackOutputs>;
  readonly pools: PoolPorts;
  /** Whether the function's policy allows the pool to invoke it. */
  readonly isPermitted: (functionArn: string, poolArn: string) => Promise<boolean>;
  /** Allows the pool to invoke the function, in a statement of this command. */
  readonly permit: (functionArn: string, poolArn: string) => Promise<void>;
  /** Removes the statement of this command. A statement of a stack is retained. */
  readonly forbid: (functionArn: string, poolArn: string) => Promise<void>;
}

export type ConnectAttachment = (settings: AwsSettings) => Promise<AttachmentPorts>;
