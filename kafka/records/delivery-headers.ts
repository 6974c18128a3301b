import { deliveryHeaders } from '../../contracts/delivery-headers.ts';
import type { KafkaRecord } from '../../contracts/kafka-record.ts';
import type { Message } from './message.ts';

/** Adds the facts that SQS reports about the message of a record to its headers. A fact that SQS did not report is left out. */
export function withDeliveryHeaders(
  record: KafkaRecord,
  { sentMs, firstReceivedAt, replayed }: Pick<Message, 'sentMs' | 'firstReceivedAt' | 'replayed'>,
): KafkaRecord {
  // A message that did not pass through the queue has the receive time 0.
  const receivedMs = firstReceivedAt.getTime();
  return {
    ...record,
    headers: {
      ...record.headers,
      ...(sentMs === undefined ? {} : { [deliveryHeaders.queued]: String(sentMs) }),
      ...(receivedMs > 0 ? { [deliveryHeaders.received]: String(receivedMs) } : {}),
      ...(replayed ? { [deliveryHeaders.replayed]: 'true' } : {}),
    },
  };
}
