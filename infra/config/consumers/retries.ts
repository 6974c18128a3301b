import type { ConfigProblem } from '../config-problem.ts';

/** How long EventBridge retries an event. */
export interface Retries {
  /** Age after which an event goes to the dead-letter queue, with its text for an error. @default - EventBridge's own, 24 hours */
  readonly maxEventAge?: { readonly seconds: number; readonly text: string } | undefined;
  /** @default - EventBridge's own, 185 */
  readonly retryAttempts?: number | undefined;
}

/** The allowed ages of an event, for an error about a prop of a construct. */
export const allowedAge = 'a Duration of whole seconds, 1 minute to 24 hours';

/** Returns the retry settings that are out of range. */
export const retryProblems = ({ maxEventAge: age, retryAttempts: attempts }: Retries): ConfigProblem[] => [
  ...(age === undefined || isWithin(age.seconds, 60, 86_400)
    ? []
    : [{ path: ['maxEventAge'], found: age.text, allowed: allowedAge }]),
  ...(attempts === undefined || isWithin(attempts, 0, 185)
    ? []
    : [{ path: ['retryAttempts'], found: attempts, allowed: 'a whole number, 0 to 185' }]),
];

const isWithin = (value: number, low: number, high: number): boolean =>
  Number.isInteger(value) && value >= low && value <= high;

/** Why a retry setting must not be set for an event bus. */
export const noRetryPolicy = 'EventBridge accepts no retry policy for an event bus';

/** Returns the retry settings of a consumer whose target is an event bus. */
export const retryConflicts = (settings: Readonly<Record<string, unknown>>): ConfigProblem[] =>
  Object.entries(settings)
    .filter(([, found]) => found !== undefined)
    .map(([name, found]) => ({ path: [name], found, because: noRetryPolicy }));
