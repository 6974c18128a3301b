import type { EventProblem } from '../../contracts/read-event.ts';
import { connectErrorIn } from './connect-error.ts';
import { factsOf, failureIn } from './failure-in.ts';
import type { FailureAction } from './table/failure-row.ts';
import { detailOf, failureRow } from './table/failure-table.ts';
import type { Message } from '../records/message.ts';

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
  readonly action: FailureAction;
  /** Whether the same bytes may land later. If not, the message is poison and is deadLettered. */
  readonly retriable: boolean;
}

/** The failure of a body that is no event of the catalog: no retry can change it. `facts` are sentences about this body. */
export const permanentFailure = (problem: EventProblem, facts = ''): FailureCause => causeOf(problem, undefined, facts);

/**
 * Sorts what the Kafka client threw. Its outer errors say `retriable: false` around a refused connection, so only the
 * innermost cause of the table counts, but for one that is the record's fault, which counts wherever it is. What is not
 * known is retriable, bounded by the queue's receive limit.
 */
export function kafkaFailureCause(error: unknown): FailureCause {
  const connect = connectErrorIn(error);
  if (connect) {
    const { code, message: detail, isFinal } = connect;
    const { action } = failureRow(code);
    return {
      code,
      detail,
      action: action === 'refresh-credentials' && isFinal ? 'stop-batch' : action,
      retriable: true,
    };
  }
  const { code, row } = failureIn(error);
  return causeOf(code, row, factsOf(error));
}

/** The failure of a record that no acknowledgement names, although the client reported success. */
export const unacknowledged: FailureCause = causeOf('NOT_ACKNOWLEDGED');

/** The failure of a record for which no time was left in this invocation. */
export const outOfTime: FailureCause = causeOf('OUT_OF_TIME');

function causeOf(code: string, row = failureRow(code), facts = ''): FailureCause {
  const { action, reportedAs = code } = row;
  return { code: reportedAs, detail: detailOf(row, facts), action, retriable: action !== 'dead-letter' };
}
