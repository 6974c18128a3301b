import type { AuditRecord } from '../../triggers/normalize/cloudtrail-record/audit-record.ts';
import type { RecordPool } from '../../triggers/audit/pools/pool-of-record.ts';
import { UsageError } from '../../platform/usage-error.ts';

/** The observed pools. Without any, every pool is observed. */
export interface Ownership {
  readonly pools: ReadonlySet<string>;
  /** The pool of an app client. */
  readonly poolOfClient: ReadonlyMap<string, string>;
}

/** The pool of a record that names only an app client, if every pool is observed. */
export const unknownPool = 'unknown';

/** Reads `--pool ID` and `--client ID=POOL`. The pool of a client is observed, too. */
export function readOwnership(pools: readonly string[], clients: readonly string[]): Ownership {
  const poolOfClient = new Map(
    clients.map((client) => {
      const [id, pool, ...more] = client.split('=');
      if (!id || !pool || more.length > 0) throw new UsageError(`Invalid --client "${client}". Use ID=POOL.`);
      return [id, pool] as const;
    }),
  );
  return { pools: new Set([...pools, ...poolOfClient.values()]), poolOfClient };
}

/** Whether a pool is observed. */
export const isObserved = ({ pools }: Ownership, userPoolId: string): boolean =>
  pools.size === 0 || pools.has(userPoolId);

/**
 * Returns the observed pool of a record, or the reason why it has none. A record of a call with the access token of a user
 * names only the user. It counts as a record of the only observed pool. With several pools or none, its pool is unknown.
 */
export function observedPoolOf(record: AuditRecord, ownership: Ownership): RecordPool {
  const { userPoolId, clientId } = record;
  const [onlyPool, ...others] = ownership.pools;
  if (namesOnlyUser(record)) {
    return onlyPool === undefined || others.length > 0 ? { nothing: 'USER_UNKNOWN' } : { userPoolId: onlyPool };
  }
  const pool = userPoolId ?? (clientId === undefined ? undefined : ownership.poolOfClient.get(clientId));
  if (pool !== undefined) return isObserved(ownership, pool) ? { userPoolId: pool } : { nothing: 'OTHER_POOL' };
  if (clientId === undefined) return { nothing: 'POOL_UNKNOWN' };
  return onlyPool === undefined ? { userPoolId: unknownPool } : { nothing: 'CLIENT_UNKNOWN' };
}

/** Whether a record names a user, but neither a pool nor an app client. */
export const namesOnlyUser = ({ userPoolId, clientId, subject }: AuditRecord): boolean =>
  userPoolId === undefined && clientId === undefined && subject !== undefined;
