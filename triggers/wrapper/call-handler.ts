import type { Callback, Context, Handler } from 'aws-lambda';
import { isQuiet, onEmptyLoop, onQuiet, runtimeWaitsForLoop, workNow, type Work } from './event-loop.ts';
import { atMost, openOutcome, type Outcome, type Wait } from './outcome.ts';

/**
 * Calls a Lambda handler of any style and settles with its first outcome. The outcome is that of a promise, of the callback,
 * or of the context's functions done, succeed and fail. Rejects with the same value that the handler threw or called back
 * with. A value that is not a promise is the result only if no callback can follow. Up to Node 22 Lambda ignores such a
 * value, Node 24 answers with it. Waits for an empty event loop end when `timeLeft` does, except under a runtime that waits
 * itself.
 */
export function callHandler<Event, Result>(
  handler: Handler<Event, Result>,
  event: Event,
  context: Context | undefined,
  timeLeft: () => number = () => Infinity,
): Promise<Result> {
  const before = workNow();
  const given = endsOn(context);
  const takesCallbacks = runtimeWaitsForLoop() || areOfRuntime(given);
  const outcome = openOutcome<Result>();
  const bounded = (wait: Wait): Wait => (runtimeWaitsForLoop() ? wait : atMost(timeLeft(), wait));
  const callback: Callback<Result> = (error, result) => {
    if (error !== null && error !== undefined) outcome.reject(error);
    else if (answersAtOnce(context)) outcome.resolve(result as Result);
    else outcome.resolveAfter(bounded(onQuiet(before)), result as Result);
  };
  endBy(context, given, outcome, takesCallbacks);
  try {
    const returned: unknown = handler(event, context as Context, callback);
    if (isThenable(returned)) returned.then(outcome.resolve as (result: unknown) => void, outcome.reject);
    else if (isFinal(returned, before, lengthOf(handler), takesCallbacks)) outcome.resolve(returned as Result);
    else outcome.resolveUnless(bounded(onEmptyLoop), (takesCallbacks ? undefined : returned) as Result);
  } catch (error) {
    outcome.reject(error);
  }
  return outcome.promise;
}

interface Ends {
  readonly done?: unknown;
  readonly succeed?: unknown;
  readonly fail?: unknown;
}

/** The functions `done` of our calls, each with whether another one was on its context before. */
const ours = new WeakMap<object, boolean>();

/**
 * Makes the context's functions for the end of an invocation settle the call. It stays the same object: handlers copy
 * it, extend it and look it up. Unit tests of a handler may give none, or a frozen one. A wrapped handler that another
 * wrapped handler calls leaves it the functions of the outer call.
 */
function endBy<Result>(
  context: Context | undefined,
  given: Ends,
  outcome: Outcome<Result>,
  takesCallbacks: boolean,
): void {
  const { promise, resolve, reject } = outcome;
  const ends = {
    done: (error: unknown, result: Result) => {
      if (error === null || error === undefined) resolve(result);
      else reject(error);
    },
    succeed: resolve,
    // Lambda's runtime, too, takes a failure without an error for this text.
    fail: (error: unknown) => {
      reject(error ?? 'handled');
    },
  };
  ours.set(ends.done, takesCallbacks);
  putEnds(context, ends);
  if (!ours.has(given.done as object)) return;
  const putBack = (): void => {
    putEnds(context, given);
  };
  promise.then(putBack, putBack);
}

function putEnds(context: Context | undefined, ends: Ends): void {
  try {
    for (const [name, value] of Object.entries(ends)) {
      Reflect.defineProperty(context as object, name, { value, writable: true, enumerable: true, configurable: true });
    }
  } catch {
    // There is no context, or one that does not allow it: the handler ends in another way.
  }
}

/** The context's functions for the end of an invocation; none where it cannot be read. */
function endsOn(context: Context | undefined): Ends {
  try {
    const { done, succeed, fail } = context as Ends;
    return { done, succeed, fail };
  } catch {
    return {};
  }
}

/** Whether the runtime added these functions to the context, as up to Node 22. */
const areOfRuntime = ({ done }: Ends): boolean => typeof done === 'function' && (ours.get(done) ?? true);

/** Whether an answer by the callback does not wait for an empty event loop: Lambda's rule up to Node 22 if it is switched off. */
function answersAtOnce(context: Context | undefined): boolean {
  try {
    return (context as Context).callbackWaitsForEmptyEventLoop === (false as boolean);
  } catch {
    return true;
  }
}

/** Whether a value that is not a promise is the result at once, because no callback can come after it. */
function isFinal(value: unknown, before: Work, parameters: number, takesCallbacks: boolean): boolean {
  if (value === undefined || runtimeWaitsForLoop()) return false;
  // Without a context a handler can only call back by a rest or default parameter, or by `arguments`.
  if (parameters < 2) return isAnswer(value) || isQuiet(before);
  return parameters === 2 && !takesCallbacks && isAnswer(value);
}

/** Whether it has the form of an answer to Cognito, unlike the timers, requests and emitters that handlers return. */
function isAnswer(value: unknown): boolean {
  let hasForm = false;
  try {
    const prototype: unknown = Object.getPrototypeOf(value);
    hasForm = (prototype === null || Object.getPrototypeOf(prototype) === null) && 'response' in (value as object);
  } catch {
    // Null, or an object that does not allow it.
  }
  return hasForm;
}

function lengthOf(handler: unknown): number {
  try {
    return (handler as (...given: unknown[]) => unknown).length;
  } catch {
    return 0;
  }
}

/** As Lambda's runtime decides. */
const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  (typeof value === 'object' || typeof value === 'function') &&
  value !== null &&
  typeof (value as { then?: unknown }).then === 'function';
