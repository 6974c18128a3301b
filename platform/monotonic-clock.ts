/**
 * Returns the milliseconds since this process started, by a monotonic clock: it does not jump when the time of the machine is
 * corrected. `performance.now()` takes two milliseconds at its first call, because Node loads its module then.
 */
export const monotonicMs = (): number => process.uptime() * 1000;
