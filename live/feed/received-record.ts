import type { ReadRecord } from '../../kafka/reader.ts';
import type { ReceivedEvent } from '../events/received-event.ts';

/** Returns a record of the topic as an event of the page. A tombstone has an empty text. */
export const receivedRecord = (
  { topic, partition, offset, value, headers, timestampMs }: ReadRecord,
  consumedMs: number,
): ReceivedEvent => ({
  text: value ?? '',
  consumedMs,
  place: { topic, partition, offset },
  headers,
  acknowledgedMs: timestampMs,
});
