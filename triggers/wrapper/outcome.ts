/** Begins to wait for something, and calls back when it is there; the result stops the wait. */
export type Wait = (then: () => void) => () => void;

/** The outcome of a call that may end several times: the first end counts. */
export interface Outcome<Result> {
  readonly promise: Promise<Result>;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
  /** The result is this one, and the promise has it after the wait. */
  readonly resolveAfter: (wait: Wait, result: Result) => void;
  /** The result is this one if there is no other at the end of the wait. */
  readonly resolveUnless: (wait: Wait, result: Result) => void;
}

/** An outcome that is still open. */
export function openOutcome<Result>(): Outcome<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  let isDecided = false;
  let stop: () => void = () => undefined;
  const decide = (settle: () => void): void => {
    if (isDecided) return;
    isDecided = true;
    stop();
    settle();
  };
  return {
    promise,
    resolve: (result) => {
      decide(() => {
        resolve(result);
      });
    },
    reject: (error) => {
      decide(() => {
        reject(error);
      });
    },
    resolveAfter: (wait, result) => {
      decide(() => {
        const end = wait(() => {
          end();
          resolve(result);
        });
      });
    },
    resolveUnless: (wait, result) => {
      if (isDecided) return;
      stop = wait(() => {
        decide(() => {
          resolve(result);
        });
      });
    },
  };
}

/** The wait, limited to this number of milliseconds. The limit does not keep the process alive. */
export const atMost =
  (limitMs: number, wait: Wait): Wait =>
  (then) => {
    const stop = wait(then);
    const timer = Number.isFinite(limitMs) ? setTimeout(then, Math.max(0, limitMs)).unref() : undefined;
    return () => {
      stop();
      clearTimeout(timer);
    };
  };
