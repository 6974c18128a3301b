import type { Look } from './fail-open.ts';
import type { Observation } from './observe.ts';
import { normalize } from './user-pool/normalize.ts';

/** A Lambda function on a Cognito trigger. */
export type TriggerHandler = (event: unknown, context?: { readonly awsRequestId?: string }) => Promise<unknown>;

/** A handler that only looks, and always answers with the very event it was given. `look` must not reject. */
export function observer(look: Look<Observation>): TriggerHandler {
  return async (event, context) => {
    await look({ input: event, requestId: context?.awsRequestId, normalize });
    return event;
  };
}
