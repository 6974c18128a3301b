import { monotonicMs } from '../../../platform/monotonic-clock.ts';
import { withTimeout } from '../../../platform/with-timeout.ts';
import type { PoolOfRecord } from './pool-of-record.ts';

/** The pool of a record was not found in the time of its batch. */
export class NoTimeError extends Error {
  override readonly name = 'NO_TIME';
}

/**
 * Looks up the pools of one batch concurrently. After `timeoutMs` milliseconds each unanswered look-up rejects with a NoTimeError, so that
 * one record never holds up the others. Records of the same user or client share a look-up by themselves.
 */
export function poolOfBatch(poolOf: PoolOfRecord, timeoutMs: number): PoolOfRecord {
  const endMs = monotonicMs() + timeoutMs;
  return (record, maxWaitMs) => withTimeout(poolOf(record, maxWaitMs), endMs - monotonicMs(), noTime);
}

function noTime(): never {
  throw new NoTimeError();
}
