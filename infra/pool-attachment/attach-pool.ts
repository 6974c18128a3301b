import type { LambdaConfigType, UpdateUserPoolRequest, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { PoolNotFound, TriggersTaken, UnknownSettings, UpdateRefused } from './attachment-error.ts';
import { changedFields, isSameTriggers } from './changed-fields.ts';
import { poolUpdate } from './pool-update.ts';
import { triggerStates, withOurs, withoutOurs, type Wanted } from './trigger-plan.ts';

/** A pool as Cognito describes it. */
export interface DescribedPool {
  readonly pool: UserPoolType;
  /** Paths of what Cognito told and the SDK does not know: an update leaves it out, and so may reset it. */
  readonly unknown: readonly string[];
}

/** What attaching does to the world. */
export interface PoolPorts {
  /** The pool as it is now; undefined if there is none. */
  readonly describe: (userPoolId: string) => Promise<DescribedPool | undefined>;
  readonly update: (request: UpdateUserPoolRequest) => Promise<void>;
  /** Waits before another try. */
  readonly pause: (attempt: number) => Promise<void>;
}

/** What came of it. */
export interface Outcome {
  /** Whether the pool was updated; it is not where everything is as wanted already. */
  readonly updated: boolean;
  /** Fields that differ from what they were or should be, see `changedFields`, or that may, for the SDK knows them not. */
  readonly differences: readonly string[];
}

const attempts = 5;
const asItWas: Outcome = { updated: false, differences: [] };

/**
 * Puts our function on the observed triggers of a pool, and takes it off every other; nothing else of the pool changes.
 * Safe to repeat, also after an interruption. Throws an AttachmentError, and has changed nothing then.
 */
export async function attachPool(userPoolId: string, wanted: Wanted, ports: PoolPorts): Promise<Outcome> {
  return changeTriggers(userPoolId, ports, (described) => {
    if (!described) throw new PoolNotFound(userPoolId);
    const config = described.pool.LambdaConfig ?? {};
    const taken = triggerStates(config, wanted).filter(
      ({ trigger, state }) => state === 'another' && !wanted.except?.includes(trigger),
    );
    if (taken.length > 0) throw new TriggersTaken(userPoolId, taken);
    const triggers = withOurs(config, wanted);
    const changes = !isSameTriggers(triggers, config);
    if (changes && described.unknown.length > 0) throw new UnknownSettings(userPoolId, described.unknown);
    return triggers;
  });
}

/**
 * Takes our function off every trigger of a pool, and no other function. A pool that is gone is as good as detached.
 * Settings that the SDK does not know do not hold it up: with a function that is deleted next, every login would fail.
 */
export async function detachPool(userPoolId: string, ours: Wanted, ports: PoolPorts): Promise<Outcome> {
  return changeTriggers(userPoolId, ports, (described) => withoutOurs(described?.pool.LambdaConfig ?? {}, ours));
}

/**
 * Describe, change, update, read back: as close together as can be, for Cognito has no update that fails when somebody
 * else came between. Where the triggers are not as sent afterwards, somebody did, and it begins anew.
 */
async function changeTriggers(
  userPoolId: string,
  ports: PoolPorts,
  plan: (described: DescribedPool | undefined) => LambdaConfigType,
): Promise<Outcome> {
  for (let attempt = 1; ; attempt += 1) {
    const described = await ports.describe(userPoolId);
    const triggers = plan(described);
    if (!described || isSameTriggers(triggers, described.pool.LambdaConfig ?? {})) return asItWas;
    const { pool, unknown } = described;
    try {
      await ports.update(poolUpdate(pool, triggers));
    } catch (error) {
      if (attempt >= attempts || !isPassing(error)) throw refusal(pool, error);
      await ports.pause(attempt);
      continue;
    }
    const after = await ports.describe(userPoolId);
    const changed = changedFields(pool, after?.pool ?? {}, triggers);
    if (attempt < attempts && changed.includes('LambdaConfig')) await ports.pause(attempt);
    else return { updated: true, differences: [...changed, ...unknown] };
  }
}

/** Another update is going on, or there were too many calls: over in seconds. */
const isPassing = (error: unknown): boolean =>
  ['ConcurrentModificationException', 'TooManyRequestsException'].includes((error as Error).name);

const refusal = ({ Id = '', SmsConfiguration }: UserPoolType, error: unknown): UpdateRefused =>
  new UpdateRefused(Id, error as Error, SmsConfiguration?.SnsCallerArn);
