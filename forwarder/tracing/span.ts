import type { TraceContext } from '../../platform/trace-context.ts';

/** A finished piece of work in a trace. It contains no user data: neither the `sub` nor any value of an event's `data`. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  /** Id of the span that it is a part of. @default - it is the root of its trace */
  readonly parentId?: string;
  /** The function that did the work. */
  readonly service: 'trigger' | 'forwarder';
  readonly name: string;
  readonly kind: 'producer' | 'consumer';
  /** Unix time in milliseconds. */
  readonly startMs: number;
  /** Unix time in milliseconds, not before `startMs`. */
  readonly endMs: number;
  readonly attributes: Readonly<Record<string, string | number>>;
  /** Related spans of other traces. */
  readonly links: readonly Pick<TraceContext, 'traceId' | 'spanId'>[];
  /** Number of further links, which the span does not have. @default 0 */
  readonly droppedLinks?: number;
  /** Stable code of the failure. @default - the work succeeded */
  readonly errorCode?: string;
}
