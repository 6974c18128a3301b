import type { EventProblem } from '../contracts/read-event.ts';
import { causesOf, triedIn } from './broker-errors.ts';
import { connectErrorIn } from './connect-error.ts';
import { failureRow, type Remedy } from './failure-table.ts';
import type { Message } from './message.ts';

/** Why one message did not land. */
export interface Failure {
  readonly message: Message;
  /** Where it was to go; what is no event has no topic. */
  readonly topic?: string;
  /** The partition, where the client had chosen it. */
  readonly partition?: number;
  readonly cause: FailureCause;
}

/** A sorted failure: what the forwarder does next depends on these fields alone. */
export interface FailureCause {
  /** Stable; logs, dead letters and the runbook use it. */
  readonly code: string;
  /** In words; holds no value from a message. */
  readonly detail: string;
  readonly remedy: Remedy;
  /** Whether the same bytes may land later. If not, the message is poison and is parked. */
  readonly retriable: boolean;
}

/** The failure of a body that is no event of the catalogue: no retry can change it. */
export const poisonCause = (problem: EventProblem): FailureCause => causeOf(problem);

/**
 * Sorts what the Kafka client threw. Its outer errors say `retriable: false` around a refused connection, so only the
 * innermost cause of the table counts, but for one that is the record's fault, which counts wherever it is. What is not
 * known is retriable, bounded by the queue's receive limit.
 */
export function kafkaFailureCause(error: unknown): FailureCause {
  const connect = connectErrorIn(error);
  if (connect) {
    const { code, message: detail, isFinal } = connect;
    // The broker may only be restarting; with another leader, nothing has to be sent to it.
    const other = code === 'KAFKA_ADVERTISED_LISTENER_UNREACHABLE' ? 'reconnect' : 'renew';
    return { code, detail, remedy: isFinal ? 'stop' : other, retriable: true };
  }
  const codes: string[] = ['UNKNOWN'];
  for (const { type, code, name } of causesOf(error)) {
    // A protocol error carries a type and a number, a network error a textual code, the rest only a name.
    codes.unshift(typeof type === 'string' ? type : typeof code === 'string' ? code : name);
  }
  const fault = codes.find((code) => failureRow(code)?.remedy === 'park');
  const innermost = codes[0] ?? 'UNKNOWN';
  const known = codes.slice(0, -1).find((code) => failureRow(code));
  const { detail, ...cause } = causeOf(fault ?? known ?? innermost);
  return { ...cause, detail: detail + triedIn(error) };
}

/** The failure of a record that no acknowledgement names, although the client reported success. */
export const unacknowledged: FailureCause = causeOf('NOT_ACKNOWLEDGED');

/** The failure of a record for which no time was left in this invocation. */
export const outOfTime: FailureCause = causeOf('OUT_OF_TIME');

function causeOf(code: string): FailureCause {
  const { remedy, detail } = failureRow(code) ?? {
    remedy: 'reconnect' as const,
    detail: `Kafka did not acknowledge the record, for a reason that is not known (${code}).`,
  };
  return { code, detail, remedy, retriable: remedy !== 'park' };
}
