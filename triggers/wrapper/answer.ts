/** The answer that Lambda sends for the result of a handler. */
export interface Answer<Result> {
  /** The result as Lambda would read it from its own JSON; undefined where it cannot be sent. */
  readonly content: unknown;
  /** The result itself, or its copy from before a change that Lambda would not have sent. */
  readonly result: () => Result;
}

/**
 * Returns the answer as it is now. A handler may leave work behind that later changes its result. Without the wrapper, Lambda
 * has sent the result by then. Never throws.
 */
export function answerOf<Result>(result: Result): Answer<Result> {
  const sent = textOf(result);
  if (sent === undefined) return { content: undefined, result: () => result };
  return {
    content: JSON.parse(sent) as unknown,
    result: () => (textOf(result) === sent ? result : (JSON.parse(sent) as Result)),
  };
}

function textOf(result: unknown): string | undefined {
  try {
    return JSON.stringify(result);
  } catch {
    return undefined;
  }
}
