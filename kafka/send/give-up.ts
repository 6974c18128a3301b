import type { FailureCause } from '../failures/failure.ts';

/** Pauses between failures in a row grow by this, up to the longest. */
const pauseStepMs = 150;
const longestPauseMs = 1000;

/** A cluster that cannot even be connected to so often in a row is down. */
const connectionsInARow = 4;

/** A partition has a new leader 6 to 18 s after its broker died; most clusters need 9 at the most. */
const patienceMs = 12_000;
const sendsInARow = 4;

/** Whether it makes sense to go on in this invocation; it is asked for the whole batch, not for each message. */
export interface GiveUp {
  /** Something was acknowledged, or refused for its own sake: the cluster works. */
  readonly works: () => void;
  readonly failed: (cause: FailureCause, connected: boolean) => void;
  /** Milliseconds to wait before the next attempt. */
  readonly pauseMs: () => number;
  /** The last failure in a row, if there is one. */
  readonly last: () => FailureCause | undefined;
  /** Why nothing more is to be tried; undefined while it is. */
  readonly reason: () => FailureCause | undefined;
}

export function giveUp(now: () => number): GiveUp {
  let inARow = { failures: 0, connections: 0, sinceMs: 0 };
  let last: FailureCause | undefined;
  let reason: FailureCause | undefined;
  let renewed = false;
  return {
    works: () => {
      inARow = { failures: 0, connections: 0, sinceMs: 0 };
      last = undefined;
    },
    failed: (cause, connected) => {
      last = cause;
      inARow = {
        failures: inARow.failures + 1,
        connections: connected ? 0 : inARow.connections + 1,
        sinceMs: inARow.failures === 0 ? now() : inARow.sinceMs,
      };
      const isOut = inARow.failures >= sendsInARow && now() - inARow.sinceMs >= patienceMs;
      const isStop = cause.action === 'stop-batch' || (cause.action === 'refresh-credentials' && renewed);
      renewed ||= cause.action === 'refresh-credentials';
      if (isStop || isOut || inARow.connections >= connectionsInARow) reason = cause;
    },
    pauseMs: () => Math.min(longestPauseMs, pauseStepMs * inARow.failures),
    last: () => last,
    reason: () => reason,
  };
}
