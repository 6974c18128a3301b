import type { EventProblem } from '../../../contracts/read-event.ts';
import type { FailureRow } from './failure-row.ts';

const sameVersion =
  'Deploy the forwarder and the functions that publish in the same version. Then send the message again.';

const problems: Readonly<Record<EventProblem, Pick<FailureRow, 'why' | 'fix'>>> = {
  NOT_JSON: {
    why: 'The body of the message is not JSON.',
    fix: 'Find out which program sends such messages to the queue. Purge the message.',
  },
  NOT_A_CLOUD_EVENT: {
    why: 'The body of the message is not a CloudEvents 1.0 object.',
    fix: 'Find out which program sends such messages to the queue. Purge the message.',
  },
  UNKNOWN_TYPE: { why: 'The catalog of this version does not have the type of the event.', fix: sameVersion },
  SCHEMA_VIOLATED: { why: 'The event does not match the schema of its type.', fix: sameVersion },
};

/** Failures of one record: no retry helps, so the record is sent to the dead-letter queue. */
export const recordFailures: readonly FailureRow[] = [
  ...Object.entries(problems).map(([code, texts]) => ({ codes: [code], action: 'dead-letter' as const, ...texts })),
  {
    codes: ['MESSAGE_TOO_LARGE'],
    action: 'dead-letter',
    why: "The record is larger than the topic's max.message.bytes.",
    fix: 'Raise max.message.bytes of the topic. Then send the message again.',
  },
  {
    codes: ['RECORD_LIST_TOO_LARGE'],
    action: 'dead-letter',
    why: "The record is larger than the topic's segment.bytes.",
    fix: 'Raise segment.bytes of the topic. Then send the message again.',
  },
  {
    codes: ['INVALID_RECORD'],
    action: 'dead-letter',
    why: 'The record did not pass the validation of the brokers.',
    fix:
      'A compacted topic rejects records without a key, and some brokers validate schemas: correct the topic or its ' +
      'settings. Then send the message again.',
  },
];
