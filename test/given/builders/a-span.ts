import type { Span } from '../../../forwarder/tracing/span.ts';
import { aTrace } from './a-trace.ts';

/** A span of the forwarder for one record. */
export const aSpan = (over: Partial<Span> = {}): Span => ({ ...aRootSpan(), parentId: aTrace().spanId, ...over });

/** The same without a parent. */
export const aRootSpan = (over: Partial<Span> = {}): Span => ({
  traceId: aTrace().traceId,
  spanId: '00f067aa0ba902b7',
  service: 'forwarder',
  name: 'send identity-events',
  kind: 'producer',
  startMs: Date.UTC(2026, 10, 24, 3, 12, 46),
  endMs: Date.UTC(2026, 10, 24, 3, 12, 46, 40),
  attributes: { 'messaging.system': 'kafka', receive_count: 1 },
  links: [{ traceId: '6745a1f4ffffffffffffffffffffffff', spanId: 'ffffffffffffffff' }],
  ...over,
});

/** As many as asked for. */
export const spansOf = (count: number): Span[] => Array.from({ length: count }, () => aSpan());
