import type { NoEventReason } from '../../normalize/normalized.ts';
import type { AppClients } from './app-clients.ts';
import type { AuditRecord } from '../../normalize/cloudtrail-record/audit-record.ts';
import { PoolUndecided } from './pool-undecided.ts';
import type { PoolOfUser, SoughtUser, UserPoolFinding } from './pool-of-user.ts';

/** The observed pool that a record is of, or why it is of none. */
export type RecordPool =
  | { readonly userPoolId: string }
  | { readonly nothing: Extract<NoEventReason, 'OTHER_POOL' | 'CLIENT_UNKNOWN' | 'USER_UNKNOWN' | 'POOL_UNKNOWN'> };

/**
 * Finds the pool of a record. Rejects where that is not known now: the record has to be read again later. `maxWaitMs` bounds how long it
 * waits for its turn to ask Cognito.
 */
export type PoolOfRecord = (record: AuditRecord, maxWaitMs?: number) => Promise<RecordPool>;

export interface PoolOfRecordPorts {
  /** Ids of the observed pools. */
  readonly userPoolIds: readonly string[];
  readonly clients: AppClients;
  readonly users: PoolOfUser;
}

const defaultMaxWaitMs = 5_000;

/**
 * Finds the pool by the pool id in the record, else by the app client, else by the user. Calls that a user makes with the own access token
 * name the user alone (seen in records of AWS, September 2026). A record that names more teaches: a user is in the pool of the client.
 */
export function poolOfRecord({ userPoolIds, clients, users }: PoolOfRecordPorts): PoolOfRecord {
  const sought = ({ time, eventName }: AuditRecord, subject: string): SoughtUser => ({
    subject,
    at: time,
    isDeleted: eventName === 'DeleteUser',
  });

  /**
   * If the client may be newer than the list, the user decides, who is in the same pool. A user without an observed pool does not
   * decide before the client: Cognito gives the same answer about a user who was deleted after the call.
   */
  const byClient = async (record: AuditRecord, clientId: string, maxWaitMs: number): Promise<RecordPool> => {
    const { subject, time } = record;
    const recalled = subject === undefined ? undefined : users.recall(sought(record, subject));
    if (typeof recalled === 'object') return recalled;
    try {
      const userPoolId = await clients.poolOf(clientId, time);
      if (userPoolId === undefined) return { nothing: recalled === 'other' ? 'OTHER_POOL' : 'CLIENT_UNKNOWN' };
      if (subject !== undefined) users.learn(subject, userPoolId);
      return { userPoolId };
    } catch (error) {
      if (!(error instanceof PoolUndecided) || subject === undefined) throw error;
      const found = await users.find(sought(record, subject), maxWaitMs);
      if (typeof found === 'object') clients.learn(clientId, found.userPoolId);
      return recordPool(found);
    }
  };

  return async (record, maxWaitMs = defaultMaxWaitMs) => {
    const { userPoolId, clientId, subject } = record;
    if (userPoolId !== undefined) {
      const isObserved = userPoolIds.includes(userPoolId);
      if (subject !== undefined) users.learn(subject, isObserved ? userPoolId : undefined);
      // A refused call may name an app client of another pool; then Cognito finds no user in it.
      if (isObserved && clientId !== undefined && subject !== undefined) clients.learn(clientId, userPoolId);
      return isObserved ? { userPoolId } : { nothing: 'OTHER_POOL' };
    }
    if (clientId !== undefined) return byClient(record, clientId, maxWaitMs);
    if (subject !== undefined) return recordPool(await users.find(sought(record, subject), maxWaitMs));
    return { nothing: 'POOL_UNKNOWN' };
  };
}

function recordPool(found: UserPoolFinding): RecordPool {
  if (typeof found === 'object') return found;
  return { nothing: found === 'other' ? 'OTHER_POOL' : 'USER_UNKNOWN' };
}
