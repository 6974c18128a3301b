import { PoolNotFound, StillAttached, TriggersTaken, UnknownSettings } from './attachment-error.ts';
import { changeTriggers } from './change-triggers.ts';
import { isSameTriggers } from './changed-fields.ts';
import type { DescribedPool, Outcome, PoolPorts } from './pool-ports.ts';
import { membersWith, triggerStates, withFunction, withoutFunction, type DesiredTriggers } from './trigger-plan.ts';

/**
 * Attaches the function to the observed triggers of a pool, and detaches it from every other trigger. Nothing else of the pool
 * changes. Safe to repeat, also after an interruption. Throws an AttachmentError, whose message says whether an update took effect.
 */
export async function attachPool(userPoolId: string, desired: DesiredTriggers, ports: PoolPorts): Promise<Outcome> {
  const notAttached = ({ pool }: DescribedPool) =>
    triggerStates(pool.LambdaConfig ?? {}, desired).filter(
      ({ trigger, state }) => state !== 'attached' && !desired.except?.includes(trigger),
    );
  const change = {
    plan(described: DescribedPool | undefined, updated: boolean) {
      if (!described) throw new PoolNotFound(userPoolId);
      const taken = notAttached(described).filter(({ state }) => state === 'other function');
      if (taken.length > 0) throw new TriggersTaken(userPoolId, taken, updated);
      const { LambdaConfig = {} } = described.pool;
      const triggers = withFunction(LambdaConfig, desired);
      if (isSameTriggers(triggers, LambdaConfig)) return undefined;
      if (described.unknown.length > 0) throw new UnknownSettings(userPoolId, described.unknown, updated);
      return triggers;
    },
    isDone: ({ pool }: DescribedPool, sent: object) => isSameTriggers(sent, pool.LambdaConfig ?? {}),
    giveUp: (after: DescribedPool) => ({ missing: notAttached(after).map(({ trigger }) => trigger) }),
    affected: () => [],
  };
  return changeTriggers(userPoolId, change, ports);
}

/**
 * Detaches the function from every trigger of a pool, and no other function. A deleted pool counts as detached. Settings that the
 * SDK does not know do not prevent it: the function may be deleted next, and every login would then fail.
 * Throws an AttachmentError that names the triggers while one of them still calls the function.
 */
export async function detachPool(userPoolId: string, desired: DesiredTriggers, ports: PoolPorts): Promise<Outcome> {
  const remaining = (described: DescribedPool | undefined) => triggersWith(described, desired);
  const change = {
    plan: (described: DescribedPool | undefined) =>
      remaining(described).length > 0 && described
        ? withoutFunction(described.pool.LambdaConfig ?? {}, desired)
        : undefined,
    isDone: (after: DescribedPool) => remaining(after).length === 0,
    giveUp(after: DescribedPool): never {
      throw new StillAttached(userPoolId, desired.functionArn, remaining(after));
    },
    affected: remaining,
  };
  return changeTriggers(userPoolId, change, ports);
}

/** Returns the names of all triggers of a pool that call the function, also those that the SDK does not know. */
export const triggersWith = (described: DescribedPool | undefined, desired: DesiredTriggers): string[] =>
  membersWith({ ...described?.returnedTriggers, ...described?.pool.LambdaConfig }, desired);
