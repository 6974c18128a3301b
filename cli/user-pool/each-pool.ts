import { PoolNotFound } from '../../infra/pool-attachment/attachment-error.ts';
import { triggerStates, type TriggerState } from '../../infra/pool-attachment/trigger-plan.ts';
import { exitCodes, UsageError, type CommandPorts, type ExitCode } from '../command.ts';
import type { PoolAccess } from './pool-access.ts';
import { findTarget, type PoolOptions } from './pool-options.ts';

/** One pool as it is now, seen from our function. */
export interface SeenPool {
  readonly userPoolId: string;
  readonly poolArn: string;
  readonly functionArn: string;
  /** Whether the pool may invoke the function. */
  readonly permitted: boolean;
  readonly triggers: readonly TriggerState[];
}

/**
 * Looks at each pool that is meant, and does with it what the command does. What AWS or the command refuses is told with
 * the pool's id, the others go on, and the exit code says so.
 */
export async function eachPool(
  options: PoolOptions,
  access: PoolAccess,
  ports: CommandPorts,
  work: (pool: SeenPool) => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    const { functionArn, pools } = await findTarget(options, access);
    let code: ExitCode = exitCodes.done;
    for (const userPoolId of pools) {
      const worked = await look(userPoolId, functionArn, access)
        .then(work)
        .catch((error: unknown) => told(`${userPoolId}: `, error, ports));
      if (worked !== exitCodes.done) code = worked;
    }
    return code;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return told('', error, ports);
  }
}

async function look(userPoolId: string, functionArn: string, access: PoolAccess): Promise<SeenPool> {
  const described = await access.pools.describe(userPoolId);
  if (!described) throw new PoolNotFound(userPoolId);
  const poolArn = described.pool.Arn ?? '';
  return {
    userPoolId,
    poolArn,
    functionArn,
    permitted: await access.isPermitted(functionArn, poolArn),
    triggers: triggerStates(described.pool.LambdaConfig ?? {}, { functionArn }),
  };
}

function told(where: string, error: unknown, { talk }: CommandPorts): ExitCode {
  const { name, message } = error as Error;
  const next = name === 'CredentialsProviderError' ? ' Sign in to AWS, or name a profile with --profile.' : '';
  talk(`${where}${message}${next}`);
  return exitCodes.failed;
}
