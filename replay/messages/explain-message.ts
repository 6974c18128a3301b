import { docsUrl } from '../../contracts/docs-url.ts';
import { eventTooLarge } from '../../contracts/outbox.ts';
import type { EventProblem } from '../../contracts/read-event.ts';
import { violationsInText } from '../../contracts/schema-violations.ts';
import { failureRow, knownRow } from '../../kafka/failures/table/failure-table.ts';
import { receivedTooOften, type ParsedMessage } from './parsed-message.ts';
import { attributeText } from './queue-message.ts';

/** The reason why a message is in its queue. */
export interface MessageExplanation {
  readonly cause: string;
  readonly fix: string;
  /** Reason why the message would fail again; undefined if it would not. */
  readonly repetition?: string;
}

type Explanation = Pick<MessageExplanation, 'cause' | 'fix'>;

const sendsAgain = 'Send it again: cognito-to-kafka replay send --id ID --yes';
const access =
  "Allow the rule to send to its target again (the queue's policy, its KMS key). Then send the event again.";

/** Codes that only queues and buses report. The codes of the forwarder are in its failure table. */
const explanations: Readonly<Record<string, Explanation>> = {
  [eventTooLarge]: {
    cause: 'The event is larger than the limit of one call to the bus.',
    fix: 'Send it directly to Kafka: cognito-to-kafka replay send --id ID --to kafka-topic --yes. Include less in the privacy policy.',
  },
  [receivedTooOften]: {
    cause: 'The message was received too often without being delivered: its destination was unavailable for hours.',
    fix: `Make sure that the destination works again. ${sendsAgain}`,
  },
  NO_PERMISSIONS: { cause: 'EventBridge is not allowed to send to the target of the rule.', fix: access },
  NO_RESOURCE: {
    cause: 'The target of the rule did not exist.',
    fix: 'Create the target again. Then send the event again.',
  },
  THROTTLING: { cause: 'The target of the rule throttled the rule.', fix: sendsAgain },
  TIMEOUT: { cause: 'The bus did not respond in time. It may have the event anyway.', fix: sendsAgain },
  ThrottlingException: { cause: 'The bus throttled the call.', fix: sendsAgain },
};

const newVersion = `Deploy a version that does, and report the record if there is none. ${sendsAgain}`;

const notARecord: Explanation = {
  cause: 'The audit function does not read it as a CloudTrail record of Cognito.',
  fix: newVersion,
};

/** Codes with which the audit function sends a CloudTrail record to the dead-letter queue. */
const ofRecords: Readonly<Record<string, Explanation>> = {
  NOT_AN_AUDIT_RECORD: notARecord,
  UNKNOWN_EVENT_NAME: { cause: 'The audit function does not know the name of the call.', fix: newVersion },
  SCHEMA_VIOLATED: {
    cause: 'The audit function creates an event from it that does not match its schema.',
    fix: newVersion,
  },
};

function explanationOf(code: string, isRecord = false): Explanation | undefined {
  if (isRecord && Object.hasOwn(ofRecords, code)) return ofRecords[code];
  if (Object.hasOwn(explanations, code)) return explanations[code];
  const row = knownRow(code);
  return row && { cause: row.why, fix: row.fix };
}

/** Explains why a message is in its queue, and how to fix the cause. */
export function explainMessage(read: ParsedMessage): MessageExplanation {
  const { message, problem, reason, state, encrypted, eventText } = read;
  if (encrypted) {
    return {
      cause: `${reason}: EventBridge could not use the KMS key ${encrypted.keyArn} for an event of ${encrypted.busArn}.`,
      fix:
        'Enable the key, or allow EventBridge to use it again. Then decrypt the event and send it to the bus: ' +
        `${docsUrl('operations/replay.md#encrypted-events')} "replay send" skips it.`,
    };
  }
  if (state === 'unrecognized') {
    const fix = 'Find out which program sent it. "replay send" skips it.';
    return { cause: 'Nothing says that this pipeline sent it.', fix };
  }
  // Only a message of an audit queue has no event that could have a problem, and is not replayable.
  const isRecord = state !== 'replayable' && problem === undefined;
  const known = explanationOf(reason, isRecord) ?? (problem === undefined ? undefined : explanationOf(problem));
  const detail = attributeText(message, 'detail') ?? attributeText(message, 'ERROR_MESSAGE');
  const cause = [reason, ...causeWithFacts(known, detail)].filter(Boolean).join(': ');
  const explanation = { cause, fix: fixFor(read, known) };
  if (state !== 'invalid') return explanation;
  // A record that is invalid is not one of Cognito, whatever its code says.
  const repetition = problem === undefined ? notARecord.cause : repetitionOf(problem, eventText);
  return { ...explanation, repetition };
}

/** The forwarder's detail is the text of its table around facts of the message; the fix has its own line. */
function causeWithFacts(known: Explanation | undefined, detail: string | undefined): (string | undefined)[] {
  if (known === undefined || detail?.startsWith(known.cause) !== true)
    return [known?.cause ?? 'This version does not explain this code.', detail];
  const facts = detail.slice(known.cause.length).replace(known.fix, '').trim();
  return [facts === '' ? known.cause : `${known.cause} ${facts}`];
}

const repetitionOf = (problem: EventProblem, eventText: string): string =>
  [failureRow(problem).why, violationsInText(problem, eventText)].filter(Boolean).join(' ');

function fixFor({ state, id }: ParsedMessage, known: Explanation | undefined): string {
  if (state === 'cloudtrail-record' && known?.fix !== newVersion)
    return 'Send it to the audit function again: cognito-to-kafka replay send.';
  const fix = known?.fix ?? `Fix what the code names. ${sendsAgain}`;
  return fix.replace('--id ID', `--id ${id ?? 'ID'}`);
}
