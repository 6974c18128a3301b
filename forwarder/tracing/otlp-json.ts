import { forwarderVersion } from '../queues/version.ts';
import type { Span } from './span.ts';

/** Names of the functions in a tracing backend. */
export const serviceNames = { trigger: 'cognito-to-kafka-trigger', forwarder: 'cognito-to-kafka-forwarder' } as const;

type Attributes = Readonly<Record<string, string | number>>;

/**
 * The body of a request to `/v1/traces` ("OTLP/HTTP", OpenTelemetry protocol specification: JSON, with ids in hexadecimal digits,
 * 64-bit numbers as text and enumerations as numbers). `resource` has the attributes that all services share.
 */
export function otlpJson(spans: readonly Span[], resource: Attributes): string {
  const services = Map.groupBy(spans, ({ service }) => service);
  const resourceSpans = [...services].map(([service, ofService]) => ({
    resource: { attributes: toKeyValues({ 'service.name': serviceNames[service], ...resource }) },
    scopeSpans: [{ scope: { name: 'cognito-to-kafka', version: forwarderVersion }, spans: ofService.map(toOtlpSpan) }],
  }));
  return JSON.stringify({ resourceSpans });
}

const kinds = { producer: 4, consumer: 5 } as const;
const statusError = 2;
const sampledFlag = 1;

const toOtlpSpan = ({ traceId, spanId, parentId, name, kind, startMs, endMs, ...more }: Span) => ({
  traceId,
  spanId,
  ...(parentId === undefined ? {} : { parentSpanId: parentId }),
  flags: sampledFlag,
  name,
  kind: kinds[kind],
  startTimeUnixNano: toNanoseconds(startMs),
  endTimeUnixNano: toNanoseconds(endMs),
  attributes: toKeyValues({
    ...more.attributes,
    ...(more.errorCode === undefined ? {} : { 'error.type': more.errorCode }),
  }),
  links: more.links.map((link) => ({ traceId: link.traceId, spanId: link.spanId })),
  droppedLinksCount: more.droppedLinks ?? 0,
  status: more.errorCode === undefined ? {} : { code: statusError, message: more.errorCode },
});

const toNanoseconds = (ms: number): string => `${Math.trunc(ms)}000000`;

const toKeyValues = (attributes: Attributes) =>
  Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }));
