import { toXRayTraceId } from '../../platform/trace-context.ts';
import type { Span } from './span.ts';
import { serviceNames } from './otlp-json.ts';

/**
 * A message to the X-Ray daemon: a segment document after a header line ("X-Ray segment documents" and "Sending segment documents
 * to the X-Ray daemon", X-Ray developer guide). Annotations can be searched; their names have letters, digits and `_`. The guide
 * does not describe `links`; the X-Ray exporter of the OpenTelemetry Collector writes them in this form.
 */
export function xraySegment({ traceId, spanId, parentId, service, startMs, endMs, ...more }: Span): string {
  const annotations = Object.fromEntries(
    Object.entries(more.attributes).map(([name, value]) => [name.replaceAll(/\W/g, '_'), value]),
  );
  const segment = {
    name: serviceNames[service],
    id: spanId,
    trace_id: toXRayTraceId(traceId),
    ...(parentId === undefined ? {} : { parent_id: parentId }),
    start_time: startMs / 1000,
    end_time: endMs / 1000,
    annotations: { ...annotations, ...(more.errorCode === undefined ? {} : { error_code: more.errorCode }) },
    ...(more.errorCode === undefined ? {} : { fault: true }),
    ...(more.links.length > 0
      ? { links: more.links.map((link) => ({ trace_id: toXRayTraceId(link.traceId), id: link.spanId })) }
      : {}),
  };
  return `{"format":"json","version":1}\n${JSON.stringify(segment)}`;
}
