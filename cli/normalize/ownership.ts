import type { AuditRecord } from '../../triggers/normalize/cloudtrail-record/audit-record.ts';
import type { RecordPool } from '../../triggers/audit/pools/pool-of-record.ts';
import { UsageError } from '../../platform/usage-error.ts';

/** Which pools are ours; without any, every pool is. */
export interface Ownership {
  readonly pools: ReadonlySet<string>;
  /** The pool of an app client. */
  readonly poolOfClient: ReadonlyMap<string, string>;
}

/** Stands in for the pool of a record that names only an app client, where every pool is ours. */
export const unknownPool = 'unknown';

/** Reads `--pool ID` and `--client ID=POOL`; the pool of a client is ours, too. */
export function readOwnership(pools: readonly string[], clients: readonly string[]): Ownership {
  const poolOfClient = new Map(
    clients.map((client) => {
      const [id, pool, ...more] = client.split('=');
      if (!id || !pool || more.length > 0) throw new UsageError(`--client needs ID=POOL; it is "${client}".`);
      return [id, pool] as const;
    }),
  );
  return { pools: new Set([...pools, ...poolOfClient.values()]), poolOfClient };
}

/** Whether a pool is ours. */
export const isOurs = ({ pools }: Ownership, userPoolId: string): boolean => pools.size === 0 || pools.has(userPoolId);

/**
 * Our pool of a record, or why it has none. A record that names only a user, as of calls with the user's own access token, is taken for
 * one of the only pool; with several or without any the pool is not known.
 */
export function ourPoolOf(record: AuditRecord, ownership: Ownership): RecordPool {
  const { userPoolId, clientId } = record;
  const [onlyPool, ...others] = ownership.pools;
  if (namesOnlyUser(record)) {
    return onlyPool === undefined || others.length > 0 ? { nothing: 'USER_UNKNOWN' } : { userPoolId: onlyPool };
  }
  const pool = userPoolId ?? (clientId === undefined ? undefined : ownership.poolOfClient.get(clientId));
  if (pool !== undefined) return isOurs(ownership, pool) ? { userPoolId: pool } : { nothing: 'NOT_OURS' };
  if (clientId === undefined) return { nothing: 'POOL_UNTOLD' };
  return onlyPool === undefined ? { userPoolId: unknownPool } : { nothing: 'CLIENT_UNKNOWN' };
}

/** Whether a record names a user, but neither a pool nor an app client. */
export const namesOnlyUser = ({ userPoolId, clientId, subject }: AuditRecord): boolean =>
  userPoolId === undefined && clientId === undefined && subject !== undefined;
