import type { LambdaConfigType } from '@aws-sdk/client-cognito-identity-provider';
import { PoolKeepsChanging, UpdateRefused } from './attachment-error.ts';
import { changedFields } from './changed-fields.ts';
import type { DescribedPool, Outcome, PoolPorts } from './pool-ports.ts';
import { poolUpdate } from './pool-update.ts';

/** A change of the triggers of a pool. */
export interface TriggerChange {
  /**
   * Returns the triggers to set; undefined if the pool needs no update. Throws an AttachmentError if the pool, or its
   * absence, does not allow the change; `updated` says whether an earlier update took effect.
   */
  readonly plan: (described: DescribedPool | undefined, updated: boolean) => LambdaConfigType | undefined;
  /** Whether the change has taken effect in the pool, described after an update to `sent`. */
  readonly isDone: (after: DescribedPool, sent: LambdaConfigType) => boolean;
  /** Reports a pool that another party changed back after every update, or throws an AttachmentError. */
  readonly giveUp: (after: DescribedPool) => Pick<Outcome, 'missing'>;
  /** Triggers to name when Cognito refuses the update. */
  readonly affected: (described: DescribedPool) => readonly string[];
}

const attempts = 5;

/**
 * Changes the triggers of a pool. UpdateUserPool has neither a version nor a condition, so the pool is described just
 * before and just after each update. A pool that changes between two descriptions is not updated until it is stable.
 * Throws an AttachmentError.
 */
export async function changeTriggers(userPoolId: string, change: TriggerChange, ports: PoolPorts): Promise<Outcome> {
  const meanwhile = new Set<string>();
  const waitAfter = async (attempt: number, changes: readonly string[]): Promise<void> => {
    for (const name of changes) meanwhile.add(name);
    await ports.pause(attempt);
  };
  let updated = false;
  let read = await ports.describe(userPoolId);
  for (let attempt = 1; ; attempt += 1) {
    if (change.plan(read, updated) === undefined || !read) return outcome({ updated, differences: [] }, meanwhile);
    const before = await ports.describe(userPoolId);
    const triggers = change.plan(before, updated);
    if (!before || triggers === undefined) return outcome({ updated, differences: [] }, meanwhile);
    const moved = fieldsMoved(read, before);
    if (moved.length > 0) {
      if (attempt >= attempts) throw new PoolKeepsChanging(userPoolId, moved, updated);
      await waitAfter(attempt, moved);
      read = before;
      continue;
    }
    const refused = await ports.update(poolUpdate(before.pool, triggers)).then(
      () => undefined,
      (error: unknown) => error as Error,
    );
    if (refused && (attempt >= attempts || !isPassing(refused))) {
      throw new UpdateRefused(before.pool, change.affected(before), refused);
    }
    updated ||= !refused;
    const after = await ports.describe(userPoolId);
    const differences = changedFields(before.pool, after?.pool ?? {}, refused ? lambdaConfig(before) : triggers);
    if (after && !refused) {
      const result = { updated, differences: [...differences, ...before.unknown] };
      if (change.isDone(after, triggers)) return outcome(result, meanwhile);
      if (attempt >= attempts) return outcome({ ...result, ...change.giveUp(after) }, meanwhile);
    }
    await waitAfter(attempt, after ? differences : []);
    read = after;
  }
}

function outcome(result: Outcome, meanwhile: ReadonlySet<string>): Outcome {
  return meanwhile.size === 0 ? result : { ...result, changedMeanwhile: [...meanwhile].sort() };
}

/** Names of the fields in which two descriptions differ. */
function fieldsMoved(one: DescribedPool, other: DescribedPool): string[] {
  return changedFields(one.pool, other.pool, lambdaConfig(one));
}

const lambdaConfig = ({ pool }: DescribedPool): LambdaConfigType => pool.LambdaConfig ?? {};

/** Whether the error ends by itself within seconds: another update is in progress, or there were too many calls. */
const isPassing = (error: Error): boolean =>
  ['ConcurrentModificationException', 'TooManyRequestsException'].includes(error.name);
