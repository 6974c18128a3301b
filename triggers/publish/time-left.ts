/** Milliseconds that Cognito waits for an answer ("Customizing user pool workflows with Lambda triggers", Cognito guide). */
const cognitoWaitsMs = 5000;

/** Milliseconds reserved for sending the answer to Cognito, and for a process that gets little CPU time. */
export const marginMs = 250;

/** Milliseconds of Lambda's work at a cold start before the process starts: it creates an environment and loads the code. */
const environmentStartMs = 500;

/** Milliseconds until the answer must be ready; not more than 0 if no time is left. Never throws. */
export type TimeLeft = () => number;

/** Begins to measure the time that is left of an invocation. Never throws. */
export type BeginInvocation = (event: unknown, context: unknown) => TimeLeft;

export interface TimeLeftPorts {
  /** Milliseconds since the process started. */
  readonly clock: () => number;
  /** Whether the first invocation may be the reason for the start of the process, so that Cognito waits for both. */
  readonly startsOnDemand: boolean;
}

/** Variables that Lambda sets in an environment. */
export interface LambdaEnvironment {
  readonly AWS_LAMBDA_RUNTIME_API?: string | undefined;
  readonly AWS_LAMBDA_INITIALIZATION_TYPE?: string | undefined;
  /** Changes with each invocation. */
  readonly _X_AMZN_TRACE_ID?: string | undefined;
}

/** Whether Lambda may have started this process for an invocation, and not ahead of it. */
export const isOnDemand = (env: LambdaEnvironment): boolean =>
  Boolean(env.AWS_LAMBDA_RUNTIME_API) && (env.AWS_LAMBDA_INITIALIZATION_TYPE ?? 'on-demand') === 'on-demand';

/**
 * Measures the remaining time of the function's limit and of Cognito's five seconds, less a margin. At a cold start
 * Cognito has waited since before the process started. A process that is older than five seconds at its first invocation
 * started ahead of it: a login that it started for has failed by then.
 */
export function createTimeLeft({ clock, startsOnDemand }: TimeLeftPorts): BeginInvocation {
  let isFirst = startsOnDemand;
  return (event, context) => {
    const now = clock();
    const waitedMs = isFirst && now < cognitoWaitsMs ? now + environmentStartMs : 0;
    isFirst = false;
    const answerBy = isWaitedFor(event) ? now - waitedMs + cognitoWaitsMs : Infinity;
    return () => Math.min(answerBy - clock(), remainingOf(context)) - marginMs;
  };
}

/**
 * Returns the time that work before an answer may take: its budget less a tenth, because timers may be late. It is never
 * more than the remaining time of the invocation.
 */
export function limitedTo(budgetMs: number, timeLeft: TimeLeft, clock: () => number): TimeLeft {
  const endAt = clock() + Math.min(budgetMs - Math.min(budgetMs / 10, marginMs), timeLeft());
  return () => Math.max(0, endAt - clock());
}

/** Cognito waits for every trigger except the custom senders (the same page of the guide). */
export function isWaitedFor(event: unknown): boolean {
  try {
    return !/^Custom(Email|Sms)Sender_/i.test(String((event as { triggerSource?: unknown }).triggerSource));
  } catch {
    return true;
  }
}

function remainingOf(context: unknown): number {
  try {
    const remaining = Number((context as { getRemainingTimeInMillis: () => unknown }).getRemainingTimeInMillis());
    return Number.isNaN(remaining) ? Infinity : remaining;
  } catch {
    return Infinity;
  }
}
