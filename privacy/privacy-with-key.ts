import type { PrivacyPolicy } from './privacy-policy.ts';
import { keyedHash } from './keyed-hash.ts';
import type { Privacy } from './privacy.ts';
import { withTimeout } from '../platform/with-timeout.ts';

export interface HashKeyPorts {
  /** Reads the key for hashed values. */
  readonly readKey: () => Promise<string>;
  /** Called with the error of each failed attempt. */
  readonly onFailure: (error: unknown) => void;
  /** Unix time in milliseconds. */
  readonly now: () => number;
}

/** The privacy policy, with its key if the key can be read in this number of milliseconds. Never rejects. */
export type PrivacyWithin = (timeoutMs: number) => Promise<Privacy>;

/** Returns a policy that hashes nothing and needs no key. */
export const privacyWithoutKey =
  (policy: PrivacyPolicy): PrivacyWithin =>
  () =>
    Promise.resolve({ policy });

/** Limits the time for the key to `maxMs` milliseconds, and to a quarter of the milliseconds that are left. */
export const quarterOfTime =
  (privacy: PrivacyWithin, maxMs: number): ((leftMs?: number) => Promise<Privacy>) =>
  (leftMs = Infinity) =>
    privacy(Math.min(maxMs, leftMs / 4));

// A key that cannot be read must not hold up every login.
const retryAfterMs = 30_000;

/**
 * The policy with its key, which is read once and kept. While the key cannot be read what should be hashed is omitted:
 * never published as it is, and the event is still published.
 */
export function privacyWithKey(policy: PrivacyPolicy, { readKey, onFailure, now }: HashKeyPorts): PrivacyWithin {
  let privacy: Privacy = { policy };
  let retryAt = 0;
  return async (timeoutMs) => {
    if (privacy.hash || timeoutMs <= 0 || now() < retryAt) return privacy;
    try {
      // A key that comes late is kept for the next event.
      const reading = readKey().then((key) => {
        privacy = { policy, hash: keyedHash(key) };
      });
      await withTimeout(reading, timeoutMs, () => {
        throw Object.assign(new Error(`no answer within ${timeoutMs} ms`), { code: 'TIMEOUT' });
      });
    } catch (error) {
      retryAt = now() + retryAfterMs;
      onFailure(error);
    }
    return privacy;
  };
}
