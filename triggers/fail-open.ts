import { logLine } from '../contracts/log-line.ts';
import { metrics } from '../contracts/metrics.ts';

/** A Lambda function on a Cognito trigger. */
export type TriggerHandler = (event: unknown, context?: { readonly awsRequestId?: string }) => Promise<unknown>;

/** Looks at a trigger event; whatever it does or throws, the login goes on. */
export type Observe = (event: unknown, requestId: string | undefined) => Promise<void>;

/**
 * A handler that always answers with the very event it was given. Whatever breaks is counted and logged, also while
 * `start` makes the observer at the first event; a start that failed is tried again at the next event.
 */
export function failOpen(start: () => Observe, log: (line: string) => void): TriggerHandler {
  let observe: Observe | undefined;
  return async (event, context) => {
    try {
      observe ??= start();
      await observe(event, context?.awsRequestId);
    } catch (error) {
      report(error, log);
    }
    return event;
  };
}

function report(error: unknown, log: (line: string) => void): void {
  try {
    const { code = 'UNKNOWN', name } = (error ?? {}) as { code?: string; name?: string };
    // A message may quote the input, except a ConfigError's, which names variables only.
    const detail = name === 'ConfigError' ? { detail: (error as Error).message } : {};
    log(logLine({ level: 'error', message: 'observer failed', code, ...detail }, { [metrics.eventsNotNormalized]: 1 }));
  } catch {
    // Not even a log that cannot be written may fail a login.
  }
}
