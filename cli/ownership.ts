import type { AuditRecord } from '../triggers/audit/audit-record.ts';
import { UsageError } from './command.ts';

/** Which pools are ours; without any, every pool is. */
export interface Ownership {
  readonly pools: ReadonlySet<string>;
  /** The pool of an app client. */
  readonly poolOfClient: ReadonlyMap<string, string>;
}

/** Stands in for the pool of a record that names none, where every pool is ours. */
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

/** Our pool of a record; undefined if it is of another, or if nobody can tell. */
export function ourPoolOf({ userPoolId, clientId }: AuditRecord, ownership: Ownership): string | undefined {
  const pool = userPoolId ?? (clientId === undefined ? undefined : ownership.poolOfClient.get(clientId));
  if (pool === undefined) return ownership.pools.size === 0 ? unknownPool : undefined;
  return isOurs(ownership, pool) ? pool : undefined;
}
