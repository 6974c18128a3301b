import { BoundedMap } from '../../../platform/bounded-map.ts';
import { PoolUndecided } from './pool-undecided.ts';

export interface AppClientPorts {
  /** Ids of the observed pools. */
  readonly userPoolIds: readonly string[];
  /** The ids of all app clients of a pool; rejects where Cognito does not answer. */
  readonly listClients: (userPoolId: string) => Promise<readonly string[]>;
  /** Unix time in milliseconds. */
  readonly now: () => number;
}

/** The observed pools of app clients. */
export interface AppClients {
  /**
   * Returns the pool of a client that existed at a time; undefined if no observed pool has it. Rejects if Cognito does not answer, and
   * with `PoolUndecided` (CLIENT_LIST_TOO_OLD) if the client may be newer than the list.
   */
  readonly poolOf: (clientId: string, at: Date) => Promise<string | undefined>;
  readonly learn: (clientId: string, userPoolId: string) => void;
}

/** ListUserPoolClients is limited to 15 calls per second in an account ("Quotas in Amazon Cognito", Cognito guide). */
const rereadMs = 60_000;

/** CloudTrail writes whole seconds, and its clock is not Lambda's. */
const clockSkewMs = 5_000;

const maxRemembered = 50_000;

/**
 * Reads the list of the app clients of all pools, at most once a minute. A client never moves to another pool, so a client that was found
 * stays found, also after its deletion. A client that a list does not have, which was read after the client was used, is of no
 * observed pool.
 */
export function appClients({ userPoolIds, listClients, now }: AppClientPorts): AppClients {
  const pools = new BoundedMap<string>(maxRemembered);
  /** When the newest list that is whole was asked for. */
  let readAt = -Infinity;
  let attemptAt = -Infinity;
  let reading: Promise<void> | undefined;

  const read = async (): Promise<void> => {
    attemptAt = now();
    const begin = attemptAt;
    const lists = await Promise.allSettled(
      userPoolIds.map(async (userPoolId) => {
        for (const clientId of await listClients(userPoolId)) pools.set(clientId, userPoolId);
      }),
    );
    const failed = lists.find((list) => list.status === 'rejected');
    if (failed) throw failed.reason;
    readAt = begin;
  };

  const readAgain = (): Promise<void> =>
    (reading ??= read().finally(() => {
      reading = undefined;
    }));

  return {
    poolOf: async (clientId, at) => {
      const known = pools.get(clientId);
      if (known !== undefined) return known;
      const isAnswered = (): boolean => readAt >= at.getTime() + clockSkewMs;
      if (isAnswered()) return undefined;
      if (reading === undefined && now() - attemptAt < rereadMs) throw new PoolUndecided('CLIENT_LIST_TOO_OLD');
      try {
        await readAgain();
      } catch (error) {
        // One pool may have answered with the client, although another did not answer.
        if (pools.get(clientId) === undefined) throw error;
      }
      const found = pools.get(clientId);
      if (found === undefined && !isAnswered()) throw new PoolUndecided('CLIENT_LIST_TOO_OLD');
      return found;
    },
    learn: (clientId, userPoolId) => {
      if (pools.get(clientId) === undefined) pools.set(clientId, userPoolId);
    },
  };
}
