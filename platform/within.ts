/** Why work that was waited for gave nothing: it took too long, or it threw or rejected. */
export type WithoutResult = 'TIMEOUT' | 'UNKNOWN';

/**
 * Bounds work that somebody waits for: after `timeoutMs` the result is `otherwise('TIMEOUT')`, and the signal ends the
 * work. Never rejects: the result of work that fails is `otherwise('UNKNOWN')`.
 */
export async function within<Result>(
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<Result>,
  otherwise: (why: WithoutResult) => Result,
): Promise<Result> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<Result>((resolve) => {
    timer = setTimeout(
      () => {
        resolve(otherwise('TIMEOUT'));
        stop.abort();
        // Node warns of negative ones.
      },
      Math.max(0, timeoutMs),
    );
  });
  try {
    return await Promise.race([work(stop.signal), timeout]);
  } catch {
    return otherwise('UNKNOWN');
  } finally {
    clearTimeout(timer);
  }
}
