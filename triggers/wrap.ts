import type { Context, Handler } from 'aws-lambda';
import { callHandler } from './call-handler.ts';
import type { Look } from './fail-open.ts';
import { asRecord } from './lenient.ts';
import type { Observation } from './observe.ts';
import { normalizeDenial } from './user-pool/denial.ts';
import { normalize } from './user-pool/normalize.ts';

/** A handler in the style that every Lambda runtime takes. Without a context, as unit tests call it, it has no ids. */
export type WrappedHandler<Event, Result> = (event: Event, context?: Context) => Promise<Result>;

/**
 * A handler that does what `handler` does, and tells what came of it: its result and its errors are passed on as they
 * are, only after the look, which must not reject.
 */
export function wrap<Event, Result>(
  handler: Handler<Event, Result>,
  look: Look<Observation>,
): WrappedHandler<Event, Result> {
  return async (event, context) => {
    const seen = { input: event, requestId: context?.awsRequestId, at: new Date() };
    let result: Result;
    try {
      result = await callHandler(handler, event, context);
    } catch (error) {
      const denied: Observation['normalize'] = (input, more) => normalizeDenial(input, error, more);
      await look({ ...seen, normalize: denied });
      throw error;
    }
    await look({ ...seen, input: answered(event, result), normalize });
    return result;
  };
}

/** The trigger event with the response that the function gave: Cognito reads the one in the result. */
function answered(event: unknown, result: unknown): unknown {
  const { response } = asRecord(result);
  return response === undefined ? event : { ...asRecord(event), response };
}
