/** An error with the properties that its library or Node added to it. */
export type ErrorWithProperties = Error & Readonly<Record<string, unknown>>;

// Causes can form a circle.
const maxDepth = 10;

/** Yields the error and its causes, from the outermost on, ten at most. Values that are not errors end the walk. */
export function* causesOf(error: unknown): Generator<ErrorWithProperties> {
  let cause = error;
  for (let depth = 0; depth < maxDepth && cause instanceof Error; depth++) {
    yield cause as ErrorWithProperties;
    cause = cause.cause;
  }
}
