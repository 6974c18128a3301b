import type { Trigger } from '../../contracts/trigger-sources.ts';
import { triggersWith } from '../../triggers/attachment/attach-pool.ts';
import { PoolNotFound } from '../../triggers/attachment/attachment-error.ts';
import { excludedTriggersOf } from '../../triggers/attachment/excluded-triggers.ts';
import { missingTriggers, triggerStates, type TriggerState } from '../../triggers/attachment/trigger-plan.ts';
import { explainFault } from '../aws-fault.ts';
import { exitCodes, type CommandPorts, type ExitCode } from '../command.ts';
import type { AttachmentPorts } from './attachment-ports.ts';
import { findTarget, type PoolTarget, type TargetOptions } from './pool-target.ts';

/** One pool as it is now, seen from our function. */
export interface SeenPool {
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
  readonly work: (pool: SeenPool) => Promise<ExitCode>;
  /** For a pool that does not exist. @default - the command fails */
  readonly gone?: (userPoolId: string) => ExitCode;
}

/**
 * Looks at each pool that is meant, and does with it what the command does. What AWS or the command refuses is told with
 * the pool's id, the others go on, and the exit code says so.
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
    const worked = await look(userPoolId, target, access)
      .then(work)
      .catch((error: unknown) => {
        if (gone && error instanceof PoolNotFound) return gone(userPoolId);
        return told(`${userPoolId}: `, error, ports);
      });
    if (worked !== exitCodes.done) code = worked;
  }
  return code;
}

async function look(userPoolId: string, target: PoolTarget, access: AttachmentPorts): Promise<SeenPool> {
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

function told(where: string, error: unknown, { stderr }: CommandPorts): ExitCode {
  const fault = explainFault(error);
  if (fault?.isGeneral) throw error;
  stderr(`${where}${fault?.text ?? (error as Error).message}`);
  return exitCodes.failed;
}
