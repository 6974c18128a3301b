import { PoolUndecided } from './pool-undecided.ts';

export interface CallRateOptions {
  /** Milliseconds between the beginnings of two calls. */
  readonly intervalMs: number;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  readonly pause: (ms: number) => Promise<void>;
}

/** Limits how often an environment calls an API whose quota it shares with applications. */
export interface CallRate {
  /**
   * Runs a call when its turn has come. Rejects with `PoolUndecided` (LOOK_UP_LIMIT) if that would take longer than
   * `maxWaitMs`, and with the error of the call.
   */
  readonly run: <Result>(call: () => Promise<Result>, maxWaitMs: number) => Promise<Result>;
}

const throttled = new Set(['TooManyRequestsException', 'ThrottlingException', 'LimitExceededException']);

// Of one throttled call; each further one doubles it.
const firstBackOffMs = 1_000;
const maxBackOffMs = 60_000;

/** Whether AWS has refused a call because there were too many. */
export const isThrottled = (error: unknown): boolean =>
  throttled.has((error as { readonly name?: string } | undefined)?.name ?? '');

/**
 * After a throttled call, none begins for a second; for twice as long after each further one, up to a minute. A call that waits
 * for its turn meanwhile is not made: it rejects with LOOK_UP_LIMIT.
 */
export function callRate({ intervalMs, clock, pause }: CallRateOptions): CallRate {
  let next = -Infinity;
  let backOffMs = 0;
  /** When the answer to a throttled call came, and until when no call begins after it. */
  let throttledAt = -Infinity;
  let closedUntil = -Infinity;

  const backOff = (began: number): void => {
    // Calls that were under way together are one sign of too many calls.
    if (began <= throttledAt) return;
    backOffMs = Math.min(maxBackOffMs, backOffMs === 0 ? firstBackOffMs : 2 * backOffMs);
    throttledAt = clock();
    closedUntil = throttledAt + backOffMs;
  };

  return {
    run: async (call, maxWaitMs) => {
      const now = clock();
      const start = Math.max(now, next, closedUntil);
      if (start - now > maxWaitMs) throw new PoolUndecided('LOOK_UP_LIMIT');
      next = start + intervalMs;
      const before = throttledAt;
      if (start > now) await pause(start - now);
      if (throttledAt !== before) throw new PoolUndecided('LOOK_UP_LIMIT');
      const began = clock();
      try {
        const result = await call();
        if (began > throttledAt) backOffMs = 0;
        return result;
      } catch (error) {
        if (isThrottled(error)) backOff(began);
        throw error;
      }
    },
  };
}
