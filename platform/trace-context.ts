/** The position of a piece of work in a trace. */
export interface TraceContext {
  /** 32 lowercase hexadecimal digits, not all zero. */
  readonly traceId: string;
  /** Id of the span: 16 lowercase hexadecimal digits, not all zero. X-Ray calls it the id of a segment. */
  readonly spanId: string;
  /** Whether the spans of the trace are recorded. */
  readonly sampled: boolean;
}

/** A longer header is not one that Lambda, EventBridge or SQS passes on. */
const maxHeaderLength = 1024;

/**
 * Parses X-Ray's trace header, for example `Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1`, in any
 * order and with other fields ("Tracing header", X-Ray developer guide). `Sampled=?` and a header without `Sampled` do not
 * decide, so the trace is not sampled. Returns `undefined` without a valid root and parent. Never throws.
 */
export function parseXRayHeader(header: unknown): TraceContext | undefined {
  if (typeof header !== 'string' || header.length > maxHeaderLength) return undefined;
  const fields = new Map<string, string>();
  for (const field of header.split(';')) {
    const [name = '', value = ''] = field.split('=', 2).map((part) => part.trim());
    if (!fields.has(name)) fields.set(name, value);
  }
  const [, time = '', random = ''] = /^1-([0-9a-f]{8})-([0-9a-f]{24})$/i.exec(fields.get('Root') ?? '') ?? [];
  const traceId = `${time}${random}`.toLowerCase();
  const spanId = fields.get('Parent')?.toLowerCase() ?? '';
  return isTraceId(traceId) && isSpanId(spanId)
    ? { traceId, spanId, sampled: fields.get('Sampled') === '1' }
    : undefined;
}

/** Returns X-Ray's trace header. */
export const toXRayHeader = ({ traceId, spanId, sampled }: TraceContext): string =>
  `Root=${toXRayTraceId(traceId)};Parent=${spanId};Sampled=${sampled ? 1 : 0}`;

/** Returns X-Ray's form of a trace id: `1-<8 digits>-<24 digits>`. */
export const toXRayTraceId = (traceId: string): string => `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`;

/**
 * Parses a W3C `traceparent`, also of a later version ("Trace Context", W3C Recommendation, section 3.2). Returns `undefined` if
 * it is malformed: a receiver must ignore it then. Never throws.
 */
export function parseTraceparent(header: unknown): TraceContext | undefined {
  if (typeof header !== 'string' || header.length > maxHeaderLength) return undefined;
  const parts = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/.exec(header);
  const [, version = '', traceId = '', spanId = '', flags = '', more] = parts ?? [];
  const isVersion = version !== 'ff' && !(version === '00' && more !== undefined);
  if (!isVersion || !isTraceId(traceId) || !isSpanId(spanId)) return undefined;
  return { traceId, spanId, sampled: (parseInt(flags, 16) & 1) === 1 };
}

/** Returns the `traceparent` of version 00. */
export const toTraceparent = ({ traceId, spanId, sampled }: TraceContext): string =>
  `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;

/**
 * Whether a trace belongs to the share of traces that is recorded, 0 to 100 percent. Every process decides the same for a trace
 * id: its last digits are random, also those of X-Ray.
 */
export const isInSample = (traceId: string, percent: number): boolean =>
  parseInt(traceId.slice(-8), 16) < (percent / 100) * 2 ** 32;

const isTraceId = (text: string): boolean => /^(?!0+$)[0-9a-f]{32}$/.test(text);
const isSpanId = (text: string): boolean => /^(?!0+$)[0-9a-f]{16}$/.test(text);
