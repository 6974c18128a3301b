import { PoolUndecided } from './pool-undecided.ts';

export interface CallRateOptions {
  /** Milliseconds between the beginnings of two calls. */
  readonly intervalMs: number;
  /** Milliseconds, of a clock that only goes forward. */
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

/** After a throttled call, none begins for a second; for twice as long after each further one, up to a minute. */
export function callRate({ intervalMs, clock, pause }: CallRateOptions): CallRate {
  let next = -Infinity;
  let backOffMs = 0;
  return {
    run: async (call, maxWaitMs) => {
      const now = clock();
      const start = Math.max(now, next);
      if (start - now > maxWaitMs) throw new PoolUndecided('LOOK_UP_LIMIT');
      next = start + intervalMs;
      if (start > now) await pause(start - now);
      try {
        const result = await call();
        backOffMs = 0;
        return result;
      } catch (error) {
        if (isThrottled(error)) {
          backOffMs = Math.min(maxBackOffMs, backOffMs === 0 ? firstBackOffMs : 2 * backOffMs);
          next = Math.max(next, clock() + backOffMs);
        }
        throw error;
      }
    },
  };
}
