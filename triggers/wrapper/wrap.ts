import type { Context, Handler } from 'aws-lambda';
import { answerOf } from './answer.ts';
import { callHandler } from './call-handler.ts';
import { failOpen, requestIdOf, type LazyProcessor, type TriggerInvocation } from '../publish/fail-open.ts';
import { monotonicMs } from '../../platform/monotonic-clock.ts';
import { toObject, isObject } from '../../platform/coerce.ts';
import { createTimeLeft, isWaitedFor, type BeginInvocation } from '../publish/time-left.ts';
import { normalizeDenial } from '../normalize/trigger-event/denial.ts';
import { normalize } from '../normalize/trigger-event/normalize.ts';

/** A handler in the style that every Lambda runtime takes. Without a context, as unit tests call it, it has no ids. */
export type WrappedHandler<Event, Result> = (event: Event, context?: Context) => Promise<Result>;

const warm: BeginInvocation = createTimeLeft({ clock: monotonicMs, startsOnDemand: false });

/**
 * Returns a handler that calls `handler` and then processes its outcome. It returns the result and throws the errors unchanged,
 * after the processor has settled. The processor and the handler's objects cannot change the outcome. `traceHeader` returns that of
 * the running invocation.
 */
export function wrap<Event, Result>(
  handler: Handler<Event, Result>,
  processor: LazyProcessor,
  begin: BeginInvocation = warm,
  traceHeader: () => string | undefined = () => undefined,
): WrappedHandler<Event, Result> {
  return async (event, context) => {
    const timeLeft = begin(event, context);
    const ids = { requestId: requestIdOf(context), traceHeader: traceHeader() };
    const invocation = { input: event, ...ids, at: new Date(), timeLeft };
    let result: Result;
    try {
      result = await callHandler(handler, event, context, timeLeft);
    } catch (error) {
      await failOpen({ ...invocation, normalize: (input, more) => normalizeDenial(input, error, more) }, processor);
      throw error;
    }
    const answer = answerOf(result);
    const normalizeResult: TriggerInvocation['normalize'] = (input, more) => {
      // The copy, if the handler returned the event: Lambda does not send later changes.
      const answered = result === input ? answer.content : input;
      // Cognito reads the response in the result, and not the one in the event.
      return isTaken(input, answer.content)
        ? normalize({ ...toObject(answered), response: toObject(answer.content)['response'] }, more)
        : { nothing: 'NO_EVENT' };
    };
    await failOpen({ ...invocation, normalize: normalizeResult }, processor);
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
