import type { Look } from '../publish/fail-open.ts';
import { createTimeLeft, isOnDemand, type LambdaEnvironment, type TimeLeft } from '../publish/time-left.ts';

/** A trigger event that a function was given. */
export interface Seen {
  readonly input: unknown;
  readonly requestId: string | undefined;
  /** When it was given: Cognito puts no time into its event. */
  readonly at: Date;
  /** The time until the answer must be ready. @default - no limit */
  readonly timeLeft?: TimeLeft | undefined;
}

/** A Lambda function on a Cognito trigger. */
export type TriggerHandler = (event: unknown, context?: { readonly awsRequestId?: string }) => Promise<unknown>;

/**
 * A handler that calls `look` and always answers with the same event. `look` must not reject. `env` has the variables
 * that Lambda sets; without it the remaining time is not measured.
 */
export function observer(look: Look<Seen>, env?: LambdaEnvironment): TriggerHandler {
  const begin = env && createTimeLeft({ clock: () => performance.now(), startsOnDemand: isOnDemand(env) });
  return async (event, context) => {
    const timeLeft = begin?.(event, context);
    await look({ input: event, requestId: requestIdOf(context), at: new Date(), timeLeft });
    return event;
  };
}

/** Returns the id of the invocation. Never throws: without an event to process, an extension would wait forever. */
export function requestIdOf(context: { readonly awsRequestId?: string } | undefined): string | undefined {
  try {
    return context?.awsRequestId;
  } catch {
    return undefined;
  }
}

export type { LambdaEnvironment };
