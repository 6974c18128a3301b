import { isCanary } from '../../contracts/canary.ts';
import type { IdentityEvent } from '../../contracts/catalog.ts';
import { kafkaRecord, type KafkaRecord } from '../../contracts/kafka-record.ts';
import { readEvent } from '../../contracts/read-event.ts';
import { temporaryUserIn } from '../../contracts/temporary-user.ts';
import { violationsInText } from '../../contracts/schema-violations.ts';
import { permanentFailure, type Failure } from '../failures/failure.ts';
import { withDeliveryHeaders } from './delivery-headers.ts';
import type { Message } from './message.ts';

/** A message that is an event, with the record to send for it. */
export interface Outgoing {
  readonly message: Message;
  readonly record: KafkaRecord;
  /** When it happened, RFC 3339. */
  readonly time: string;
  /** Its id, if it is a canary. */
  readonly canary?: string;
  /** Whether a CloudTrail record reported it. @default - a trigger did */
  readonly isAudit?: boolean;
  /** The name of its user and its type, if `smoke --login` created the user. */
  readonly temporaryUser?: { readonly username: string; readonly type: string };
}

/** Returns the `traceparent` of the record for an event; `undefined` if it has no trace. Never throws. */
export type TraceparentOf = (message: Message, event: IdentityEvent, topic: string) => string | undefined;

const untraced: TraceparentOf = () => undefined;

/** Splits a batch into records to send, each to the topic of its type, and messages that are no event of the catalog. */
export function readBatch(
  messages: readonly Message[],
  topicOf: (type: string) => string,
  traceparentOf: TraceparentOf = untraced,
): { outgoing: Outgoing[]; rejected: Failure[] } {
  const outgoing: Outgoing[] = [];
  const rejected: Failure[] = [];
  for (const message of messages) {
    const read = readEvent(message.body);
    if ('problem' in read) {
      const facts = violationsInText(read.problem, message.body);
      rejected.push({ message, cause: permanentFailure(read.problem, facts) });
    } else {
      const { id, type, time, data } = read.event;
      const topic = topicOf(type);
      const record = kafkaRecord(read.event, message.body, topic, traceparentOf(message, read.event, topic));
      const canary = isCanary(read.event) ? { canary: id } : {};
      const username = temporaryUserIn(read.event);
      const temporaryUser = username === undefined ? {} : { temporaryUser: { username, type } };
      outgoing.push({
        message,
        record: withDeliveryHeaders(record, message),
        time,
        ...canary,
        ...('eventName' in data ? { isAudit: true } : {}),
        ...temporaryUser,
      });
    }
  }
  return { outgoing, rejected };
}
