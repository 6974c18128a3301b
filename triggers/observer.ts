import type { Look } from './fail-open.ts';
import { createTimeLeft, isOnDemand, type LambdaEnvironment, type TimeLeft } from './time-left.ts';

/** A trigger event that a function was given. */
export interface Seen {
  readonly input: unknown;
  readonly requestId: string | undefined;
  /** When it was given: Cognito puts no time into its event. */
  readonly at: Date;
  /** The time until the answer has to be ready. @default - nobody waits */
  readonly timeLeft?: TimeLeft | undefined;
}

/** A Lambda function on a Cognito trigger. */
export type TriggerHandler = (event: unknown, context?: { readonly awsRequestId?: string }) => Promise<unknown>;

/**
 * A handler that only looks, and always answers with the very event it was given. `look` must not reject. `env` is what
 * Lambda tells of the environment; without it the time that is left is not measured.
 */
export function observer(look: Look<Seen>, env?: LambdaEnvironment): TriggerHandler {
  const begin = env && createTimeLeft({ clock: () => performance.now(), startsOnDemand: isOnDemand(env) });
  return async (event, context) => {
    const timeLeft = begin?.(event, context);
    await look({ input: event, requestId: requestIdOf(context), at: new Date(), timeLeft });
    return event;
  };
}

/** The id of the invocation. Never throws: without a look, an extension would wait for one for ever. */
export function requestIdOf(context: { readonly awsRequestId?: string } | undefined): string | undefined {
  try {
    return context?.awsRequestId;
  } catch {
    return undefined;
  }
}

export type { LambdaEnvironment };
