export interface RateLimiterOptions {
  /** Messages per second. */
  readonly perSecond: number;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Lets so many pass a second on average: resolves when the next `count` may go. */
export function rateLimiter({ perSecond, now, sleep }: RateLimiterOptions): (count: number) => Promise<void> {
  let nextAt = 0;
  return async (count) => {
    const at = now().getTime();
    const startsAt = Math.max(nextAt, at);
    nextAt = startsAt + (count * 1000) / perSecond;
    if (startsAt > at) await sleep(startsAt - at);
  };
}
