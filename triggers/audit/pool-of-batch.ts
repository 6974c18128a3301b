import type { AuditRecord } from './audit-record.ts';

/**
 * Finds the observed pool of a record, or undefined if Cognito answered that no observed pool has it. Rejects if Cognito did
 * not answer. The records of a batch are looked up concurrently: it limits its own calls.
 */
export type PoolOf = (record: AuditRecord) => Promise<string | undefined>;

/** Cognito did not answer in the time of the batch. */
export class NoTimeError extends Error {
  override readonly name = 'NO_TIME';
}

/**
 * Looks up the pools of one batch. Records with the same pool, client and user share one look-up. After `timeoutMs`
 * milliseconds each unanswered look-up rejects with a NoTimeError, so that one record never holds up the others.
 */
export function poolOfBatch(poolOf: PoolOf, timeoutMs: number): PoolOf {
  const lookUps = new Map<string, Promise<string | undefined>>();
  const end = AbortSignal.timeout(timeoutMs);
  const timeUp = new Promise<never>((_resolve, reject) => {
    end.addEventListener('abort', () => {
      reject(new NoTimeError());
    });
  });
  // A batch without a look-up does not wait for it.
  timeUp.catch(() => undefined);
  return (record) => {
    const { userPoolId, clientId, subject } = record;
    const key = JSON.stringify([userPoolId, clientId, subject]);
    const known = lookUps.get(key);
    if (known) return known;
    const lookUp = Promise.race([poolOf(record), timeUp]);
    lookUps.set(key, lookUp);
    return lookUp;
  };
}
