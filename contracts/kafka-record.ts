import type { IdentityEvent } from './catalog.ts';
import { traceparentHeader } from './tracing.ts';

/** What Kafka gets for one event. */
export interface KafkaRecord {
  readonly topic: string;
  /** The event's subject, so that the events of one user stay in one partition; null where there is none. */
  readonly key: string | null;
  /** The event as it came out of the queue, byte for byte. */
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Structured mode of the CloudEvents Kafka protocol binding 1.0.2, section 3.3. */
export const recordHeaders: KafkaRecord['headers'] = { 'content-type': 'application/cloudevents+json; charset=UTF-8' };

/** The record in `topic` for an event whose text is `body`. `traceparent` is its position in a trace, if it has one. */
export const kafkaRecord = (event: IdentityEvent, body: string, topic: string, traceparent?: string): KafkaRecord => ({
  topic,
  key: event.subject ?? null,
  value: body,
  headers: traceparent === undefined ? recordHeaders : { ...recordHeaders, [traceparentHeader]: traceparent },
});
