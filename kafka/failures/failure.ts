import type { EventProblem } from '../../contracts/read-event.ts';
import { connectErrorIn } from './connect-error.ts';
import { factsOf, failureIn } from './failure-in.ts';
import type { FailureAction } from './table/failure-row.ts';
import { detailOf, failureRow } from './table/failure-table.ts';
import type { Message } from '../records/message.ts';

/** The failure of one message. */
export interface Failure {
  readonly message: Message;
  /** The topic of the record. @default - the message is not an event */
  readonly topic?: string;
  /** @default - the client did not choose a partition */
  readonly partition?: number;
  readonly cause: FailureCause;
}

/** A classified failure. The forwarder decides only by these fields. */
export interface FailureCause {
  /** Stable; logs, dead-letter messages and the runbook use it. */
  readonly code: string;
  /** Cause, facts and fix, as sentences; contains no value from a message. */
  readonly detail: string;
  readonly action: FailureAction;
  /** Whether a later attempt may succeed. If not, the message is a poison message. */
  readonly retriable: boolean;
}

/** Returns the failure of a body that is not an event of the catalog. `facts` are sentences about this body. */
export const permanentFailure = (problem: EventProblem, facts = ''): FailureCause => causeOf(problem, undefined, facts);

/**
 * Classifies an error of the Kafka client. Its outer errors have `retriable: false` around a refused connection, so the
 * innermost cause of the table counts. A cause that is the record's fault counts at any depth. An unknown error is retriable,
 * bounded by the queue's receive limit.
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
