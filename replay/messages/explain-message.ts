import { eventTooLarge } from '../../contracts/outbox.ts';
import { violationsInText } from '../../contracts/schema-violations.ts';
import { knownRow } from '../../kafka/failures/table/failure-table.ts';
import { attributeText } from './queue-message.ts';
import { receivedTooOften, type ParsedMessage } from './parsed-message.ts';

/** A reason in words, and what to do about it. */
interface Explanation {
  readonly why: string;
  readonly fix: string;
}

const unexplained = 'This version does not explain this code.';
const sendsAgain = 'Send it again: cognito-to-kafka replay send --id ID --yes';
const access = "Let the rule write to its target again (the queue's policy, its KMS key), then send it.";

/** Codes that only queues and buses report. Those of the forwarder are in its failure table. */
const explanations: Readonly<Record<string, Explanation>> = {
  [eventTooLarge]: {
    why: 'It is larger than the limit of one call to the bus.',
    fix: 'Send it directly to Kafka: cognito-to-kafka replay send --id ID --to kafka-topic --yes. Include less in the privacy policy.',
  },
  [receivedTooOften]: {
    why: 'It was received too often without having been delivered: what it is for was away for hours.',
    fix: `Make sure that what it is for works again. ${sendsAgain}`,
  },
  NO_PERMISSIONS: { why: 'EventBridge may not write to the target of the rule.', fix: access },
  NO_RESOURCE: { why: 'The target of the rule did not exist.', fix: 'Create the target again, then send it.' },
  THROTTLING: { why: 'The target of the rule took no more.', fix: sendsAgain },
  TIMEOUT: { why: 'The bus did not answer in time; it may have the event all the same.', fix: sendsAgain },
  ThrottlingException: { why: 'The bus took no more at that moment.', fix: sendsAgain },
};

const newVersion = `Deploy a version that does, and report the record if there is none. ${sendsAgain}`;

/** Codes with which the audit function sends a CloudTrail record to the dead-letter queue. */
const ofRecords: Readonly<Record<string, Explanation>> = {
  NOT_AN_AUDIT_RECORD: {
    why: 'The audit function does not read it as a CloudTrail record of Cognito.',
    fix: newVersion,
  },
  UNKNOWN_EVENT_NAME: { why: 'The audit function does not know the name of the call.', fix: newVersion },
  SCHEMA_VIOLATED: { why: 'The audit function makes an event of it that does not match its schema.', fix: newVersion },
};

function explanationOf(code: string, isRecord = false): Explanation | undefined {
  if (isRecord && Object.hasOwn(ofRecords, code)) return ofRecords[code];
  if (Object.hasOwn(explanations, code)) return explanations[code];
  const row = knownRow(code);
  return row && { why: row.why, fix: row.fix };
}

/** Lines that say why a message is in its queue, and what to do about it. */
export function explainMessage(read: ParsedMessage): string[] {
  const { message, problem, reason, state, encrypted } = read;
  if (encrypted) {
    return [
      `why       ${reason}: EventBridge could not use the KMS key ${encrypted.keyArn} for an event of ${encrypted.busArn}.`,
      'to do     Enable the key, or let EventBridge use it again. Then decrypt the event and put it on the bus: ' +
        'docs/replay.md, "Encrypted events". "replay send" leaves it alone.',
    ];
  }
  if (state === 'unrecognized') {
    return [
      'why       Nothing says that it is ours.',
      'to do     Find out who sent it. "replay send" leaves it alone.',
    ];
  }
  // Only a message of an audit queue has no event that could have a problem, and is not sound.
  const isRecord = state !== 'replayable' && problem === undefined;
  const known = explanationOf(reason, isRecord) ?? (problem === undefined ? undefined : explanationOf(problem));
  const detail = attributeText(message, 'detail') ?? attributeText(message, 'ERROR_MESSAGE');
  const why = [reason, ...causeWithFacts(known, detail)].filter(Boolean).join(': ');
  const again = isRecord ? known?.why : againBecause(read);
  const next = state === 'invalid' ? [`as it is  It would fail again: ${again ?? ''}`] : [];
  return [`why       ${why}`, `to do     ${fixFor(read, known)}`, ...next];
}

/** The forwarder's detail is the text of its table around facts of the message; the fix has its own line. */
function causeWithFacts(known: Explanation | undefined, detail: string | undefined): (string | undefined)[] {
  if (known === undefined || detail?.startsWith(known.why) !== true) return [known?.why ?? unexplained, detail];
  const facts = detail.slice(known.why.length).replace(known.fix, '').trim();
  return [facts === '' ? known.why : `${known.why} ${facts}`];
}

const againBecause = ({ problem, eventText }: ParsedMessage): string =>
  [explanationOf(problem ?? '')?.why, violationsInText(problem, eventText)].filter(Boolean).join(' ');

function fixFor({ state, id }: ParsedMessage, known: Explanation | undefined): string {
  if (state === 'cloudtrail-record' && known?.fix !== newVersion)
    return 'Hand it to the audit function again: cognito-to-kafka replay send.';
  const fix = known?.fix ?? `Repair what the code names. ${sendsAgain}`;
  return fix.replace('--id ID', `--id ${id ?? 'ID'}`);
}
