import type { TraceContext } from '../../platform/trace-context.ts';
import type { Forwarded } from '../forward-batch.ts';
import type { Message } from '../../kafka/records/message.ts';
import type { Hop } from './hop.ts';
import type { Span } from './span.ts';

/** A message with a sampled trace. */
export interface TracedMessage extends Hop {
  readonly message: Message;
  readonly topic: string;
  /** Of the event. */
  readonly id: string;
  readonly type: string;
  readonly source: string;
  /** When it happened, RFC 3339. */
  readonly time: string;
}

/** A batch in an invocation. */
export interface TracedBatch {
  /** The invocation of the forwarder. */
  readonly invocation: Pick<TraceContext, 'traceId' | 'spanId'>;
  readonly requestId: string;
  readonly received: number;
  /** Name of the queue. */
  readonly queue: string;
  /** Name of the bus. */
  readonly bus: string;
  /** Unix times in milliseconds. */
  readonly times: { readonly beginMs: number; readonly kafkaBeginMs: number; readonly kafkaEndMs: number };
}

/** "Span Limits", OpenTelemetry specification: the default of every SDK. */
const maxLinks = 128;

/** The schema does not limit the length of a source, but the X-Ray daemon takes at most 64 KB. */
const maxTextLength = 255;

/** A span for each record: a part of its login's trace, with a link to the batch. */
export const recordSpans = (
  traced: readonly TracedMessage[],
  { invocation, times }: TracedBatch,
  forwarded: Forwarded,
): Span[] => {
  const codes = errorCodes(forwarded);
  return traced.map(({ message, parent, own, topic, id, type, source }) => ({
    traceId: own.traceId,
    spanId: own.spanId,
    parentId: parent.spanId,
    service: 'forwarder',
    name: `send ${topic}`,
    kind: 'producer',
    startMs: times.kafkaBeginMs,
    endMs: times.kafkaEndMs,
    attributes: {
      'messaging.system': 'kafka',
      'messaging.operation.type': 'send',
      'messaging.destination.name': topic,
      'cloudevents.event_id': id,
      'cloudevents.event_type': type,
      'cloudevents.event_source': source.slice(0, maxTextLength),
      receive_count: message.receiveCount,
    },
    links: [invocation],
    ...errorOf(codes.get(message)),
  }));
};

/**
 * A span for each invocation of a trigger whose events left the forwarder: delivered or dead-lettered. The trigger function
 * itself records none, so that no login pays for it. It ends when the last event of this batch was in the queue. A message that
 * `replay` sent has had its span.
 */
export function triggerSpans(
  traced: readonly TracedMessage[],
  { bus, times }: TracedBatch,
  { retried }: Forwarded,
): Span[] {
  const again = new Set(retried.map(({ message }) => message));
  const spans = new Map<string, Span>();
  for (const { origin, message, time } of traced) {
    if (!origin || again.has(message) || message.replayed) continue;
    const { traceId, spanId } = origin;
    const sentMs = message.sentMs ?? times.beginMs;
    // An event may claim any time; one of a distant year is not a time in OTLP. Clocks differ, too.
    const startMs = Math.min(Math.max(0, Date.parse(time)) || sentMs, sentMs);
    const endMs = Math.max(sentMs, spans.get(spanId)?.endMs ?? 0);
    spans.set(spanId, {
      traceId,
      spanId,
      service: 'trigger',
      name: `publish ${bus}`,
      kind: 'producer',
      startMs,
      endMs,
      attributes: {
        'messaging.system': 'aws_eventbridge',
        'messaging.operation.type': 'send',
        'messaging.destination.name': bus,
      },
      links: [],
    });
  }
  return [...spans.values()];
}

/** The span of the invocation, with links to the logins of its messages. */
export function batchSpan(
  traced: readonly TracedMessage[],
  { invocation, requestId, received, queue, times }: TracedBatch,
  { retried, deadLettered }: Forwarded,
): Span {
  const links = traced.map(({ parent: { traceId, spanId } }) => ({ traceId, spanId }));
  return {
    ...invocation,
    service: 'forwarder',
    name: `process ${queue}`,
    kind: 'consumer',
    startMs: times.beginMs,
    endMs: times.kafkaEndMs,
    attributes: {
      'messaging.system': 'aws_sqs',
      'messaging.operation.type': 'process',
      'messaging.destination.name': queue,
      'messaging.batch.message_count': received,
      'faas.invocation_id': requestId,
    },
    links: links.slice(0, maxLinks),
    ...(links.length > maxLinks ? { droppedLinks: links.length - maxLinks } : {}),
    ...errorOf((retried[0] ?? deadLettered[0])?.cause.code),
  };
}

const errorCodes = ({ retried, deadLettered }: Forwarded): Map<Message, string> =>
  new Map([...retried, ...deadLettered].map(({ message, cause }) => [message, cause.code]));

const errorOf = (errorCode: string | undefined) => (errorCode === undefined ? {} : { errorCode });
