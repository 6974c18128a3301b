/** The longest time that setTimeout accepts, in milliseconds: it takes a longer one for 1. */
const maxTimeoutMs = 2 ** 31 - 1;

/**
 * Settles like the work, but after `timeoutMs` milliseconds at the latest. It then settles with the result or the error of
 * `onTimeout`, which may also abort the work: an answer of aborted work is too late. The timer ends with the work, so it
 * never keeps a process alive longer.
 */
export function withTimeout<Result>(
  work: Promise<Result>,
  timeoutMs: number,
  onTimeout: () => Result,
): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const end = (): void => {
    try {
      resolve(onTimeout());
    } catch (error) {
      reject(error);
    }
  };
  const timer = setTimeout(end, timeoutMs > 0 ? Math.min(timeoutMs, maxTimeoutMs) : 0);
  const stop = (): void => {
    clearTimeout(timer);
  };
  work.then(stop, stop);
  work.then(resolve, reject);
  return promise;
}
