import { toTraceparent, toXRayHeader, type TraceContext } from '../../../platform/trace-context.ts';

/** A sampled position in a trace. */
export const aTrace = (over: Partial<TraceContext> = {}): TraceContext => ({
  traceId: '6745a1f30af7651916cd43dd8448eb21',
  spanId: 'b7ad6b7169203331',
  sampled: true,
  ...over,
});

/** The headers with which its event and its message arrive at the forwarder. */
export const arrivedHeaders = (trace: TraceContext) => ({
  traceparent: toTraceparent(trace),
  traceHeader: toXRayHeader(trace),
});
