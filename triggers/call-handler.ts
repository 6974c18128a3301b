import type { Callback, Context, Handler } from 'aws-lambda';

/**
 * Calls a Lambda handler of any style and settles with its outcome: a promise, a value, the callback, or the functions
 * done, succeed and fail of the context. Rejects with the very value that the handler threw or called back with. Like
 * Lambda's runtime it takes an empty event loop for the end of a handler that said nothing.
 */
export function callHandler<Event, Result>(
  handler: Handler<Event, Result>,
  event: Event,
  context: Context | undefined,
): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const settle: Callback<Result> = (error, result) => {
    process.off('beforeExit', onEmptyLoop);
    if (error === null || error === undefined) resolve(result as Result);
    else reject(error);
  };
  const onEmptyLoop = (): void => {
    settle(null);
  };
  process.once('beforeExit', onEmptyLoop);
  try {
    endBy(context, settle);
    // What a handler with a callback returns besides is no result: Lambda ignores it, too.
    const returned: unknown = handler(event, context as Context, settle);
    if (isThenable(returned)) {
      process.off('beforeExit', onEmptyLoop);
      returned.then((result) => {
        resolve(result as Result);
      }, reject);
    } else if (returned !== undefined && handler.length < 3) settle(null, returned as Result);
  } catch (error) {
    process.off('beforeExit', onEmptyLoop);
    reject(error);
  }
  return promise;
}

/**
 * Makes the context's functions for the end of an invocation settle the call. It stays the same object: handlers copy
 * it, extend it and look it up. Unit tests of a handler may give none, or a frozen one.
 */
function endBy<Result>(context: Context | undefined, settle: Callback<Result>): void {
  if (!context) return;
  const ends = {
    done: settle,
    succeed: (result: Result) => {
      settle(null, result);
    },
    // Lambda's runtime, too, takes a failure without an error for this text.
    fail: (error: Error | string | null | undefined) => {
      settle(error ?? 'handled');
    },
  };
  for (const [name, value] of Object.entries(ends)) {
    Reflect.defineProperty(context, name, { value, writable: true, enumerable: true, configurable: true });
  }
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
