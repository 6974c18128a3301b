import type { ConfigProblem } from '../config-problem.ts';

/** How long EventBridge retries an event. */
export interface Retries {
  /** Age in seconds after which an event goes to the dead-letter queue. @default - EventBridge's own, 24 hours */
  readonly maxEventAgeSeconds?: number | undefined;
  /** @default - EventBridge's own, 185 */
  readonly retryAttempts?: number | undefined;
}

/** Returns the retry settings that are out of range. */
export const retryProblems = ({ maxEventAgeSeconds, retryAttempts }: Retries): ConfigProblem[] => [
  ...outside('maxEventAge', maxEventAgeSeconds, [60, 86_400], 'a whole number of seconds'),
  ...outside('retryAttempts', retryAttempts, [0, 185], 'a whole number'),
];

function outside(name: string, found: number | undefined, [low, high]: readonly [number, number], what: string) {
  if (found === undefined || (Number.isInteger(found) && found >= low && found <= high)) return [];
  return [{ path: [name], found, allowed: `${what}, ${low} to ${high}` }];
}

/** Why a retry setting must not be set for an event bus. */
export const noRetryPolicy = 'EventBridge accepts no retry policy for an event bus';

/** Returns the retry settings of a consumer whose target is an event bus. */
export const retryConflicts = (settings: Readonly<Record<string, unknown>>): ConfigProblem[] =>
  Object.entries(settings)
    .filter(([, found]) => found !== undefined)
    .map(([name, found]) => ({ path: [name], found, because: noRetryPolicy }));
