import type { Exchange } from '../../local/rig/runtime-api.ts';

/** One invocation, as the Runtime API sees it; moments are milliseconds of `performance.now()`. */
export interface Invocation {
  /** When the function has the event: its runtime or its internal extension, whichever is first. */
  readonly givenAt: number;
  /** When the whole response was there. Cognito waits until then. */
  readonly respondedAt: number;
  /**
   * When the runtime and the internal extension had both asked for their next event. Until then the environment accepts
   * no other login, and Lambda bills it.
   */
  readonly idleAt: number;
}

const runtimeNext = '/runtime/invocation/next';
const extensionNext = '/extension/event/next';

/**
 * Returns the invocations in the exchanges of one environment. The last one is left out: a request for a next event has no
 * answer yet. Throws if the extension did not take part in each of them.
 */
export function invocationsOf(exchanges: readonly Exchange[]): readonly Invocation[] {
  const asked = exchanges.filter(({ path }) => path === runtimeNext);
  const responses = exchanges.filter(({ path }) => path.endsWith('/response'));
  const extension = exchanges.filter(({ path }) => path === extensionNext);
  if (extension.length > 0 && extension.length !== asked.length)
    throw new Error(`The extension took part in ${extension.length} of ${asked.length} invocations.`);
  return asked.slice(0, -1).map((given, index) => ({
    givenAt: Math.min(given.answeredAt, extension[index]?.answeredAt ?? Infinity),
    respondedAt: responses[index]?.askedAt ?? NaN,
    idleAt: Math.max(asked[index + 1]?.askedAt ?? NaN, extension[index + 1]?.askedAt ?? -Infinity),
  }));
}

/** When the runtime asked for its first event: the initialization is over. */
export const initializedAt = (exchanges: readonly Exchange[]): number =>
  exchanges.find(({ path }) => path === runtimeNext)?.askedAt ?? NaN;

/** Milliseconds of an invocation. */
export interface Times {
  /** From the event until the response. */
  readonly answerMs: number;
  /** From the event until the environment is idle. */
  readonly heldMs: number;
}

export const timesOf = ({ givenAt, respondedAt, idleAt }: Invocation): Times => ({
  answerMs: respondedAt - givenAt,
  heldMs: idleAt - givenAt,
});
