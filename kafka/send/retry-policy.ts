import type { FailureCause } from '../failures/failure.ts';

/** Pauses between failures in a row grow by this, up to the longest. */
const pauseStepMs = 150;
const longestPauseMs = 1000;

/** Failed connections in a row after which the cluster counts as unavailable. */
const maxConnections = 4;

/** A partition has a new leader 6 to 18 s after its broker stopped; most clusters need 9 or less. */
const patienceMs = 12_000;
const maxSends = 4;

/** Decides whether an invocation tries again; for the whole batch, not for each message. */
export interface RetryPolicy {
  /** Records an acknowledgment, or a rejection that only one record or topic caused: the cluster works. */
  readonly recordSuccess: () => void;
  readonly recordFailure: (cause: FailureCause, connected: boolean) => void;
  /** Milliseconds to wait before the next attempt. */
  readonly pauseMs: () => number;
  /** The last failure in a row; undefined if there is none. */
  readonly lastFailure: () => FailureCause | undefined;
  /** The reason to try nothing more; undefined if the invocation may try again. */
  readonly stopReason: () => FailureCause | undefined;
}

export function retryPolicy(now: () => number): RetryPolicy {
  let inARow = { failures: 0, connections: 0, sinceMs: 0 };
  let last: FailureCause | undefined;
  let stopReason: FailureCause | undefined;
  let wereRefreshed = false;
  return {
    recordSuccess: () => {
      inARow = { failures: 0, connections: 0, sinceMs: 0 };
      last = undefined;
    },
    recordFailure: (cause, connected) => {
      last = cause;
      inARow = {
        failures: inARow.failures + 1,
        connections: connected ? 0 : inARow.connections + 1,
        sinceMs: inARow.failures === 0 ? now() : inARow.sinceMs,
      };
      const isExhausted = inARow.failures >= maxSends && now() - inARow.sinceMs >= patienceMs;
      const refreshes = cause.action === 'refresh-credentials';
      const stops = cause.action === 'stop-batch' || (refreshes && wereRefreshed);
      wereRefreshed ||= refreshes;
      if (stops || isExhausted || inARow.connections >= maxConnections) stopReason = cause;
    },
    pauseMs: () => Math.min(longestPauseMs, pauseStepMs * inARow.failures),
    lastFailure: () => last,
    stopReason: () => stopReason,
  };
}
