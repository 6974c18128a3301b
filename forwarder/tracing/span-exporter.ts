import { withTimeout } from '../../platform/with-timeout.ts';
import type { Span } from './span.ts';

/** Sends spans. Rejects if the destination did not take them. */
export type SendSpans = (spans: readonly Span[], signal: AbortSignal) => Promise<void>;

/** The destination rejects these spans, so that sending them again is of no use. */
export class SpansRejectedError extends Error {
  override readonly name = 'SpansRejectedError';
}

export interface SpanExporter {
  /** Adds spans to the queue. If the queue is full, the newest spans are dropped. */
  readonly add: (spans: readonly Span[]) => void;
  /**
   * Sends what is in the queue, and resolves within `exportLimits.waitMs` with the number of spans dropped since the last call.
   * Nothing is sent afterwards. Never rejects.
   */
  readonly flush: () => Promise<number>;
}

/** Limits of the export, so that it neither delays batches nor uses up memory. */
export const exportLimits = {
  /** Spans in the queue. OpenTelemetry's SDKs have the same limit ("Batching processor", OpenTelemetry specification). */
  queued: 2048,
  /** Spans of one request. */
  sent: 512,
  /** Milliseconds that a batch waits for the destination. Its events are in Kafka by then. */
  waitMs: 250,
  /** Milliseconds without an attempt after the destination did not answer. */
  pauseMs: 30_000,
} as const;

/**
 * An exporter with a bounded queue. A destination that does not answer in time keeps a batch waiting once, and then is not tried
 * for a while; its spans stay in the queue. `now`: milliseconds of a monotonic clock.
 */
export function spanExporter(send: SendSpans, now: () => number): SpanExporter {
  const queue: Span[] = [];
  let dropped = 0;
  let pausedUntil = -Infinity;

  const sendQueue = async (signal: AbortSignal): Promise<void> => {
    while (queue.length > 0) {
      const spans = queue.slice(0, exportLimits.sent);
      const isRejected = await send(spans, signal).then(
        () => false,
        (error: unknown) => {
          if (error instanceof SpansRejectedError) return true;
          throw error;
        },
      );
      // After the time limit, the spans stay in the queue: whether they arrived is unknown.
      if (signal.aborted) return;
      queue.splice(0, spans.length);
      if (isRejected) dropped += spans.length;
    }
  };

  return {
    add: (spans) => {
      const accepted = spans.slice(0, Math.max(0, exportLimits.queued - queue.length));
      queue.push(...accepted);
      dropped += spans.length - accepted.length;
    },
    flush: async () => {
      if (queue.length > 0 && now() >= pausedUntil) {
        const stop = new AbortController();
        const pause = (): void => {
          stop.abort();
          pausedUntil = now() + exportLimits.pauseMs;
        };
        await withTimeout(sendQueue(stop.signal).catch(pause), exportLimits.waitMs, pause);
      }
      const count = dropped;
      dropped = 0;
      return count;
    },
  };
}
