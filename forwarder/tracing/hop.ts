import type { TracingMode } from '../../contracts/tracing.ts';
import { parseTraceparent, parseXRayHeader, toTraceparent, type TraceContext } from '../../platform/trace-context.ts';

/** The way of one message through the forwarder, as a part of a trace. */
export interface Hop {
  /** The invocation in which the event originated. `undefined` if the event has no trace, but its message has. */
  readonly origin: TraceContext | undefined;
  /** The context that the message arrived with. */
  readonly parent: TraceContext;
  /** The context that the record leaves with. Not sampled: the same as `parent`. */
  readonly own: TraceContext;
}

/** Headers of a message and its event, of any content. */
export interface ArrivedHeaders {
  /** `traceparent` of the event. */
  readonly traceparent: unknown;
  /** `AWSTraceHeader` of the message. */
  readonly traceHeader: unknown;
}

/**
 * Returns the hop of a message. A login has one trace: that of its event. X-Ray knows the segment that the message comes from;
 * with `w3c` nobody records that one, so the invocation of the trigger is the parent. A message with an event that has no trace
 * has one only if its sender's is sampled, for example that of the audit function in X-Ray: `undefined` otherwise, also for
 * malformed headers. Never throws.
 */
export function hopOf(
  mode: TracingMode,
  { traceparent, traceHeader }: ArrivedHeaders,
  newSpanId: () => string,
): Hop | undefined {
  const origin = parseTraceparent(traceparent);
  const carried = parseXRayHeader(traceHeader);
  const isSameTrace = origin !== undefined && carried?.traceId === origin.traceId;
  const sender = carried?.sampled ? carried : undefined;
  const parent = origin && isSameTrace && mode === 'xray' ? { ...origin, spanId: carried.spanId } : (origin ?? sender);
  if (!parent) return undefined;
  return { origin, parent, own: parent.sampled ? { ...parent, spanId: newSpanId() } : parent };
}

/** The value of the Kafka header `traceparent` for the record of this hop. */
export const traceparentOfRecord = ({ own }: Hop): string => toTraceparent(own);
