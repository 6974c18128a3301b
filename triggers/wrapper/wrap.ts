import type { Context, Handler } from 'aws-lambda';
import { answerOf } from './answer.ts';
import { callHandler } from './call-handler.ts';
import type { Look } from '../publish/fail-open.ts';
import { toObject, isObject } from '../../platform/coerce.ts';
import type { Observation } from '../publish/observe.ts';
import { requestIdOf } from '../observer/observer.ts';
import { createTimeLeft, isWaitedFor, type BeginInvocation } from '../publish/time-left.ts';
import { normalizeDenial } from '../normalize/trigger-event/denial.ts';
import { normalize } from '../normalize/trigger-event/normalize.ts';

/** A handler in the style that every Lambda runtime takes. Without a context, as unit tests call it, it has no ids. */
export type WrappedHandler<Event, Result> = (event: Event, context?: Context) => Promise<Result>;

const warm: BeginInvocation = createTimeLeft({ clock: () => performance.now(), startsOnDemand: false });

/**
 * A handler that calls `handler` and then `look` with its outcome. It returns the result and throws the errors unchanged,
 * after `look` has settled. `look` and the handler's objects cannot change the outcome.
 */
export function wrap<Event, Result>(
  handler: Handler<Event, Result>,
  look: Look<Observation>,
  begin: BeginInvocation = warm,
): WrappedHandler<Event, Result> {
  return async (event, context) => {
    const timeLeft = begin(event, context);
    const seen = { input: event, requestId: requestIdOf(context), at: new Date(), timeLeft };
    let result: Result;
    try {
      result = await callHandler(handler, event, context, timeLeft);
    } catch (error) {
      await settled(() => look({ ...seen, normalize: (input, more) => normalizeDenial(input, error, more) }));
      throw error;
    }
    const answer = answerOf(result);
    const told: Observation['normalize'] = (input, more) => {
      // The copy, where the event is the answer: a change after it did not happen.
      const answered = result === input ? answer.content : input;
      // Cognito reads the response in the result, and not the one in the event.
      return isTaken(input, answer.content)
        ? normalize({ ...toObject(answered), response: toObject(answer.content)['response'] }, more)
        : { nothing: 'NO_FACT' };
    };
    await settled(() => look({ ...seen, normalize: told }));
    return answer.result();
  };
}

/**
 * Whether Cognito takes the answer to a trigger event: an object that has an object `response`. With any other the login
 * fails, so the event would be wrong. Cognito does not read the answer of a custom sender.
 */
function isTaken(event: unknown, answer: unknown): boolean {
  const { response } = toObject(answer);
  return !isWaitedFor(event) || isObject(response);
}

/** Waits for `look`. It must not reject, but this does not rely on it. */
async function settled(looking: () => Promise<void>): Promise<void> {
  try {
    await looking();
  } catch {
    // `look` logs and counts its own failures. The outcome stays the handler's.
  }
}
