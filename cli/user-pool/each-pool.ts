import type { Trigger } from '../../contracts/trigger-sources.ts';
import { triggersWith } from '../../triggers/attachment/attach-pool.ts';
import { PoolNotFound } from '../../triggers/attachment/attachment-error.ts';
import { excludedTriggersOf } from '../../triggers/attachment/excluded-triggers.ts';
import { missingTriggers, triggerStates, type TriggerState } from '../../triggers/attachment/trigger-plan.ts';
import { explainFault } from '../aws-fault.ts';
import { exitCodes, type CommandPorts, type ExitCode } from '../command.ts';
import type { AttachmentPorts } from './attachment-ports.ts';
import { findTarget, type PoolTarget, type TargetOptions } from './pool-target.ts';

/** The state of a pool, compared with the trigger function. */
export interface PoolState {
  readonly userPoolId: string;
  readonly poolArn: string;
  readonly functionArn: string;
  /** Whether the pool may invoke the function. */
  readonly permitted: boolean;
  readonly triggers: readonly TriggerState[];
  /** Names of all triggers that call the function, also those that are not observed. */
  readonly attachedTo: readonly string[];
  /** Observed triggers that the stack's configuration leaves to other functions. */
  readonly excluded: readonly Trigger[];
  /** Observed triggers that do not call the function, or call an earlier version of it, and could. */
  readonly missing: readonly Trigger[];
}

/** The work of a command on each pool. */
export interface PoolWork {
  readonly work: (pool: PoolState) => Promise<ExitCode>;
  /** Exit code for a pool that does not exist. @default - the command fails */
  readonly gone?: (userPoolId: string) => ExitCode;
}

/**
 * Reads each selected pool and does the work of the command. A failure is printed with the id of the pool, the other pools
 * are processed, and the exit code is that of the failure.
 */
export async function eachPool(
  options: TargetOptions,
  access: AttachmentPorts,
  ports: CommandPorts,
  { work, gone }: PoolWork,
): Promise<ExitCode> {
  const target = await findTarget(options, access);
  let code: ExitCode = exitCodes.done;
  for (const userPoolId of target.pools) {
    const worked = await readPool(userPoolId, target, access)
      .then(work)
      .catch((error: unknown) => {
        if (gone && error instanceof PoolNotFound) return gone(userPoolId);
        return printFailure(userPoolId, error, ports);
      });
    if (worked !== exitCodes.done) code = worked;
  }
  return code;
}

async function readPool(userPoolId: string, target: PoolTarget, access: AttachmentPorts): Promise<PoolState> {
  const { functionArn } = target;
  const described = await access.pools.describe(userPoolId);
  if (!described) throw new PoolNotFound(userPoolId);
  const poolArn = described.pool.Arn ?? '';
  const triggers = triggerStates(described.pool.LambdaConfig ?? {}, { functionArn });
  const excluded = excludedTriggersOf(target.excluded, userPoolId);
  return {
    userPoolId,
    poolArn,
    functionArn,
    permitted: await access.isPermitted(functionArn, poolArn),
    triggers,
    attachedTo: triggersWith(described, { functionArn }),
    excluded,
    missing: missingTriggers(triggers, excluded),
  };
}

function printFailure(userPoolId: string, error: unknown, { stderr }: CommandPorts): ExitCode {
  const fault = explainFault(error);
  if (fault?.isGeneral) throw error;
  stderr(`${userPoolId}: ${fault?.text ?? (error as Error).message}`);
  return exitCodes.failed;
}
