/** Returns the milliseconds of a monotonic clock: it does not jump when the time of the machine is corrected. */
export const monotonicMs = (): number => performance.now();
