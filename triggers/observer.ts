import type { Look } from './fail-open.ts';

/** A trigger event that a function was given. */
export interface Seen {
  readonly input: unknown;
  readonly requestId: string | undefined;
  /** When it was given: Cognito puts no time into its event. */
  readonly at: Date;
}

/** A Lambda function on a Cognito trigger. */
export type TriggerHandler = (event: unknown, context?: { readonly awsRequestId?: string }) => Promise<unknown>;

/** A handler that only looks, and always answers with the very event it was given. `look` must not reject. */
export function observer(look: Look<Seen>): TriggerHandler {
  return async (event, context) => {
    await look({ input: event, requestId: context?.awsRequestId, at: new Date() });
    return event;
  };
}
