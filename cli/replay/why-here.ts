import { eventTooLarge } from '../../contracts/outbox.ts';
import { violationsInText } from '../../contracts/schema-violations.ts';
import { knownRow } from '../../forwarder/failure-table.ts';
import { attributeText } from './queue/letter.ts';
import { receivedTooOften, type ReadLetter } from './queue/read-letter.ts';

/** A reason in words, and what to do about it. */
interface Explanation {
  readonly why: string;
  readonly todo: string;
}

const unexplained = 'This version does not explain this code.';
const sendsAgain = 'Send it again: cognito-to-kafka replay send --id ID --yes';
const access = "Let the rule write to its target again (the queue's policy, its KMS key), then send it.";

/** Codes that only queues and buses report. Those of the forwarder are in its failure table. */
const explanations: Readonly<Record<string, Explanation>> = {
  [eventTooLarge]: {
    why: 'It is larger than the limit of one call to the bus.',
    todo: 'Send it directly to Kafka: cognito-to-kafka replay send --id ID --to kafka-topic --yes. Include less in the privacy policy.',
  },
  [receivedTooOften]: {
    why: 'It was received too often without having been delivered: what it is for was away for hours.',
    todo: `Make sure that what it is for works again. ${sendsAgain}`,
  },
  NO_PERMISSIONS: { why: 'EventBridge may not write to the target of the rule.', todo: access },
  NO_RESOURCE: { why: 'The target of the rule did not exist.', todo: 'Create the target again, then send it.' },
  THROTTLING: { why: 'The target of the rule took no more.', todo: sendsAgain },
  TIMEOUT: { why: 'The bus did not answer in time; it may have the event all the same.', todo: sendsAgain },
  ThrottlingException: { why: 'The bus took no more at that moment.', todo: sendsAgain },
};

function explanationOf(code: string): Explanation | undefined {
  if (Object.hasOwn(explanations, code)) return explanations[code];
  const row = knownRow(code);
  return row && { why: row.why, todo: row.fix };
}

/** Lines that say why a letter is in its queue, and what to do about it. */
export function whyHere(read: ReadLetter): string[] {
  const { letter, problem, reason, standing, encrypted } = read;
  if (encrypted) {
    return [
      `why       ${reason}: EventBridge could not use the KMS key ${encrypted.keyArn} for an event of ${encrypted.busArn}.`,
      'to do     Enable the key, or let EventBridge use it again. Then decrypt the event and put it on the bus: ' +
        'docs/replay.md, "Encrypted events". "replay send" leaves it alone.',
    ];
  }
  if (standing === 'foreign') {
    return [
      'why       Nothing says that it is ours.',
      'to do     Find out who sent it. "replay send" leaves it alone.',
    ];
  }
  const known = explanationOf(reason) ?? (problem === undefined ? undefined : explanationOf(problem));
  const detail = attributeText(letter, 'detail') ?? attributeText(letter, 'ERROR_MESSAGE');
  const why = [reason, ...whyWithFacts(known, detail)].filter(Boolean).join(': ');
  const next = standing === 'poison' ? [`as it is  It would fail again: ${againBecause(read)}`] : [];
  return [`why       ${why}`, `to do     ${todoFor(read, known)}`, ...next];
}

/** The forwarder's detail is the text of its table around facts of the message; the fix has its own line. */
function whyWithFacts(known: Explanation | undefined, detail: string | undefined): (string | undefined)[] {
  if (known === undefined || detail?.startsWith(known.why) !== true) return [known?.why ?? unexplained, detail];
  const facts = detail.slice(known.why.length).replace(known.todo, '').trim();
  return [facts === '' ? known.why : `${known.why} ${facts}`];
}

const againBecause = ({ problem, eventText }: ReadLetter): string =>
  [explanationOf(problem ?? '')?.why, violationsInText(problem, eventText)].filter(Boolean).join(' ');

function todoFor({ standing, id }: ReadLetter, known: Explanation | undefined): string {
  if (standing === 'record') return 'Hand it to the audit function again: cognito-to-kafka replay send.';
  const todo = known?.todo ?? `Repair what the code names. ${sendsAgain}`;
  return todo.replace('--id ID', `--id ${id ?? 'ID'}`);
}
