import { setTimeout as delay } from 'node:timers/promises';

export interface WaitOptions {
  /** What is waited for, for the error. */
  readonly what: string;
  /** Milliseconds until it gives up. */
  readonly timeoutMs: number;
  /** Milliseconds between two looks. @default 50 */
  readonly intervalMs?: number;
  /** Ends the waiting: it then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Looks until `look` returns something other than undefined or false, and returns that. Throws when the time is over. */
export async function waitFor<Found>(
  look: () => Promise<Found | undefined | false> | Found | undefined | false,
  { what, timeoutMs, intervalMs = 50, signal }: WaitOptions,
): Promise<Found> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    signal?.throwIfAborted();
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() >= deadline) throw new Error(`Timed out after ${timeoutMs / 1000} s waiting for ${what}.`);
    await delay(intervalMs);
  }
}
