import type { TracingMode } from '../../contracts/tracing.ts';
import { parseXRayHeader } from '../../platform/trace-context.ts';
import type { TraceparentOf } from '../../kafka/records/read-batch.ts';
import type { Forwarded } from '../forward-batch.ts';
import { batchSpan, recordSpans, triggerSpans, type TracedBatch, type TracedMessage } from './batch-spans.ts';
import { hopOf, traceparentOfRecord } from './hop.ts';
import type { SpanExporter } from './span-exporter.ts';

/** The traces of the messages of one batch. */
export interface BatchTracing {
  /** Returns the Kafka header `traceparent` of an event; `undefined` if it has no trace. */
  readonly traceparentOf: TraceparentOf;
  /** Exports the spans of the batch. Resolves with the number of dropped spans. Bounded in time; never rejects. */
  readonly finish: (
    forwarded: Forwarded,
    about: Pick<TracedBatch, 'requestId' | 'received' | 'times'>,
  ) => Promise<number>;
}

export interface TracingPorts {
  readonly mode: Exclude<TracingMode, 'off'>;
  /** Name of the queue. */
  readonly queue: string;
  /** Name of the bus. */
  readonly bus: string;
  readonly exporter: SpanExporter;
  /** The trace header of the running invocation, as Lambda sets it. */
  readonly traceHeader: () => string | undefined;
  /** A random id of so many bytes, in hexadecimal digits. */
  readonly newId: (bytes: number) => string;
}

/** Begins a batch. Only messages with a sampled trace have spans. */
export function traceBatch({ mode, queue, bus, exporter, traceHeader, newId }: TracingPorts): BatchTracing {
  const traced: TracedMessage[] = [];
  return {
    traceparentOf: (message, event, topic) => {
      const { id, type, source, time, traceparent } = event;
      const hop = hopOf(mode, { traceparent, traceHeader: message.traceHeader }, () => newId(8));
      if (hop?.own.sampled) traced.push({ ...hop, message, topic, id, type, source, time });
      return hop && traceparentOfRecord(hop);
    },
    finish: async (forwarded, about) => {
      if (traced.length > 0) {
        const invocation = parseXRayHeader(traceHeader()) ?? { traceId: newId(16), spanId: newId(8) };
        const { traceId, spanId } = invocation;
        const batch: TracedBatch = { ...about, invocation: { traceId, spanId }, queue, bus };
        // Of the invocations themselves, Lambda sends segments to X-Ray.
        const invocations =
          mode === 'w3c' ? [...triggerSpans(traced, batch, forwarded), batchSpan(traced, batch, forwarded)] : [];
        exporter.add([...invocations, ...recordSpans(traced, batch, forwarded)]);
      }
      return exporter.flush();
    },
  };
}
