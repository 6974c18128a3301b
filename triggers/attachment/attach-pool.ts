import { PoolNotFound, StillAttached, TriggersTaken, UnknownSettings } from './attachment-error.ts';
import { changeTriggers } from './change-triggers.ts';
import { isSameTriggers } from './changed-fields.ts';
import type { DescribedPool, Outcome, PoolPorts } from './pool-ports.ts';
import { membersWith, triggerStates, withOurs, withoutOurs, type Wanted } from './trigger-plan.ts';

/**
 * Puts our function on the observed triggers of a pool, and takes it off every other; nothing else of the pool changes.
 * Safe to repeat, also after an interruption. Throws an AttachmentError, whose message says whether an update took effect.
 */
export async function attachPool(userPoolId: string, wanted: Wanted, ports: PoolPorts): Promise<Outcome> {
  const notOurs = ({ pool }: DescribedPool) =>
    triggerStates(pool.LambdaConfig ?? {}, wanted).filter(
      ({ trigger, state }) => state !== 'ours' && !wanted.except?.includes(trigger),
    );
  const change = {
    plan(described: DescribedPool | undefined, updated: boolean) {
      if (!described) throw new PoolNotFound(userPoolId);
      const taken = notOurs(described).filter(({ state }) => state === 'another');
      if (taken.length > 0) throw new TriggersTaken(userPoolId, taken, updated);
      const { LambdaConfig = {} } = described.pool;
      const triggers = withOurs(LambdaConfig, wanted);
      if (isSameTriggers(triggers, LambdaConfig)) return undefined;
      if (described.unknown.length > 0) throw new UnknownSettings(userPoolId, described.unknown, updated);
      return triggers;
    },
    isDone: ({ pool }: DescribedPool, sent: object) => isSameTriggers(sent, pool.LambdaConfig ?? {}),
    giveUp: (after: DescribedPool) => ({ missing: notOurs(after).map(({ trigger }) => trigger) }),
    affected: () => [],
  };
  return changeTriggers(userPoolId, change, ports);
}

/**
 * Takes our function off every trigger of a pool, and no other function. A pool that is gone is as good as detached.
 * Settings that the SDK does not know do not hold it up: with a function that is deleted next, every login would fail.
 * Throws an AttachmentError that names the triggers while one of them still calls the function.
 */
export async function detachPool(userPoolId: string, ours: Wanted, ports: PoolPorts): Promise<Outcome> {
  const remaining = (described: DescribedPool | undefined) => triggersWith(described, ours);
  const change = {
    plan: (described: DescribedPool | undefined) =>
      remaining(described).length > 0 && described ? withoutOurs(described.pool.LambdaConfig ?? {}, ours) : undefined,
    isDone: (after: DescribedPool) => remaining(after).length === 0,
    giveUp(after: DescribedPool): never {
      throw new StillAttached(userPoolId, ours.functionArn, remaining(after));
    },
    affected: remaining,
  };
  return changeTriggers(userPoolId, change, ports);
}

/** Names of all triggers of a pool that call our function, also those that the SDK does not know. */
export const triggersWith = (described: DescribedPool | undefined, ours: Wanted): string[] =>
  membersWith({ ...described?.returnedTriggers, ...described?.pool.LambdaConfig }, ours);
