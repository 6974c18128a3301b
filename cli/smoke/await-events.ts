import type { ExpectedEvent } from './expected-events.ts';
import type { SmokePorts } from './smoke-ports.ts';

export interface Arrivals {
  readonly arrived: readonly ExpectedEvent[];
  /** Events that had to arrive, in the time or at all. */
  readonly missing: readonly ExpectedEvent[];
  readonly milliseconds: number;
}

/** Milliseconds for events that may not exist, after the last one that had to arrive. */
const optionalMs = 5_000;
const pauseMs = 500;

/** Waits until every required event is in Kafka, for `timeoutMs` at most. `typesInKafka` returns the types of the user's events there. */
export async function awaitEvents(
  expected: readonly ExpectedEvent[],
  typesInKafka: () => Promise<ReadonlySet<string>>,
  { now, pause, timeoutMs }: Pick<SmokePorts, 'now' | 'pause'> & { readonly timeoutMs: number },
): Promise<Arrivals> {
  const begin = now().getTime();
  const possible = expected.filter(({ need }) => need !== 'impossible');
  const required = possible.filter(({ need }) => need === 'required');
  let [types, completeMs]: [ReadonlySet<string>, number | undefined] = [new Set(), undefined];
  const isIn = ({ type }: ExpectedEvent): boolean => types.has(type);
  while (possible.length > 0) {
    types = await typesInKafka();
    const passedMs = now().getTime() - begin;
    if (required.every(isIn)) completeMs ??= passedMs;
    const isOver = completeMs !== undefined && required.length > 0 && passedMs - completeMs >= optionalMs;
    if (possible.every(isIn) || isOver || passedMs >= timeoutMs) break;
    await pause(pauseMs);
  }
  const arrived = possible.filter(isIn);
  const missing = expected.filter((event) => event.need !== 'optional' && !isIn(event));
  return { arrived, missing, milliseconds: completeMs ?? now().getTime() - begin };
}
