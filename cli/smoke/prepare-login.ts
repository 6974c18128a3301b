import type { StackOutputs } from '../../contracts/stack-outputs.ts';
import { PoolNotFound } from '../../triggers/attachment/attachment-error.ts';
import { excludedTriggersOf } from '../../triggers/attachment/excluded-triggers.ts';
import { CommandFailed } from '../../platform/command-failed.ts';
import { requiredOutput } from '../stack-outputs.ts';
import type { FunctionSource } from '../user-pool/reattach.ts';
import { expectedEvents, type ExpectedEvent } from './expected-events.ts';
import { maxLifeMs, type LoginPool } from './login.ts';
import type { LoginPoolPort } from './smoke-ports.ts';

export interface LoginTarget {
  readonly stack: string;
  readonly outputs: StackOutputs;
  readonly userPoolId: string;
  readonly clientId: string;
}

export interface PreparedLogin extends LoginTarget {
  readonly pool: LoginPool;
  readonly source: FunctionSource;
  readonly expected: readonly ExpectedEvent[];
}

interface PrepareOptions {
  readonly now: () => Date;
  /** Prints a line for the operator. */
  readonly stderr: (line: string) => void;
}

/** Reads the triggers of the pool, and removes temporary users that earlier runs left behind. Rejects if the pool does not exist. */
export async function prepareLogin(
  pools: LoginPoolPort,
  target: LoginTarget,
  { now, stderr }: PrepareOptions,
): Promise<PreparedLogin> {
  const { stack, outputs, userPoolId, clientId } = target;
  const functionArn = requiredOutput(outputs, 'TriggerFunctionArn', stack);
  const states = await pools.triggers(userPoolId, functionArn).catch((error: unknown) => {
    if (error instanceof PoolNotFound) throw new CommandFailed(error.message, { cause: error });
    throw error;
  });
  const expected = expectedEvents(states, excludedTriggersOf(outputs['UserPoolExcludedTriggers'] ?? '', userPoolId));
  const pool = pools.loginPool(userPoolId, clientId);
  await removeLeftovers(pool, { now, stderr });
  return { ...target, pool, source: { stack, functionArn }, expected };
}

/** Users younger than this may belong to a running command: a user lives for a minute, and its removal takes some seconds. */
const isOwnUntilMs = 2 * maxLifeMs;

async function removeLeftovers(pool: LoginPool, { now, stderr }: PrepareOptions): Promise<void> {
  try {
    // Another user of this name would need the prefix and a UUID.
    const names = await pool.leftovers(new Date(now().getTime() - isOwnUntilMs));
    for (const name of names) await pool.remove(name);
    if (names.length > 0) stderr(`Removed temporary users of earlier runs: ${names.join(', ')}.`);
  } catch (error) {
    const { name } = error as Error;
    stderr(
      `Temporary users of earlier runs were not listed or not removed (${name}). Allow cognito-idp:ListUsers and ` +
        `AdminDeleteUser on ${pool.userPoolId}.`,
    );
  }
}
