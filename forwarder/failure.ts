import type { EventProblem } from '../contracts/read-event.ts';
import type { Message } from './message.ts';

/** Why one message did not land. */
export interface Failure {
  readonly message: Message;
  /** Topic of its record; what is no event has none. */
  readonly topic?: string;
  readonly cause: FailureCause;
}

/** A sorted failure: what the forwarder does next depends on these fields alone. */
export interface FailureCause {
  /** Stable; logs, dead letters and the runbook use it. */
  readonly code: string;
  /** In words; holds no value from a message. */
  readonly detail: string;
  /** Whether the same bytes may land later. If not, the message is poison and is parked. */
  readonly retriable: boolean;
}

const problems: Readonly<Record<EventProblem, string>> = {
  NOT_JSON: 'The body is not JSON.',
  NOT_A_CLOUD_EVENT: 'The body is not a CloudEvents 1.0 object.',
  UNKNOWN_TYPE: 'The catalogue has no event of this type.',
  SCHEMA_VIOLATED: 'The event does not pass the schema of its type.',
};

/** The failure of a body that is no event of the catalogue: no retry can change it. */
export const poisonCause = (problem: EventProblem): FailureCause => ({
  code: problem,
  detail: problems[problem],
  retriable: false,
});

/** Names of protocol errors of Kafka that are the record's own fault ("Protocol errors", Kafka documentation). */
const poisonTypes: Readonly<Record<string, string>> = {
  MESSAGE_TOO_LARGE: "The record is larger than the topic's max.message.bytes.",
  RECORD_LIST_TOO_LARGE: "The record is larger than the broker's segment size.",
  INVALID_RECORD: 'The broker refused the record as invalid.',
};

/**
 * Sorts what the Kafka client threw. Its outer errors say `retriable: false` around a refused connection, so only the
 * innermost known cause counts; what is not known is retriable, bounded by the queue's receive limit.
 */
export function kafkaFailureCause(error: unknown): FailureCause {
  let code = 'UNKNOWN';
  let cause: unknown = error;
  for (let depth = 0; depth < 10 && cause instanceof Error; depth++) {
    const { type, code: systemCode, name } = cause as Error & { type?: unknown; code?: unknown };
    if (typeof type === 'string' && Object.hasOwn(poisonTypes, type)) {
      return { code: type, detail: poisonTypes[type] ?? '', retriable: false };
    }
    // A protocol error carries a type and a number, a network error a textual code, the rest only a name.
    code = typeof type === 'string' ? type : typeof systemCode === 'string' ? systemCode : name;
    cause = cause.cause;
  }
  return { code, detail: `Kafka did not acknowledge the record (${code}).`, retriable: true };
}

/** The failure of a record that no acknowledgement names, although the client reported success. */
export const unacknowledged: FailureCause = {
  code: 'NOT_ACKNOWLEDGED',
  detail: 'The answer of the brokers does not name the partition of the record.',
  retriable: true,
};

/** The failure of a record for which no time was left in this invocation. */
export const outOfTime: FailureCause = {
  code: 'OUT_OF_TIME',
  detail: 'The invocation had no time left to send the record.',
  retriable: true,
};
