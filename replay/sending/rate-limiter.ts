import type { Clock } from '../replay-ports.ts';

/** Resolves once that many more messages may be sent. */
export type RateLimiter = (count: number) => Promise<void>;

/** Returns a limiter of the average rate, in messages per second. Without a rate, it resolves at once. */
export function rateLimiter(perSecond = Infinity, { now, sleep }: Clock): RateLimiter {
  let nextAt = 0;
  return async (count) => {
    const at = now().getTime();
    const startsAt = Math.max(nextAt, at);
    nextAt = startsAt + (count * 1000) / perSecond;
    if (startsAt > at) await sleep(startsAt - at);
  };
}
