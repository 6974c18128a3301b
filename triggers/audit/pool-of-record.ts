import type { AuditRecord } from './audit-record.ts';

export interface PoolPorts {
  /** Ids of the observed pools. */
  readonly userPoolIds: readonly string[];
  /** Whether the pool has an app client with that id; rejects where that cannot be found out now. */
  readonly hasClient: (userPoolId: string, clientId: string) => Promise<boolean>;
}

/** How many clients are remembered: the ids in records are whatever a caller sent. */
const maxRemembered = 10_000;

/**
 * Finds the observed pool of a record: by its pool id, else by its client id, which is looked up once and kept. A client
 * never moves to another pool, and its id is made with it, so that an answer stays true.
 */
export function poolOfRecord({
  userPoolIds,
  hasClient,
}: PoolPorts): (record: AuditRecord) => Promise<string | undefined> {
  const remembered = new Map<string, string | undefined>();
  const lookUp = async (clientId: string): Promise<string | undefined> => {
    for (const userPoolId of userPoolIds) if (await hasClient(userPoolId, clientId)) return userPoolId;
    return undefined;
  };
  return async ({ userPoolId, clientId }) => {
    if (userPoolId !== undefined) return userPoolIds.includes(userPoolId) ? userPoolId : undefined;
    if (clientId === undefined) return undefined;
    if (!remembered.has(clientId)) {
      const found = await lookUp(clientId);
      if (remembered.size >= maxRemembered) remembered.clear();
      remembered.set(clientId, found);
    }
    return remembered.get(clientId);
  };
}
