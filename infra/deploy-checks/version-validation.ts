import { isDeepStrictEqual } from 'node:util';
import type { SampleEvent } from './sample-events.ts';

/** Result of an invocation of the version. `failure` is the function's own error. */
export type Invoked = { readonly answer: unknown } | { readonly failure: string };

export interface ValidationPorts {
  /** Invokes the version. Rejects if Lambda did not run it, or did not respond in time. */
  readonly invoke: (event: SampleEvent) => Promise<Invoked>;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  /** Waits before the next attempt. `attempt` is the number of the last one. */
  readonly pause: (attempt: number) => Promise<void>;
}

/** Milliseconds that Cognito waits for a trigger ("Important considerations", Cognito guide: Lambda triggers). */
export const cognitoWaitsMs = 5000;

// Lambda may refuse a new role for some seconds, and a new version is slow once.
const attempts = 5;

/**
 * Validates a version of the trigger function with one sample after the other. Resolves with the milliseconds of the slowest
 * response. Rejects at the first sample that the version does not return unchanged within Cognito's five seconds.
 */
export async function validateVersion(samples: readonly SampleEvent[], ports: ValidationPorts): Promise<number> {
  let slowestMs = 0;
  for (const sample of samples) slowestMs = Math.max(slowestMs, await trySample(sample, ports));
  return slowestMs;
}

async function trySample(sample: SampleEvent, { invoke, clock, pause }: ValidationPorts): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const begin = clock();
    let why: string;
    try {
      const invoked = await invoke(sample);
      const tookMs = Math.round(clock() - begin);
      if ('failure' in invoked) throw new VersionRefused(sample, `it failed: ${invoked.failure}`);
      if (!isDeepStrictEqual(invoked.answer, sample))
        throw new VersionRefused(sample, 'it did not return the event unchanged');
      if (tookMs < cognitoWaitsMs) return tookMs;
      why = `it took ${tookMs} ms, and Cognito waits for ${cognitoWaitsMs}`;
    } catch (error) {
      if (error instanceof VersionRefused) throw error;
      why = `it could not be invoked: ${(error as Error).name}: ${(error as Error).message}`;
    }
    if (attempt >= attempts) throw new VersionRefused(sample, why);
    await pause(attempt);
  }
}

/** A version that logins must not reach; the message says for which sample and why. */
export class VersionRefused extends Error {
  override readonly name = 'VersionRefused';

  constructor({ triggerSource }: SampleEvent, why: string) {
    super(`With ${triggerSource} ${why}`);
  }
}
