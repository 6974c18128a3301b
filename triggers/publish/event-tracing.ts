import type { IdentityEvent } from '../../contracts/catalog.ts';
import type { TracingMode } from '../../contracts/tracing.ts';
import {
  isInSample,
  parseTraceparent,
  parseXRayHeader,
  toTraceparent,
  toXRayHeader,
} from '../../platform/trace-context.ts';

/**
 * Returns the `traceparent` of the events of an invocation, for the trace header that Lambda sets; `undefined` if it is missing or
 * malformed. X-Ray decides itself which invocations it samples. With `w3c` the trigger function decides, because Cognito passes
 * no trace, and `Sampled=0` only says that X-Ray is not used.
 */
export function traceparentOf(
  traceHeader: string | undefined,
  mode: TracingMode,
  samplePercent: number,
): string | undefined {
  const trace = parseXRayHeader(traceHeader);
  if (!trace) return undefined;
  const sampled = trace.sampled || (mode === 'w3c' && isInSample(trace.traceId, samplePercent));
  return toTraceparent({ ...trace, sampled });
}

/**
 * Returns the trace header of an event for EventBridge, which passes it on to the targets. `undefined` for an event without a
 * trace. With `w3c` it is never sampled: otherwise functions of other consumers would record in X-Ray, at a price.
 */
export function traceHeaderOf({ traceparent }: IdentityEvent, mode: TracingMode): string | undefined {
  const trace = parseTraceparent(traceparent);
  return trace && toXRayHeader({ ...trace, sampled: trace.sampled && mode === 'xray' });
}
