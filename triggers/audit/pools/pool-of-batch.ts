import type { PoolOfRecord } from './pool-of-record.ts';

/** Nobody has answered in the time of the batch. */
export class NoTimeError extends Error {
  override readonly name = 'NO_TIME';
}

/**
 * Looks up the pools of one batch concurrently. After `timeoutMs` milliseconds each unanswered look-up rejects with a NoTimeError, so that
 * one record never holds up the others. Records of the same user or client share a look-up by themselves.
 */
export function poolOfBatch(poolOf: PoolOfRecord, timeoutMs: number): PoolOfRecord {
  const end = AbortSignal.timeout(timeoutMs);
  // Never rejects by itself: a batch without a look-up does not wait for it.
  const timeUp = new Promise((resolve) => {
    end.addEventListener('abort', resolve);
  });
  return (record, maxWaitMs) => Promise.race([poolOf(record, maxWaitMs), timeUp.then(noTime)]);
}

function noTime(): never {
  throw new NoTimeError();
}
