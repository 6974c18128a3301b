/** A failed attempt that another one may follow. */
export type PassingFailure = 'throttling' | 'transient';

export interface RetryPorts {
  /** Resolves after these milliseconds. Rejects as soon as the signal is aborted, and leaves no timer behind. */
  readonly pause: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Returns a random number from 0 to 1. */
  readonly random: () => number;
  /** Returns whether the failure of an attempt may pass. */
  readonly kindOf: (error: unknown) => PassingFailure | undefined;
  /** Returns the milliseconds after which the service wants to be called again, 0 if it did not say. */
  readonly waitOf: (error: unknown) => number;
}

/** By how many milliseconds a service may prolong a pause. */
const longestWaitMs = 5000;

/** Calls again while attempts fail in a way that may pass. Rejects with the error of the last attempt. */
export type Retry = <Result>(attempt: () => Promise<Result>, signal?: AbortSignal) => Promise<Result>;

// The figures of the AWS SDK's mode "standard" ("Retry behavior", AWS SDKs and Tools reference guide).
const baseMs = { throttling: 1000, transient: 50 } as const;
const costs = { throttling: 5, transient: 14 } as const;
const wholeCapacity = 500;

/**
 * Retries as the AWS SDK does in its mode "standard": with random pauses that grow, and out of a capacity that each retry uses
 * and successes fill up again. In a long outage most calls then fail at once. The signal ends a pause.
 */
export function standardRetries(maxAttempts: number, { pause, random, kindOf, waitOf }: RetryPorts): Retry {
  let capacity = wholeCapacity;
  return async (attempt, signal) => {
    let paid = 0;
    for (let retries = 0; ; retries++) {
      try {
        const result = await attempt();
        capacity = Math.min(wholeCapacity, capacity + (paid || 1));
        return result;
      } catch (error) {
        const kind = kindOf(error);
        if (kind === undefined || signal?.aborted || retries + 1 >= maxAttempts || capacity < costs[kind]) throw error;
        paid = costs[kind];
        capacity -= paid;
        const pauseMs = Math.floor(random() * Math.min(baseMs[kind] * 2 ** retries, 20_000));
        await pause(Math.max(pauseMs, Math.min(waitOf(error), pauseMs + longestWaitMs)), signal);
      }
    }
  };
}
