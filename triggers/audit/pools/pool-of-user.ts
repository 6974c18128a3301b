import { BoundedMap } from '../../../platform/bounded-map.ts';
import { isThrottled } from './call-rate.ts';
import { PoolUndecided } from './pool-undecided.ts';

export interface PoolOfUserPorts {
  /** Ids of the observed pools. */
  readonly userPoolIds: readonly string[];
  /** Whether the pool has a user with that `sub`; rejects where Cognito does not answer within `maxWaitMs` and its own time. */
  readonly hasUser: (userPoolId: string, subject: string, maxWaitMs: number) => Promise<boolean>;
  /** The pool of a user in the table of known users; undefined if the table does not have the user. */
  readonly knownPool?: ((subject: string) => Promise<string | undefined>) | undefined;
  /** Unix time in milliseconds. */
  readonly now: () => number;
}

/** A user whose pool is searched for. */
export interface SoughtUser {
  readonly subject: string;
  /** When the user made the call. */
  readonly at: Date;
  /** Whether the call has deleted the user, so that Cognito has no such user. */
  readonly isDeleted: boolean;
}

/** The observed pool of a user, `other` for a user of another pool, `unknown` for a deleted user that no earlier event named. */
export type UserPoolFinding = { readonly userPoolId: string } | 'other' | 'unknown';

export interface PoolOfUser {
  /** What this environment knows of the user without asking. */
  readonly recall: (user: SoughtUser) => UserPoolFinding | undefined;
  /** Notes the pool of a user; undefined for a pool that is not observed. */
  readonly learn: (subject: string, userPoolId: string | undefined) => void;
  /** Rejects with Cognito's error or `PoolUndecided` where nobody has answered. */
  readonly find: (user: SoughtUser, maxWaitMs: number) => Promise<UserPoolFinding>;
}

const maxRemembered = 10_000;

/** So long an answer holds that no observed pool has a user. */
const otherPoolMs = 10 * 60_000;

/** The time that events of a user need to reach the table of known users, with a margin. */
const learningMs = 5 * 60_000;

/** CloudTrail writes whole seconds, and its clock is not Lambda's. */
const clockSkewMs = 5_000;

/** A `sub` has 36 characters, and the filter of ListUsers takes 256 ("ListUsers", Cognito API reference): a longer string is not the `sub` of a user. */
const maxSubjectLength = 128;

/** An answer that no observed pool has a user. */
interface OtherPool {
  /** Unix time in milliseconds of the answer; -Infinity if the user was seen in another pool. */
  readonly answeredAt: number;
  readonly until: number;
}

/**
 * Finds the pool of a user by `sub`: what this environment has seen, then the table of known users, then Cognito. A user never moves to
 * another pool. Searches for the same user at the same time are one search.
 */
export function poolOfUser({ userPoolIds, hasUser, knownPool, now }: PoolOfUserPorts): PoolOfUser {
  const pools = new BoundedMap<string>(maxRemembered);
  const others = new BoundedMap<OtherPool>(maxRemembered);
  const searches = new Map<string, Promise<UserPoolFinding>>();

  const recall = ({ subject, at, isDeleted }: SoughtUser): UserPoolFinding | undefined => {
    const userPoolId = pools.get(subject);
    if (userPoolId !== undefined) return { userPoolId };
    const other = others.get(subject);
    if (other === undefined || other.until <= now()) return undefined;
    // After the deletion Cognito has no such user in any pool.
    return isDeleted && other.answeredAt > at.getTime() - clockSkewMs ? undefined : 'other';
  };

  const learn = (subject: string, userPoolId: string | undefined, answeredAt = -Infinity): void => {
    if (subject.length > maxSubjectLength) return;
    if (userPoolId === undefined) others.set(subject, { answeredAt, until: now() + otherPoolMs });
    else pools.set(subject, userPoolId);
  };

  const inTable = async (subject: string): Promise<UserPoolFinding | undefined> => {
    const userPoolId = await knownPool?.(subject);
    if (userPoolId === undefined) return undefined;
    return userPoolIds.includes(userPoolId) ? { userPoolId } : 'other';
  };

  const inCognito = async (subject: string, maxWaitMs: number): Promise<UserPoolFinding> => {
    let failure: { readonly error: unknown } | undefined;
    for (const userPoolId of userPoolIds) {
      try {
        if (await hasUser(userPoolId, subject, maxWaitMs)) return { userPoolId };
      } catch (error) {
        // Another pool may answer, unless Cognito rejects all calls.
        if (isThrottled(error) || error instanceof PoolUndecided) throw error;
        failure = { error };
      }
    }
    if (failure) throw failure.error;
    return 'other';
  };

  const search = async (user: SoughtUser, maxWaitMs: number): Promise<UserPoolFinding> => {
    const { subject, at, isDeleted } = user;
    const [table] = await Promise.allSettled([inTable(subject)]);
    if (table.status === 'fulfilled' && table.value !== undefined) return table.value;
    // Without the table Cognito still knows a user who exists.
    const answer = recall(user) ?? (isDeleted ? 'unknown' : await inCognito(subject, maxWaitMs));
    // Another record, of the same batch, may have shown the user while this one waited.
    const found = typeof answer === 'object' ? answer : recall(user);
    if (found !== undefined) return found;
    // Cognito does not know a user who was deleted after the call, but the table does.
    if (table.status === 'rejected') throw table.reason;
    if (isDeleted && knownPool && now() - at.getTime() < learningMs) throw new PoolUndecided('USER_NOT_KNOWN_YET');
    return answer;
  };

  return {
    recall,
    learn: (subject, userPoolId) => {
      learn(subject, userPoolId);
    },
    find: async (user, maxWaitMs) => {
      const { subject, isDeleted } = user;
      const recalled = subject.length > maxSubjectLength ? 'other' : recall(user);
      if (recalled !== undefined) return recalled;
      const key = `${isDeleted ? 'deleted' : 'existing'}/${subject}`;
      const running = searches.get(key) ?? search(user, maxWaitMs).finally(() => searches.delete(key));
      searches.set(key, running);
      const found = await running;
      if (typeof found === 'object') learn(subject, found.userPoolId);
      if (found === 'other') learn(subject, undefined, now());
      return found;
    },
  };
}
